package dev.cctally.platform.plugin;

import dev.cctally.spi.vendor.HostEnvironment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** A host without an environment, at the epoch. */
final class NoHost implements HostEnvironment {
  @Override
  public Path home() {
    return Path.of("/nowhere").toAbsolutePath();
  }

  @Override
  public Path workingDirectory() {
    return home();
  }

  @Override
  public Optional<String> variable(String name) {
    return Optional.empty();
  }

  @Override
  public Clock clock() {
    return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  }

  @Override
  public String operatingSystem() {
    return "linux";
  }
}
