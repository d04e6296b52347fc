package dev.cctally.platform.report.quota.trend;

import dev.cctally.platform.quota.Milestone;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a percent of the quota has cost, week by week.
 *
 * @param current the row of the current week, or the newest one; {@code null} if there is none
 * @param rows the weeks and parts of weeks, newest first
 * @param currentWeek the current week; one of the calendar if nobody recorded any
 * @param milestones the milestones of the current week's last part, by threshold
 * @param nowMicros the present: microseconds since 1970-01-01T00:00:00Z
 */
public record TrendReport(
    @Nullable TrendRow current,
    List<TrendRow> rows,
    WeekSpan currentWeek,
    List<Milestone> milestones,
    long nowMicros) {
  /** Rejects {@code null}, except for the current row, and copies the lists. */
  public TrendReport {
    rows = List.copyOf(rows);
    Objects.requireNonNull(currentWeek, "currentWeek");
    milestones = List.copyOf(milestones);
  }

  /** {@return whether there is anything to report} */
  public boolean empty() {
    return rows.isEmpty();
  }
}
