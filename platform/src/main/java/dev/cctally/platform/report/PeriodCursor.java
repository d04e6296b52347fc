package dev.cctally.platform.report;

import dev.cctally.platform.time.EpochMicros;
import java.time.LocalDate;

/**
 * Says which period an instant falls in. Works the calendar out once a period, not once an instant,
 * as long as instants come roughly in order.
 */
final class PeriodCursor {
  private final CalendarPeriods periods;
  private long startMicros;
  private long endMicros;
  private long startDay;

  PeriodCursor(CalendarPeriods periods) {
    this.periods = periods;
  }

  /** The first day of the period, as days since 1970-01-01. */
  long startDayOf(long micros) {
    if (micros < startMicros || micros >= endMicros) {
      moveTo(micros);
    }
    return startDay;
  }

  private void moveTo(long micros) {
    LocalDate start = periods.startOf(EpochMicros.dayOf(micros, periods.zone()));
    startDay = start.toEpochDay();
    startMicros = EpochMicros.startOfDay(start, periods.zone());
    endMicros = EpochMicros.startOfDay(periods.plus(start, 1), periods.zone());
  }
}
