package dev.cctally.cli.render;

import dev.cctally.platform.report.Granularity;
import java.time.LocalDate;

/** Calendar periods by name. */
public final class Periods {
  private Periods() {}

  static String listName(Granularity granularity) {
    return switch (granularity) {
      case DAY -> "daily";
      case WEEK -> "weekly";
      case MONTH -> "monthly";
    };
  }

  /**
   * {@return what JSON and CSV call the period}
   *
   * @param granularity the period's length
   */
  public static String keyName(Granularity granularity) {
    return switch (granularity) {
      case DAY -> "date";
      case WEEK -> "week";
      case MONTH -> "month";
    };
  }

  static String title(Granularity granularity) {
    return switch (granularity) {
      case DAY -> "Daily";
      case WEEK -> "Weekly";
      case MONTH -> "Monthly";
    };
  }

  static String header(Granularity granularity) {
    return switch (granularity) {
      case DAY -> "Date";
      case WEEK -> "Week";
      case MONTH -> "Month";
    };
  }

  /**
   * {@return {@code 2026-05-18}, or {@code 2026-05} for a month}
   *
   * @param granularity the period's length
   * @param start its first day
   */
  public static String key(Granularity granularity, LocalDate start) {
    String date = start.toString();
    return granularity == Granularity.MONTH ? date.substring(0, date.length() - 3) : date;
  }
}
