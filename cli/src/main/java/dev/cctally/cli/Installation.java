package dev.cctally.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where this program lies. The launcher says so through system properties; without a launcher this
 * is a development build without bundled plugins.
 *
 * @param home the distribution's folder, or {@code null}
 * @param installed whether this is an installed distribution, not a development build
 */
record Installation(@Nullable Path home, boolean installed) {
  /** System property of the launcher: the distribution's folder. */
  static final String HOME = "cctally.home";

  static Installation fromLauncher() {
    String home = System.getProperty(HOME);
    return new Installation(
        home == null || home.isBlank() ? null : Path.of(home),
        Boolean.getBoolean(Version.INSTALLED));
  }

  /** The file that starts this program. */
  @Nullable Path launcher() {
    return home == null ? null : home.resolve("bin/cctally").toAbsolutePath().normalize();
  }

  @Nullable Path bundledPlugins() {
    return home == null ? null : home.resolve("plugins");
  }
}
