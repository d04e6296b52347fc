package dev.cctally.cli.render;

import dev.cctally.platform.plugin.ReportShape;

/** The line above a table. */
final class TableTitle {
  private TableTitle() {}

  /** The report's name, and its zone where that fits. */
  static String of(ReportView view, String report) {
    Canvas canvas = view.canvas();
    String title = DisplayText.clean(view.tool() + " Token Usage Report - " + report);
    String id = view.zone().getId();
    String zone =
        view.shape() == ReportShape.INCLUSIVE_INPUT ? "  (Timezone: " + id + ")" : "  (" + id + ")";
    boolean room = DisplayText.width(title) + zone.length() + 1 <= canvas.width();
    return "\n "
        + Style.TITLE.paint(title, canvas.colour())
        + (room ? Style.MUTED.paint(zone, canvas.colour()) : "")
        + "\n\n";
  }
}
