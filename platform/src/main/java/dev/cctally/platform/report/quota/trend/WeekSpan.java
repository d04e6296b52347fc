package dev.cctally.platform.report.quota.trend;

import dev.cctally.platform.period.CalendarWeeks;
import dev.cctally.platform.quota.Period;
import dev.cctally.platform.quota.Segment;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.period.TimeWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which week is meant, and from when to when.
 *
 * @param key its stable name: a day, {@code YYYY-MM-DD}
 * @param endKey the day it ends on, or its last day where it ends with a day
 * @param fromMicros its first instant: microseconds since 1970-01-01T00:00:00Z; {@code null} if
 *     that is not known
 * @param toMicros the first instant after it; {@code null} if that is not known
 */
public record WeekSpan(
    String key, String endKey, @Nullable Long fromMicros, @Nullable Long toMicros) {
  /** Rejects {@code null}, except for the instants. */
  public WeekSpan {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(endKey, "endKey");
  }

  /**
   * {@return a part of a week} It keeps the week's name.
   *
   * @param segment the part
   */
  public static WeekSpan of(Segment segment) {
    boolean cut = segment.toMicros() != segment.period().endMicros();
    return new WeekSpan(
        segment.period().key(),
        day(cut ? segment.toMicros() - 1_000_000 : segment.toMicros()),
        segment.fromMicros(),
        segment.toMicros());
  }

  /**
   * {@return a week as it was first stated, whatever resets came later}
   *
   * @param period the week
   */
  public static WeekSpan of(Period period) {
    return new WeekSpan(
        period.key(), day(period.endMicros()), period.startMicros(), period.endMicros());
  }

  /**
   * {@return the week of the calendar that contains an instant, in place of one nobody has
   * recorded}
   *
   * @param weeks the weeks of the calendar
   * @param now the instant
   */
  public static WeekSpan of(CalendarWeeks weeks, Instant now) {
    LocalDate first = weeks.firstDayOf(now);
    TimeWindow window = weeks.from(first);
    return new WeekSpan(
        first.toString(),
        first.plusDays(6).toString(),
        EpochMicros.of(window.start()),
        EpochMicros.of(window.end()));
  }

  /**
   * {@return a week of which nothing is known but its name}
   *
   * @param first its name
   */
  public static WeekSpan unknown(LocalDate first) {
    return new WeekSpan(first.toString(), first.plusDays(6).toString(), null, null);
  }

  private static String day(long micros) {
    return EpochMicros.dayOf(micros, ZoneOffset.UTC).toString();
  }
}
