package dev.cctally.platform.plugin;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The warnings of one process, in the order they came up, without repetition. Thread-safe. */
final class PluginWarnings {
  private final Set<PluginWarning> warnings = new LinkedHashSet<>();

  /** Adds a warning about a plugin with a known id. */
  void about(CheckedPlugin plugin, String what) {
    add(
        plugin.id(),
        plugin.label() + " " + what + "; run `cctally plugins info " + plugin.id() + "`");
  }

  /** Adds a warning about something in a plugin folder that has no usable id. */
  void aboutFile(String file, String what, String remedy) {
    add(Text.oneLine(file), "plugin file " + file + " " + what + "; " + remedy);
  }

  synchronized void add(String plugin, String error) {
    warnings.add(new PluginWarning(plugin, Text.oneLine(error)));
  }

  synchronized List<PluginWarning> all() {
    return List.copyOf(warnings);
  }
}
