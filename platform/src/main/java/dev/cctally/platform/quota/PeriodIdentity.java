package dev.cctally.platform.quota;

import dev.cctally.platform.time.EpochMicros;
import java.time.Duration;
import java.time.ZoneOffset;

/**
 * Which period a stated reset belongs to. The moment wavers by seconds from statement to statement,
 * so it is taken to the nearest hour, in UTC, whatever the host's zone. A period is named by the
 * UTC day it starts on.
 */
final class PeriodIdentity {
  private static final long MINUTE = 60_000_000L;
  private static final long HOUR = 60 * MINUTE;

  private PeriodIdentity() {}

  /** The end of the period that is stated to reset at a moment. */
  static long end(long resetsAtMicros) {
    long minute = resetsAtMicros - Math.floorMod(resetsAtMicros, MINUTE);
    long into = Math.floorMod(minute, HOUR);
    return into >= HOUR / 2 ? minute - into + HOUR : minute - into;
  }

  /** The name of the period that ends at a moment: a UTC day, {@code YYYY-MM-DD}. */
  static String key(long endMicros, Duration length) {
    return day(start(endMicros, length));
  }

  /** The UTC day of a moment, {@code YYYY-MM-DD}. */
  static String day(long micros) {
    return EpochMicros.dayOf(micros, ZoneOffset.UTC).toString();
  }

  static long start(long endMicros, Duration length) {
    return endMicros - length.toMillis() * 1000;
  }

  /** The hour a moment lies in. */
  static long hour(long micros) {
    return micros - Math.floorMod(micros, HOUR);
  }
}
