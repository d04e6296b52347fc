package dev.cctally.platform.report.quota.trend;

import dev.cctally.platform.quota.Milestone;
import dev.cctally.platform.quota.QuotaSeries;
import dev.cctally.platform.quota.Segment;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a week had cost when each whole percent of the quota was crossed, since its last reset.
 *
 * @param week the week's last part; without instants if nobody recorded it
 * @param sinceReset whether that part began with a reset or a credit
 * @param milestones the milestones, by threshold
 */
public record WeekMilestones(WeekSpan week, boolean sinceReset, List<Milestone> milestones) {
  /** Rejects {@code null} and copies the list. */
  public WeekMilestones {
    Objects.requireNonNull(week, "week");
    milestones = List.copyOf(milestones);
  }

  /**
   * {@return the milestones of a week}
   *
   * @param series what is stored; {@code null} if nothing is
   * @param asked the week's name; {@code null} for the current one
   * @param nowMicros the present: microseconds since 1970-01-01T00:00:00Z
   * @param calendar gives the week of the calendar, for when no week is recorded
   */
  public static WeekMilestones of(
      @Nullable QuotaSeries series,
      @Nullable LocalDate asked,
      long nowMicros,
      Supplier<WeekSpan> calendar) {
    Segment last = null;
    if (series != null && asked == null) {
      last = series.current(nowMicros);
    } else if (series != null && asked != null) {
      last = last(series, asked.toString());
    }
    if (series == null || last == null) {
      WeekSpan week =
          asked == null
              ? WeekSpan.unknown(LocalDate.parse(calendar.get().key()))
              : WeekSpan.unknown(asked);
      return new WeekMilestones(week, false, List.of());
    }
    return new WeekMilestones(WeekSpan.of(last), last.event() != 0, series.milestones(last));
  }

  private static @Nullable Segment last(QuotaSeries series, String key) {
    Segment last = null;
    for (Segment segment : series.segments()) { // by start
      if (segment.period().key().equals(key)) {
        last = segment;
      }
    }
    return last;
  }
}
