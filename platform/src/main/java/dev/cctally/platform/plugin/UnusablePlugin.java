package dev.cctally.platform.plugin;

import java.util.Objects;

/**
 * A plugin that is there and is not used.
 *
 * @param plugin the plugin, as far as its manifest can be understood
 * @param state why not
 * @param automatic whether it was switched off because it kept failing, not by the user
 * @param problem one sentence that names it: what is wrong and what to do
 */
public record UnusablePlugin(
    InstalledPlugin plugin, PluginState state, boolean automatic, String problem) {
  /** Rejects {@code null}. */
  public UnusablePlugin {
    Objects.requireNonNull(plugin, "plugin");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(problem, "problem");
  }
}
