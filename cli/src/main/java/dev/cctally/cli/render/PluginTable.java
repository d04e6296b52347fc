package dev.cctally.cli.render;

import dev.cctally.platform.plugin.PluginRecord;
import dev.cctally.platform.plugin.PluginState;
import java.util.ArrayList;
import java.util.List;

/** Plugins as a table, and below it what is wrong with them. */
public final class PluginTable {
  private PluginTable() {}

  /**
   * {@return the text}
   *
   * @param plugins the jars
   * @param canvas where it is shown
   * @param home the user's home folder, shortened to {@code ~}
   */
  public static String of(List<PluginRecord> plugins, Canvas canvas, String home) {
    if (plugins.isEmpty()) {
      return "No plugins.\n";
    }
    List<Column> columns =
        List.of(
            Column.text(12, Column.ESSENTIAL, "Plugin"),
            Column.whole(40, "Version"),
            Column.whole(20, "Kind"),
            Column.whole(30, "Origin"),
            Column.whole(Column.ESSENTIAL, "State"));
    List<Row> rows = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (PluginRecord plugin : plugins) {
      boolean well = plugin.state() == PluginState.LOADED || plugin.state() == PluginState.STARTED;
      boolean chosen = plugin.state() == PluginState.DISABLED || plugin.foreign();
      Style state = well ? Style.MONEY : chosen ? Style.MUTED : Style.WARNING;
      rows.add(
          new Row(
              Row.Kind.BODY,
              List.of(
                  Cell.of(DisplayText.clean(plugin.id()), Style.KEY),
                  Cell.of(DisplayText.clean(plugin.attribute("Plugin-Version")), Style.PLAIN),
                  Cell.of(DisplayText.clean(plugin.attribute("Cctally-Plugin-Kind")), Style.PLAIN),
                  Cell.of(PluginJson.origin(plugin), Style.PLAIN),
                  Cell.of(plugin.state().word(), state))));
      if (plugin.error() != null && (!chosen || plugin.automatic())) {
        notes.add(DisplayText.clean(plugin.error().replace(home + "/", "~/")));
      }
    }
    Table table = new Table(columns, rows, false);
    StringBuilder text =
        new StringBuilder(TableLayout.draw(() -> table, () -> table, canvas).text());
    if (!text.toString().endsWith("\n")) {
      text.append('\n');
    }
    notes.forEach(note -> text.append('\n').append(note));
    return notes.isEmpty() ? text.toString() : text.append('\n').toString();
  }
}
