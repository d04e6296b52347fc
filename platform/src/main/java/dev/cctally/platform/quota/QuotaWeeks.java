package dev.cctally.platform.quota;

import dev.cctally.platform.period.CalendarWeeks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The weeks of a vendor's quota. They tile all time: every instant lies in exactly one. */
public sealed interface QuotaWeeks permits RecordedWeeks, CalendarQuotaWeeks {
  /**
   * {@return the weeks that follow from a record; those of the calendar if it is empty}
   *
   * @param record what is recorded
   * @param calendar gives the weeks of the calendar; not asked if there is a record, so that a
   *     wrong setting does no harm where it is not needed
   */
  static QuotaWeeks of(WeeklyRecord record, Supplier<CalendarWeeks> calendar) {
    return record.readings().isEmpty()
        ? new CalendarQuotaWeeks(calendar.get())
        : new RecordedWeeks(record);
  }

  /**
   * {@return the weeks that follow from a record; empty if it has no readings}
   *
   * @param record what is recorded
   */
  static Optional<QuotaWeeks> recorded(WeeklyRecord record) {
    return record.readings().isEmpty() ? Optional.empty() : Optional.of(new RecordedWeeks(record));
  }

  /**
   * {@return the week that contains an instant}
   *
   * @param instant the instant
   */
  default QuotaWeek containing(Instant instant) {
    return overlapping(instant, instant).getFirst();
  }

  /**
   * {@return the weeks that share an instant with a range, by time}
   *
   * @param from the first instant of the range
   * @param to its last instant; before {@code from} for an empty range, which has no weeks
   */
  List<QuotaWeek> overlapping(Instant from, Instant to);

  /**
   * {@return when the week would have started that lies some weeks before another} By the length of
   * a week, whatever resets there were between them.
   *
   * @param week the other week
   * @param count how many weeks before; 0 for its own start
   */
  Instant startBefore(QuotaWeek week, long count);
}
