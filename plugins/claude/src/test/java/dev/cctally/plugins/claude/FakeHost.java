package dev.cctally.plugins.claude;

import dev.cctally.spi.vendor.HostEnvironment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** A host with a given home, environment and nothing else. */
record FakeHost(Path home, Path workingDirectory, Map<String, String> variables)
    implements HostEnvironment {
  @Override
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  @Override
  public Clock clock() {
    return Clock.fixed(Instant.parse("2026-05-10T12:00:00Z"), ZoneOffset.UTC);
  }

  @Override
  public String operatingSystem() {
    return "linux";
  }
}
