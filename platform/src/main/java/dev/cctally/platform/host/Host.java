package dev.cctally.platform.host;

import dev.cctally.spi.vendor.HostEnvironment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The machine we run on. Made once, in the command line's main class; tests make their own.
 *
 * @param home the user's home folder, absolute
 * @param workingDirectory the folder relative paths are resolved against, absolute
 * @param environment the environment variables
 * @param clock what reports call "now"; pinned by {@code CCTALLY_AS_OF}
 * @param wallClock the real time, to compare with file modification times
 * @param zone the host's time zone
 * @param operatingSystem the operating system's name in lower case: {@code linux}, {@code macos}, …
 */
public record Host(
    Path home,
    Path workingDirectory,
    Map<String, String> environment,
    Clock clock,
    Clock wallClock,
    ZoneId zone,
    String operatingSystem)
    implements HostEnvironment {
  /** Rejects {@code null} and copies the environment. */
  public Host {
    Objects.requireNonNull(home, "home");
    Objects.requireNonNull(workingDirectory, "workingDirectory");
    environment = Map.copyOf(environment);
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(wallClock, "wallClock");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(operatingSystem, "operatingSystem");
  }

  @Override
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name));
  }

  /**
   * {@return a variable that is set to more than white space, trimmed}
   *
   * @param name the variable's name
   */
  public Optional<String> nonBlankVariable(String name) {
    return variable(name).map(String::strip).filter(value -> !value.isEmpty());
  }
}
