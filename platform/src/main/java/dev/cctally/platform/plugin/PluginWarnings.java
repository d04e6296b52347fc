package dev.cctally.platform.plugin;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The warnings of one process, in the order they came up, without repetition. Thread-safe. */
final class PluginWarnings {
  private final Set<PluginWarning> warnings = new LinkedHashSet<>();

  /** Adds a warning about a plugin with a known id. */
  PluginWarning about(CheckedPlugin plugin, String what) {
    return add(
        plugin.id(),
        plugin.label() + " " + what + "; run `cctally plugins info " + plugin.id() + "`");
  }

  /** Adds a warning about something in a plugin folder that has no usable id. */
  PluginWarning aboutFile(String file, String what, String remedy) {
    return add(Text.oneLine(file), "plugin file " + file + " " + what + "; " + remedy);
  }

  synchronized PluginWarning add(String plugin, String error) {
    PluginWarning warning = new PluginWarning(plugin, Text.oneLine(error));
    warnings.add(warning);
    return warning;
  }

  synchronized List<PluginWarning> all() {
    return List.copyOf(warnings);
  }
}
