package dev.cctally.platform.plugin.manage;

import dev.cctally.platform.config.ConfigurationEditor;
import dev.cctally.platform.config.JsonDocument;
import dev.cctally.platform.config.PluginChoices;
import java.util.Set;

/** Writes which plugins are on into the configuration. */
final class PluginSwitcher {
  private static final String DISABLED = "disabled";
  private static final String DISABLED_AUTO = "disabled_auto";
  private static final String ENABLED_USER = "enabled_user";

  private final ConfigurationEditor editor;

  PluginSwitcher(ConfigurationEditor editor) {
    this.editor = editor;
  }

  /** In which lists a plugin is. */
  record State(boolean disabled, boolean automatic, boolean enabled) {}

  State state(String id) {
    boolean[] in = new boolean[3];
    editor.edit(document -> {
      in[0] = document.texts(PluginChoices.BLOCK, DISABLED).contains(id);
      in[1] = document.texts(PluginChoices.BLOCK, DISABLED_AUTO).contains(id);
      in[2] = document.texts(PluginChoices.BLOCK, ENABLED_USER).contains(id);
    });
    return new State(in[0], in[1], in[2]);
  }

  boolean on(String id, boolean bundled) {
    return editor.edit(document -> {
      put(document, DISABLED, id, false);
      put(document, DISABLED_AUTO, id, false);
      if (!bundled) {
        put(document, ENABLED_USER, id, true);
      }
    });
  }

  boolean off(String id, boolean bundled) {
    return editor.edit(document -> {
      put(document, DISABLED_AUTO, id, false);
      put(document, DISABLED, id, bundled);
      put(document, ENABLED_USER, id, false);
    });
  }

  /** Switches a plugin off because it keeps failing. */
  boolean offForFailing(String id) {
    return editor.edit(document -> {
      put(document, DISABLED, id, true);
      put(document, DISABLED_AUTO, id, true);
    });
  }

  /** Takes a removed plugin out of the lists; a bundled one of the same id stays as it is. */
  void forget(String id, boolean bundledToo) {
    State state = state(id);
    restore(id, new State(bundledToo && state.disabled(), bundledToo && state.automatic(), false));
  }

  void restore(String id, State state) {
    editor.edit(document -> {
      put(document, DISABLED, id, state.disabled());
      put(document, DISABLED_AUTO, id, state.automatic());
      put(document, ENABLED_USER, id, state.enabled());
    });
  }

  private static void put(JsonDocument document, String list, String id, boolean in)
      throws JsonDocument.BrokenException {
    Set<String> ids = document.texts(PluginChoices.BLOCK, list);
    if (in ? !ids.add(id) : !ids.remove(id)) {
      return;
    }
    if (ids.isEmpty()) {
      document.remove(PluginChoices.BLOCK, list);
    } else {
      document.set(JsonDocument.list(ids), PluginChoices.BLOCK, list);
    }
  }
}
