package dev.cctally.cli.render;

import dev.cctally.platform.report.block.BlockRow;
import java.time.ZoneId;

/**
 * When windows are, as tables say it.
 *
 * @param nowMicros the present: microseconds since 1970-01-01T00:00:00Z
 * @param zone the display zone
 */
record BlockTimes(long nowMicros, ZoneId zone) {
  /** Stands before a start that no vendor has stated. */
  private static final String APPROXIMATELY = "~";

  /** What the mark means. */
  static String legend(ReportView view) {
    return APPROXIMATELY
        + " = approximate start (no recorded "
        + view.tool()
        + " reset for this window)";
  }

  String minute(long micros) {
    return Instants.date(micros, zone) + " " + Instants.minute(micros, zone);
  }

  String start(BlockRow.Block block) {
    boolean stated = block.anchor() == BlockRow.Anchor.RECORDED;
    return (stated ? "" : APPROXIMATELY) + minute(block.startMicros());
  }

  Cell block(BlockRow.Block block, boolean wide) {
    String start = start(block);
    if (!block.active()) {
      String lasted = Durations.brief(block.lastMicros() - block.startMicros());
      return wide
          ? Cell.of(start + " (" + lasted + ")", Style.KEY)
          : Cell.lines(new Text(start, Style.KEY), new Text(lasted, Style.MUTED));
    }
    String elapsed = Durations.hours(nowMicros - block.startMicros()) + " elapsed";
    String left = Durations.hours(block.endMicros() - nowMicros) + " remaining";
    return wide
        ? Cell.lines(
            new Text(start, Style.KEY), new Text("(" + elapsed + ", " + left + ")", Style.MUTED))
        : Cell.lines(
            new Text(start, Style.KEY),
            new Text("ACTIVE", Style.TOTAL_MONEY),
            new Text(elapsed, Style.MUTED),
            new Text(left, Style.MUTED));
  }

  Cell gap(BlockRow gap, boolean wide) {
    String start = minute(gap.startMicros());
    String lasts = Durations.brief(gap.endMicros() - gap.startMicros()) + " gap";
    return wide
        ? Cell.of(start + " (" + lasts + ")", Style.MUTED)
        : Cell.lines(new Text(start, Style.MUTED), new Text(lasts, Style.MUTED));
  }
}
