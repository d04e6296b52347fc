package dev.cctally.platform.report;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.time.EpochMicros;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The range of a report, from {@code --since} and {@code --until}. */
public final class DateRange {
  /** Where reports start if nothing is said. */
  public static final LocalDate DEFAULT_SINCE = LocalDate.of(2020, 1, 1);

  private DateRange() {}

  /**
   * Makes a range of whole days. A first day after the last one is no error: the range is empty.
   *
   * @param since the first day, or {@code null} for {@link #DEFAULT_SINCE}
   * @param until the last day, or {@code null} to end at {@code now}
   * @param zone the zone they are days in
   * @param now the end if {@code until} is {@code null}; this very instant is included
   * @return the instants, both ends included
   * @throws AppException of kind {@link ErrorKind#VALUE} if a day is not one
   */
  public static UsageHistory.Range parse(
      @Nullable String since, @Nullable String until, ZoneId zone, Instant now) {
    LocalDate first = since == null ? DEFAULT_SINCE : day("--since", since);
    long from = EpochMicros.startOfDay(first, zone);
    long to =
        until == null
            ? EpochMicros.of(now)
            : EpochMicros.startOfDay(day("--until", until).plusDays(1), zone) - 1;
    return new UsageHistory.Range(from, to);
  }

  /**
   * Reads a day written {@code YYYY-MM-DD} or {@code YYYYMMDD}.
   *
   * @param flag the option it is the value of, for the message
   * @param text the text
   * @return the day
   * @throws AppException of kind {@link ErrorKind#VALUE} if it is written otherwise or does not
   *     exist
   */
  public static LocalDate day(String flag, String text) {
    return find(text).orElseThrow(() -> bad(flag, text));
  }

  /**
   * Reads a day written {@code YYYY-MM-DD} or {@code YYYYMMDD}.
   *
   * @param text the text
   * @return the day, or empty if it is written otherwise or does not exist
   */
  public static Optional<LocalDate> find(String text) {
    boolean dashed = text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-';
    if (dashed || text.length() == 8) {
      int year = digits(text, 0, 4);
      int month = digits(text, dashed ? 5 : 4, 2);
      int day = digits(text, dashed ? 8 : 6, 2);
      if (year > 0 && month > 0 && day > 0) {
        try {
          return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** The number written in ASCII digits, or −1. */
  private static int digits(String text, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static AppException bad(String flag, String text) {
    return new AppException(
        ErrorKind.VALUE, flag + " must be YYYY-MM-DD or YYYYMMDD format, got '" + text + "'");
  }
}
