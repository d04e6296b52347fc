package dev.cctally.platform.report.diff;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.quota.QuotaWeek;
import dev.cctally.platform.quota.QuotaWeeks;
import dev.cctally.spi.period.TimeWindow;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the words windows are named by. */
public final class WindowTokens {
  private static final Pattern BACK = Pattern.compile("(\\d{1,4})([wm])-ago");
  private static final Pattern DAYS = Pattern.compile("(last|prev)-(\\d{1,5})d");
  private static final Pattern RANGE =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.\\.(\\d{4}-\\d{2}-\\d{2})");
  private static final double DAYS_A_WEEK = 7;

  // The years that dates are written with in documents.
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private final Optional<QuotaWeeks> weeks;
  private final ZoneId zone;
  private final Instant now;

  /**
   * Makes a reader.
   *
   * @param weeks the weeks of the quota; empty if nothing is recorded about any
   * @param zone the zone that days and months are made in
   * @param now the present
   */
  public WindowTokens(Optional<QuotaWeeks> weeks, ZoneId zone, Instant now) {
    this.weeks = Objects.requireNonNull(weeks, "weeks");
    this.zone = Objects.requireNonNull(zone, "zone");
    this.now = Objects.requireNonNull(now, "now");
  }

  /**
   * {@return the window that a word names}
   *
   * @param token {@code this-week}, {@code last-week}, {@code Nw-ago}, {@code this-month}, {@code
   *     last-month}, {@code Nm-ago}, {@code last-Nd}, {@code prev-Nd} or {@code
   *     YYYY-MM-DD..YYYY-MM-DD}
   * @throws AppException of kind {@link ErrorKind#USAGE} if it names none, of kind {@link
   *     ErrorKind#VALUE} if it names a week and nothing is recorded about weeks
   */
  public DiffWindow window(String token) {
    DiffWindow window;
    try {
      window = named(token);
    } catch (DateTimeException | ArithmeticException e) {
      throw new AppException(ErrorKind.USAGE, beyond(token), e);
    }
    if (window.window().start().isBefore(FIRST) || window.window().end().isAfter(LAST)) {
      throw usage(beyond(token));
    }
    return window;
  }

  private static String beyond(String token) {
    return "window '" + token + "' reaches beyond the years 1 to 9999";
  }

  private DiffWindow named(String token) {
    switch (token) {
      case "this-week" -> {
        return thisWeek(token);
      }
      case "last-week" -> {
        return week(token, 1);
      }
      case "this-month" -> {
        return month(token, 0);
      }
      case "last-month" -> {
        return month(token, 1);
      }
      default -> {
        return counted(token);
      }
    }
  }

  private DiffWindow counted(String token) {
    Matcher back = BACK.matcher(token);
    if (back.matches()) {
      int count = Integer.parseInt(back.group(1));
      return back.group(2).equals("w") ? week(token, count) : month(token, count);
    }
    Matcher days = DAYS.matcher(token);
    if (days.matches() && Integer.parseInt(days.group(2)) > 0) {
      return days(token, Integer.parseInt(days.group(2)), days.group(1).equals("prev"));
    }
    Matcher range = RANGE.matcher(token);
    if (range.matches()) {
      return range(token, range.group(1), range.group(2));
    }
    throw usage("invalid window token: '" + token + "'");
  }

  private QuotaWeek current(String token) {
    return weeks
        .orElseThrow(() ->
            new AppException(
                ErrorKind.VALUE,
                "cannot resolve week token '"
                    + token
                    + "': no subscription-week anchor available (run record-usage first)"))
        .containing(now);
  }

  private DiffWindow thisWeek(String token) {
    QuotaWeek week = current(token); // contains now, so that it is never whole
    return new DiffWindow(
        token, WindowKind.WEEK, new TimeWindow(week.start(), now), false, 0, null);
  }

  private DiffWindow week(String token, int count) {
    QuotaWeek week = current(token);
    Instant start = week.start().minus(Duration.ofDays(7L * count));
    return new DiffWindow(
        token,
        WindowKind.WEEK,
        new TimeWindow(start, start.plus(Duration.ofDays(7))),
        true,
        1,
        week.sinceReset() ? week.start() : null);
  }

  private DiffWindow month(String token, int count) {
    YearMonth month = YearMonth.from(LocalDate.ofInstant(now, zone)).minusMonths(count);
    TimeWindow window =
        new TimeWindow(
            month.atDay(1).atStartOfDay(zone).toInstant(),
            month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
    DiffWindow whole = new DiffWindow(token, WindowKind.MONTH, window, false, 0, null);
    int fullWeeks = (int) Math.rint(whole.lengthDays().doubleValue() / DAYS_A_WEEK);
    return new DiffWindow(token, WindowKind.MONTH, window, false, Math.max(1, fullWeeks), null);
  }

  private DiffWindow days(String token, int count, boolean previous) {
    Duration length = Duration.ofDays(count);
    Instant end = previous ? now.minus(length) : now;
    return new DiffWindow(
        token, WindowKind.DAY_RANGE, new TimeWindow(end.minus(length), end), false, 0, null);
  }

  private DiffWindow range(String token, String from, String to) {
    LocalDate first = day(token, from);
    LocalDate last = day(token, to);
    if (first.isAfter(last)) {
      throw usage("invalid range '" + token + "': range start must be on or before end");
    }
    TimeWindow window =
        new TimeWindow(
            first.atStartOfDay(zone).toInstant(), last.plusDays(1).atStartOfDay(zone).toInstant());
    return new DiffWindow(token, WindowKind.EXPLICIT_RANGE, window, false, 0, null);
  }

  private static LocalDate day(String token, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new AppException(
          ErrorKind.USAGE, "invalid range '" + token + "': there is no day " + text, e);
    }
  }

  private static AppException usage(String message) {
    return new AppException(ErrorKind.USAGE, message);
  }
}
