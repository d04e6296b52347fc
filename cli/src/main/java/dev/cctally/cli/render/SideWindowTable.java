package dev.cctally.cli.render;

import dev.cctally.platform.report.quota.trend.SideWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The windows that a vendor has beside its main ones, as a table. */
public final class SideWindowTable {
  private SideWindowTable() {}

  /**
   * {@return the windows, under a heading}
   *
   * @param windows the windows; may be none
   * @param view how to show them
   */
  public static String of(List<SideWindow> windows, ReportView view) {
    String heading = Style.HEADING.paint("Other windows:", view.canvas().colour());
    if (windows.isEmpty()) {
      return "\n " + heading + " none are recorded.\n";
    }
    TableLayout.Drawn drawn =
        TableLayout.draw(() -> table(windows, view), () -> table(windows, view), view.canvas());
    Footnotes footnotes = new Footnotes(view);
    footnotes.hidden(drawn.columnsHidden());
    return "\n " + heading + "\n" + drawn.text() + footnotes.text();
  }

  private static Table table(List<SideWindow> windows, ReportView view) {
    List<Column> columns =
        List.of(
            Column.text(12, Column.ESSENTIAL, "Window"),
            Column.number(Column.ESSENTIAL, "Used %"),
            Column.whole(30, "Resets"),
            Column.whole(20, "As Of"));
    List<Row> rows = new ArrayList<>();
    for (SideWindow window : windows) {
      Long reset = window.resetsAtMicros();
      String when = reset == null ? "n/a" : (window.over() ? "ended " : "") + minute(reset, view);
      rows.add(
          new Row(
              Row.Kind.BODY,
              List.of(
                  Cell.of(DisplayText.clean(window.label()), Style.KEY),
                  Cell.of(
                      String.format(Locale.ROOT, "%.2f%%", window.percent()),
                      window.over() ? Style.MUTED : Style.PLAIN),
                  Cell.of(when, window.over() ? Style.MUTED : Style.PLAIN),
                  Cell.of(minute(window.capturedMicros(), view), Style.PLAIN))));
    }
    return new Table(columns, rows, false);
  }

  private static String minute(long micros, ReportView view) {
    return Instants.date(micros, view.zone()) + " " + Instants.minute(micros, view.zone());
  }
}
