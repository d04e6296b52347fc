package dev.cctally.cli.render;

/** The line above a table. */
final class TableTitle {
  private TableTitle() {}

  /** The report's name, and its zone where that fits. */
  static String of(ReportView view, String report) {
    Canvas canvas = view.canvas();
    String title = DisplayText.clean(view.tool() + " Token Usage Report - " + report);
    String zone = "  (" + view.zone().getId() + ")";
    boolean room = DisplayText.width(title) + zone.length() + 1 <= canvas.width();
    return "\n "
        + Style.TITLE.paint(title, canvas.colour())
        + (room ? Style.MUTED.paint(zone, canvas.colour()) : "")
        + "\n\n";
  }
}
