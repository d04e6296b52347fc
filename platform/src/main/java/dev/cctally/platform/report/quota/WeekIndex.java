package dev.cctally.platform.report.quota;

import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.quota.QuotaWeek;
import dev.cctally.platform.time.EpochMicros;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Says which of some weeks without gaps an instant lies in. Used by one thread. */
public final class WeekIndex {
  private final long[] starts;
  private final long end;
  private int current;

  /**
   * Makes it.
   *
   * @param weeks the weeks, by time; at least one
   */
  public WeekIndex(List<QuotaWeek> weeks) {
    starts = new long[weeks.size()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = EpochMicros.of(weeks.get(i).start());
    }
    end = EpochMicros.of(weeks.getLast().end());
  }

  /**
   * {@return the number of the week, from 0} Quick if instants come roughly in order.
   *
   * @param micros the instant: microseconds since 1970-01-01T00:00:00Z
   */
  public int of(long micros) {
    boolean inside =
        micros >= starts[current] && (current + 1 == starts.length || micros < starts[current + 1]);
    if (!inside) {
      int found = Arrays.binarySearch(starts, micros);
      current = Math.max(0, found >= 0 ? found : -found - 2);
    }
    return current;
  }

  /** {@return the instants of the weeks} */
  public UsageHistory.Range all() {
    return new UsageHistory.Range(starts[0], end - 1);
  }

  /**
   * Cuts a range where a week starts within a cell, so that each cell of a part lies in one week.
   * Weeks start on full hours nearly always; then there is one part.
   *
   * @param range the range
   * @return its parts, by time
   */
  public List<UsageHistory.Range> parts(UsageHistory.Range range) {
    List<UsageHistory.Range> parts = new ArrayList<>();
    long from = range.fromMicros();
    for (long start : starts) {
      boolean insideCell = Math.floorMod(start, UsageCell.BUCKET_MICROS) != 0;
      if (insideCell && start > from && start <= range.toMicros()) {
        parts.add(new UsageHistory.Range(from, start - 1));
        from = start;
      }
    }
    if (from <= range.toMicros()) {
      parts.add(new UsageHistory.Range(from, range.toMicros()));
    }
    return parts;
  }
}
