package dev.cctally.cli.render;

/** Lengths of time as text. */
final class Durations {
  private static final long MINUTE = 60_000_000L;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Durations() {}

  /** {@code 17d 3h} from a day on, {@code 5h 20m} from an hour on, else {@code 20m}. */
  static String brief(long micros) {
    long left = Math.max(0, micros);
    if (left >= DAY) {
      return left / DAY + "d " + left % DAY / HOUR + "h";
    }
    return left >= HOUR ? hours(left) : left / MINUTE + "m";
  }

  /** {@code 0h 20m}: always hours and minutes. */
  static String hours(long micros) {
    long left = Math.max(0, micros);
    return left / HOUR + "h " + left % HOUR / MINUTE + "m";
  }
}
