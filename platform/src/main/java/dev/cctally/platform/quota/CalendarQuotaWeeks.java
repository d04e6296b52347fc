package dev.cctally.platform.quota;

import dev.cctally.platform.period.CalendarWeeks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Weeks of the calendar, in place of weeks nobody has recorded. */
record CalendarQuotaWeeks(CalendarWeeks calendar) implements QuotaWeeks {
  @Override
  public List<QuotaWeek> overlapping(Instant from, Instant to) {
    List<QuotaWeek> weeks = new ArrayList<>();
    LocalDate start = calendar.firstDayOf(from);
    QuotaWeek week = week(start);
    while (!week.start().isAfter(to) && !to.isBefore(from)) {
      weeks.add(week);
      start = start.plusWeeks(1);
      week = week(start);
    }
    return weeks;
  }

  @Override
  public Instant startBefore(QuotaWeek week, long count) {
    return calendar.from(calendar.firstDayOf(week.start()).minusWeeks(count)).start();
  }

  private QuotaWeek week(LocalDate start) {
    return new QuotaWeek(start, calendar.from(start), List.of(), false);
  }
}
