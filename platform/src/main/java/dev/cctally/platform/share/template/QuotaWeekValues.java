package dev.cctally.platform.share.template;

import dev.cctally.platform.report.quota.trend.WeekSpan;
import dev.cctally.platform.share.Value;
import dev.cctally.platform.time.EpochMicros;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What documents about the weeks of a quota say in the same way. */
final class QuotaWeekValues {
  /** A percent in the units that parts of a whole are told in. */
  private static final long PERCENT = 1_000_000;

  private QuotaWeekValues() {}

  static Value percent(@Nullable Double percent) {
    return percent == null
        ? Value.MISSING
        : new Value.Percent(Math.round(percent * PERCENT), 100 * PERCENT);
  }

  static String lastWeeks(long count) {
    return "last " + (count == 1 ? "week" : count + " weeks");
  }

  /** The day a week, or a part of one, starts on, in UTC as all its names. */
  static LocalDate start(WeekSpan week) {
    Long from = week.fromMicros();
    return from == null ? LocalDate.parse(week.key()) : EpochMicros.dayOf(from, ZoneOffset.UTC);
  }
}
