package dev.cctally.spi.vendor;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * The host as a plugin may see it. <b>Provided by the platform, do not implement</b> outside tests.
 *
 * <p>Plugins take the home folder, environment and time from here and from nowhere else, so that
 * tests and safe modes can redirect them. Safe for use by several threads.
 *
 * @since 1.0
 */
public interface HostEnvironment {
  /** {@return the user's home folder, absolute} */
  Path home();

  /** {@return the folder relative paths in settings are resolved against, absolute} */
  Path workingDirectory();

  /**
   * {@return the value of an environment variable, or empty if it is unset}
   *
   * @param name the variable's name, case-sensitive
   */
  Optional<String> variable(String name);

  /** {@return the clock to take the time from; its zone is UTC} */
  Clock clock();

  /** {@return the operating system's name in lower case: {@code linux}, {@code macos}, …} */
  String operatingSystem();
}
