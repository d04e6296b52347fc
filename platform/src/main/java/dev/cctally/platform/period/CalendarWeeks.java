package dev.cctally.platform.period;

import dev.cctally.spi.period.TimeWindow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;

/**
 * Weeks from midnight to midnight. They tile all time; one in which clocks change lasts an hour
 * less or more.
 *
 * @param zone the zone their days are days in
 * @param firstDay the day they start on
 */
public record CalendarWeeks(ZoneId zone, DayOfWeek firstDay) {
  /** Rejects {@code null}. */
  public CalendarWeeks {
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(firstDay, "firstDay");
  }

  /**
   * {@return the first day of the week that contains an instant}
   *
   * @param instant the instant
   */
  public LocalDate firstDayOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone).with(TemporalAdjusters.previousOrSame(firstDay));
  }

  /**
   * {@return the week that starts on a day}
   *
   * @param start the day
   */
  public TimeWindow from(LocalDate start) {
    return new TimeWindow(
        start.atStartOfDay(zone).toInstant(), start.plusWeeks(1).atStartOfDay(zone).toInstant());
  }
}
