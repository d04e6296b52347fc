package dev.cctally.platform.share.template;

import dev.cctally.platform.report.Granularity;
import dev.cctally.platform.share.SharePeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of days, weeks and months, the same in every language of the machine. */
final class Periods {
  static final String ARROW = " → ";

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private Periods() {}

  static LocalDate plus(Granularity granularity, LocalDate start, long count) {
    return switch (granularity) {
      case DAY -> start.plusDays(count);
      case WEEK -> start.plusWeeks(count);
      case MONTH -> start.plusMonths(count);
    };
  }

  static String adjective(Granularity granularity) {
    return switch (granularity) {
      case DAY -> "Daily";
      case WEEK -> "Weekly";
      case MONTH -> "Monthly";
    };
  }

  static String noun(Granularity granularity) {
    return switch (granularity) {
      case DAY -> "day";
      case WEEK -> "week";
      case MONTH -> "month";
    };
  }

  static String plural(Granularity granularity) {
    return switch (granularity) {
      case DAY -> "Days";
      case WEEK -> "Weeks";
      case MONTH -> "Months";
    };
  }

  static String header(Granularity granularity) {
    return switch (granularity) {
      case DAY -> "Date";
      case WEEK -> "Week Start";
      case MONTH -> "Month";
    };
  }

  /** {@code 2026-05-18}, or {@code 2026-05} for a month. */
  static String key(Granularity granularity, LocalDate start) {
    String date = start.toString();
    return granularity == Granularity.MONTH ? date.substring(0, date.length() - 3) : date;
  }

  /** Below the axis of a chart. */
  static String tick(Granularity granularity, LocalDate start, boolean year) {
    return switch (granularity) {
      case DAY, WEEK -> year ? start.toString() : day(start, false);
      case MONTH -> MONTHS.get(start.getMonthValue() - 1) + " " + start.getYear();
    };
  }

  /** {@code Jun 01}, or {@code Jun 01, 2026}. */
  static String day(LocalDate day, boolean year) {
    int number = day.getDayOfMonth();
    return MONTHS.get(day.getMonthValue() - 1)
        + (number < 10 ? " 0" : " ")
        + number
        + (year ? ", " + day.getYear() : "");
  }

  /** {@code Jun 01 → Jun 04}; with years where they are not this one. */
  static String days(LocalDate first, LocalDate last, LocalDate today) {
    boolean year = first.getYear() != last.getYear() || first.getYear() != today.getYear();
    return first.equals(last) ? day(first, year) : day(first, year) + ARROW + day(last, year);
  }

  /** {@code May 2026 → Jun 2026}. */
  static String months(LocalDate first, LocalDate last) {
    String one = tick(Granularity.MONTH, first, true);
    String other = tick(Granularity.MONTH, last, true);
    return one.equals(other) ? one : one + ARROW + other;
  }

  /**
   * The time a document is about: what was asked for, else from the first to the last use.
   *
   * @param first the first instant with usage, or {@code null} without any
   * @param last the last instant that usage can have been at, or {@code null} without any
   */
  static SharePeriod period(@Nullable Instant first, @Nullable Instant last, ShareContext context) {
    ZoneId zone = context.zone();
    Instant asked = context.asked().from();
    Instant until = context.asked().to();
    boolean all = asked == null && until == null;
    Instant end = until;
    if (end == null) {
      end = all && last != null ? last : context.now();
    }
    end = end.isAfter(context.now()) ? context.now() : end;
    Instant start = asked;
    if (start == null) {
      start = first == null ? end : first;
    }
    LocalDate from = LocalDate.ofInstant(start, zone);
    LocalDate to = LocalDate.ofInstant(end, zone);
    if (from.isAfter(to)) { // asked for, and empty
      end = start;
      to = from;
    }
    String label =
        all && first == null
            ? "all time"
            : days(from, to, LocalDate.ofInstant(context.now(), zone));
    return new SharePeriod(start, end, label, zone);
  }
}
