package dev.cctally.platform.report.quota.week;

import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.quota.QuotaWeek;
import dev.cctally.platform.quota.QuotaWeeks;
import dev.cctally.platform.report.CostMode;
import dev.cctally.platform.report.SortOrder;
import dev.cctally.platform.time.EpochMicros;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What is asked about the weeks of a quota.
 *
 * @param vendorId whose usage
 * @param weeks the weeks and parts of weeks, by time, without gaps
 * @param range the instants that are summed: the first week whole, the last one up to an end
 * @param mode which cost
 * @param order the order of the rows
 */
public record WeeklyQuery(
    String vendorId,
    List<QuotaWeek> weeks,
    UsageHistory.Range range,
    CostMode mode,
    SortOrder order) {
  /** Rejects {@code null} and copies the list. */
  public WeeklyQuery {
    Objects.requireNonNull(vendorId, "vendorId");
    weeks = List.copyOf(weeks);
    Objects.requireNonNull(range, "range");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(order, "order");
  }

  /**
   * {@return the question about the weeks that share an instant with a range} The first of them
   * counts whole, also if the range begins inside it.
   *
   * @param vendorId whose usage
   * @param all every week there is
   * @param range the range
   * @param last how many weeks at most, counted from the end of the range; 0 for all
   * @param mode which cost
   * @param order the order of the rows
   */
  public static WeeklyQuery of(
      String vendorId,
      QuotaWeeks all,
      UsageHistory.Range range,
      int last,
      CostMode mode,
      SortOrder order) {
    List<QuotaWeek> weeks =
        range.fromMicros() > range.toMicros()
            ? List.of()
            : all.overlapping(
                EpochMicros.toInstant(range.fromMicros()), EpochMicros.toInstant(range.toMicros()));
    if (last > 0) {
      weeks = last(weeks, last);
    }
    UsageHistory.Range summed =
        weeks.isEmpty()
            ? new UsageHistory.Range(range.toMicros() + 1, range.toMicros())
            : new UsageHistory.Range(EpochMicros.of(weeks.getFirst().start()), range.toMicros());
    return new WeeklyQuery(vendorId, weeks, summed, mode, order);
  }

  /** The last weeks; parts of one week count once. */
  private static List<QuotaWeek> last(List<QuotaWeek> weeks, int count) {
    Set<Object> keys = new LinkedHashSet<>();
    int first = weeks.size();
    while (first > 0) {
      keys.add(weeks.get(first - 1).key());
      if (keys.size() > count) {
        break;
      }
      first--;
    }
    return weeks.subList(first, weeks.size());
  }
}
