package dev.cctally.platform.report;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.time.EpochMicros;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;

/**
 * Calendar periods of one kind; they tile all time.
 *
 * @param granularity how long they are
 * @param zone the zone their days are days in
 * @param firstWeekday first day of a week
 */
public record CalendarPeriods(Granularity granularity, ZoneId zone, DayOfWeek firstWeekday) {
  /** Rejects {@code null}. */
  public CalendarPeriods {
    Objects.requireNonNull(granularity, "granularity");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(firstWeekday, "firstWeekday");
  }

  /**
   * {@return the first day of the period that contains a day}
   *
   * @param day the day
   */
  public LocalDate startOf(LocalDate day) {
    return switch (granularity) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(firstWeekday));
      case MONTH -> day.withDayOfMonth(1);
    };
  }

  /**
   * {@return the first day of a period some periods later}
   *
   * @param start first day of a period
   * @param count how many periods later; negative for earlier ones
   */
  public LocalDate plus(LocalDate start, long count) {
    return switch (granularity) {
      case DAY -> start.plusDays(count);
      case WEEK -> start.plusWeeks(count);
      case MONTH -> start.plusMonths(count);
    };
  }

  /**
   * {@return the current period and those before it, up to {@code now}; for {@code --last}}
   *
   * @param count how many periods, the current one included; never reaches back before 1970
   * @param now the present, included
   * @throws AppException of kind {@link ErrorKind#USAGE} if {@code count} is not positive
   */
  public UsageHistory.Range last(int count, Instant now) {
    if (count < 1) {
      throw new AppException(ErrorKind.USAGE, "argument --last: must be >= 1, got " + count);
    }
    long end = EpochMicros.of(now);
    LocalDate first = plus(startOf(EpochMicros.dayOf(end, zone)), 1L - count);
    if (first.isBefore(LocalDate.EPOCH)) {
      first = LocalDate.EPOCH;
    }
    return new UsageHistory.Range(EpochMicros.startOfDay(first, zone), end);
  }
}
