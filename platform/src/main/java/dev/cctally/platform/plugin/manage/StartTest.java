package dev.cctally.platform.plugin.manage;

import java.util.Optional;

/** Starts an installed plugin once in a process of its own, to see whether it works. */
@FunctionalInterface
public interface StartTest {
  /**
   * Starts it.
   *
   * @param pluginId the plugin; in its place and trusted
   * @return what went wrong as a clause, or empty if it started
   */
  Optional<String> run(String pluginId);
}
