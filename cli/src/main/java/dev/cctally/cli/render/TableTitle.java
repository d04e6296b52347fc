package dev.cctally.cli.render;

import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.time.DisplayZone;

/** The line above a table. */
final class TableTitle {
  private TableTitle() {}

  /** The same, and below it from when to when the report goes, both ends included. */
  static String of(ReportView view, String report, UsageHistory.Range range) {
    String from =
        range.fromMicros() == Long.MIN_VALUE ? "the beginning" : time(range.fromMicros(), view);
    String times =
        " " + from + " " + view.canvas().glyphs().arrow() + " " + time(range.toMicros(), view);
    String title = of(view, report);
    return title.substring(0, title.length() - 1)
        + Style.MUTED.paint(times, view.canvas().colour())
        + "\n\n";
  }

  private static String time(long micros, ReportView view) {
    return Instants.date(micros, view.zone()) + " " + Instants.minute(micros, view.zone());
  }

  /** The report's name, and its zone where that fits. */
  static String of(ReportView view, String report) {
    Canvas canvas = view.canvas();
    String title = DisplayText.clean(view.tool() + " Token Usage Report - " + report);
    String id = DisplayZone.shown(view.zone());
    String zone =
        view.shape() == ReportShape.INCLUSIVE_INPUT ? "  (Timezone: " + id + ")" : "  (" + id + ")";
    boolean room = DisplayText.width(title) + zone.length() + 1 <= canvas.width();
    return "\n "
        + Style.TITLE.paint(title, canvas.colour())
        + (room ? Style.MUTED.paint(zone, canvas.colour()) : "")
        + "\n\n";
  }
}
