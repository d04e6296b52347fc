package dev.cctally.platform.report.block;

import dev.cctally.platform.ingest.UsageCell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Divides usage among windows. Where windows are recorded, what lies inside belongs to them. The
 * rest, in order of time: a window starts with the hour (UTC) of its first usage and lasts its
 * length, or until a recorded one starts; the next usage after it starts another.
 *
 * <p>Works on cells of 15 minutes: such windows start with an hour and so hold whole cells. Only
 * recorded ones may start and end anywhere, so cells must have been cut there.
 */
final class BlockGrouping {
  private static final long HOUR = 3_600_000_000L;

  private final List<Span> recorded;
  private final long length;

  /**
   * Makes a grouping.
   *
   * @param recorded the recorded windows by start; what lies in two belongs to the earlier one
   * @param lengthMicros how long a window lasts, in microseconds
   */
  BlockGrouping(List<Span> recorded, long lengthMicros) {
    this.recorded = List.copyOf(recorded);
    this.length = lengthMicros;
  }

  /** A half-open span in microseconds since 1970-01-01T00:00:00Z. */
  record Span(long start, long end) {}

  /** Where cells must be cut. */
  long[] cuts() {
    long[] cuts = new long[recorded.size() * 2];
    for (int i = 0; i < recorded.size(); i++) {
      cuts[2 * i] = recorded.get(i).start;
      cuts[2 * i + 1] = recorded.get(i).end;
    }
    Arrays.sort(cuts);
    return cuts;
  }

  /** The windows with usage, by start. */
  List<BlockGroup> of(List<UsageCell> cells) {
    List<UsageCell> sorted = new ArrayList<>(cells);
    // Written out: comparators made of method references are slow to link at start-up.
    sorted.sort((one, other) -> Long.compare(one.firstMicros(), other.firstMicros()));
    Map<Span, BlockGroup> inside = new LinkedHashMap<>();
    List<BlockGroup> groups = new ArrayList<>();
    BlockGroup open = null;
    int next = 0; // the first recorded window that has not ended
    for (UsageCell cell : sorted) {
      long at = cell.firstMicros();
      while (next < recorded.size() && recorded.get(next).end <= at) {
        next++;
      }
      Span window = next < recorded.size() ? recorded.get(next) : null;
      if (window != null && window.start <= at) {
        BlockGroup group = inside.get(window);
        if (group == null) {
          group = BlockGroup.starting(window.start, window.end, BlockRow.Anchor.RECORDED);
          inside.put(window, group);
          groups.add(group);
        }
        group.cells().add(cell);
        continue;
      }
      if (open == null || at >= open.endMicros()) {
        long start = Math.floorDiv(at, HOUR) * HOUR;
        long end = start + length;
        open =
            BlockGroup.starting(
                start,
                window == null ? end : Math.min(end, window.start),
                BlockRow.Anchor.HEURISTIC);
        groups.add(open);
      }
      open.cells().add(cell);
    }
    groups.sort((one, other) -> Long.compare(one.startMicros(), other.startMicros()));
    return groups;
  }
}
