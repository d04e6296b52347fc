package dev.cctally.platform.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the jars that are not used and warns of those that the user did not leave out himself. */
final class Rejections {
  private final List<Rejection> all = new ArrayList<>();
  private final PluginWarnings warnings;

  Rejections(PluginWarnings warnings) {
    this.warnings = warnings;
  }

  List<Rejection> all() {
    return all;
  }

  PluginWarnings warnings() {
    return warnings;
  }

  /** A file that has no usable id, or whose bytes cannot be believed. */
  void file(Path path, @Nullable PluginJar jar, boolean bundled, String what, String remedy) {
    String name = String.valueOf(path.getFileName());
    PluginWarning warning = warnings.aboutFile(name, what, remedy);
    String id = jar == null ? "" : jar.attribute("Plugin-Id");
    add(id.isEmpty() ? warning.plugin() : id, path, jar, null, bundled, warning.error());
  }

  /** A jar whose manifest breaks a rule. */
  void invalid(PluginJar jar, boolean bundled, String what) {
    String remedy = bundled ? JarFinder.REINSTALL : "run `cctally plugins verify`";
    String id = Text.oneLine(jar.attribute("Plugin-Id"));
    if (id.isEmpty()) {
      file(jar.path(), jar, bundled, "is not a plugin: " + what, remedy);
      return;
    }
    String sentence =
        "plugin " + id + " (" + jar.fileName() + ") is invalid: " + what + "; " + remedy;
    add(id, jar.path(), jar, null, bundled, warnings.add(id, sentence).error());
  }

  private void add(
      String id,
      Path path,
      @Nullable PluginJar jar,
      @Nullable CheckedPlugin plugin,
      boolean bundled,
      String problem) {
    all.add(
        new Rejection(id, path, jar, plugin, bundled, PluginState.FAILED, problem, false, false));
  }

  /** A plugin that may not be used; the user is told. */
  void plugin(CheckedPlugin plugin, PluginState state, String what) {
    add(plugin, state, warnings.about(plugin, what).error(), false, false);
  }

  /** A plugin that is left out on purpose; nobody is told unless he asks. */
  void silently(CheckedPlugin plugin, PluginState state, String problem, boolean foreign) {
    add(plugin, state, problem, foreign, false);
  }

  /**
   * A plugin that is switched off. If the user did it he is told only when he asks for its vendor,
   * else always.
   */
  void disabled(CheckedPlugin plugin, boolean automatic) {
    String why = automatic ? " was switched off because it kept failing" : " is switched off";
    String problem = plugin.label() + why + "; run `cctally plugins enable " + plugin.id() + "`";
    if (automatic) {
      warnings.add(plugin.id(), problem);
    }
    add(plugin, PluginState.DISABLED, problem, false, automatic);
  }

  private void add(
      CheckedPlugin plugin, PluginState state, String problem, boolean foreign, boolean automatic) {
    all.add(
        new Rejection(
            plugin.id(),
            plugin.plugin().jar(),
            plugin.jar(),
            plugin,
            plugin.plugin().bundled(),
            state,
            problem,
            foreign,
            automatic));
  }
}
