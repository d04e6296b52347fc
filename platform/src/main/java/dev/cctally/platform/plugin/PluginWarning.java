package dev.cctally.platform.plugin;

import java.util.Objects;

/**
 * A plugin that is degraded, for JSON {@code warnings} and standard error.
 *
 * @param plugin the plugin's id, or its file name if it has none
 * @param error one sentence: what is wrong and what to do
 */
public record PluginWarning(String plugin, String error) {
  /** Rejects {@code null}. */
  public PluginWarning {
    Objects.requireNonNull(plugin, "plugin");
    Objects.requireNonNull(error, "error");
  }
}
