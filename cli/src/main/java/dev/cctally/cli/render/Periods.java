package dev.cctally.cli.render;

import dev.cctally.platform.report.Granularity;
import java.time.LocalDate;

/** Calendar periods by name. */
final class Periods {
  private Periods() {}

  static String listName(Granularity granularity) {
    return switch (granularity) {
      case DAY -> "daily";
      case WEEK -> "weekly";
      case MONTH -> "monthly";
    };
  }

  static String keyName(Granularity granularity) {
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

  /** {@code 2026-05-18}, or {@code 2026-05} for a month. */
  static String key(Granularity granularity, LocalDate start) {
    String date = start.toString();
    return granularity == Granularity.MONTH ? date.substring(0, date.length() - 3) : date;
  }
}
