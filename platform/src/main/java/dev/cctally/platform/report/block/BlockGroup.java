package dev.cctally.platform.report.block;

import dev.cctally.platform.ingest.UsageCell;
import java.util.ArrayList;
import java.util.List;

/**
 * The usage of one window before it is summed. All instants: microseconds since
 * 1970-01-01T00:00:00Z.
 *
 * @param startMicros when the window starts
 * @param endMicros the first instant after it
 * @param anchor how it is known
 * @param cells the usage, at least one cell
 */
record BlockGroup(long startMicros, long endMicros, BlockRow.Anchor anchor, List<UsageCell> cells) {
  static BlockGroup starting(long startMicros, long endMicros, BlockRow.Anchor anchor) {
    return new BlockGroup(startMicros, endMicros, anchor, new ArrayList<>());
  }

  long firstMicros() {
    long first = Long.MAX_VALUE;
    for (UsageCell cell : cells) {
      first = Math.min(first, cell.firstMicros());
    }
    return first;
  }

  long lastMicros() {
    long last = Long.MIN_VALUE;
    for (UsageCell cell : cells) {
      last = Math.max(last, cell.lastMicros());
    }
    return last;
  }
}
