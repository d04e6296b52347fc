package dev.cctally.cli;

import dev.cctally.platform.host.Host;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/** Describes the machine this process runs on. */
final class SystemHost {
  private static final Path ZONE_LINK = Path.of("/etc/localtime");

  private SystemHost() {}

  /** This machine, now. */
  static Host current() {
    Map<String, String> environment = System.getenv();
    return of(environment, Clock.systemUTC(), SystemZone.of(environment, ZONE_LINK));
  }

  static Host of(Map<String, String> environment, Clock wallClock, ZoneId zone) {
    Path workingDirectory = Path.of(System.getProperty("user.dir", "."));
    return new Host(
        home(environment, workingDirectory),
        workingDirectory,
        environment,
        new PinnableClock(environment, wallClock),
        wallClock,
        zone,
        operatingSystem(System.getProperty("os.name", "")));
  }

  private static Path home(Map<String, String> environment, Path workingDirectory) {
    String home = environment.getOrDefault("HOME", "");
    try {
      return workingDirectory.resolve(home.isBlank() ? System.getProperty("user.home", "/") : home);
    } catch (InvalidPathException e) {
      // The locale cannot spell it. Nothing lies there, which is better than not to start.
      return workingDirectory.resolve("home-that-this-locale-cannot-spell");
    }
  }

  private static String operatingSystem(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.contains("mac")) {
      return "macos";
    }
    return lower.contains("win") ? "windows" : lower;
  }
}
