package dev.cctally.platform.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Instants as the store holds them: whole microseconds since 1970-01-01T00:00:00Z. */
public final class EpochMicros {
  private static final long SECOND = 1_000_000;
  private static final long DAY_SECONDS = 86_400;

  private EpochMicros() {}

  /**
   * {@return an instant, rounded down to a microsecond}
   *
   * @param instant within some 290,000 years of 1970
   */
  public static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano() / 1000);
  }

  /**
   * {@return an instant}
   *
   * @param micros microseconds since 1970-01-01T00:00:00Z
   */
  public static Instant toInstant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1000);
  }

  /**
   * {@return the first instant of a day} By the zone's rules on that very day: where clocks skip
   * midnight, the day starts at the first time that exists.
   *
   * @param day the day
   * @param zone the zone it is a day in
   */
  public static long startOfDay(LocalDate day, ZoneId zone) {
    return Math.multiplyExact(day.atStartOfDay(zone).toEpochSecond(), SECOND);
  }

  /**
   * {@return the day an instant falls on}
   *
   * @param micros microseconds since 1970-01-01T00:00:00Z
   * @param zone the zone
   */
  public static LocalDate dayOf(long micros, ZoneId zone) {
    return LocalDate.ofInstant(toInstant(micros), zone);
  }

  /**
   * {@return the instant in UTC as published JSON writes it} For example {@code
   * 2026-05-18T23:30:00+00:00}, or with six digits of a second where it is not whole.
   *
   * @param micros microseconds since 1970-01-01T00:00:00Z
   */
  public static String iso(long micros) {
    long seconds = Math.floorDiv(micros, SECOND);
    int fraction = (int) Math.floorMod(micros, SECOND);
    int time = (int) Math.floorMod(seconds, DAY_SECONDS);
    StringBuilder text = new StringBuilder(32);
    text.append(LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY_SECONDS))).append('T');
    two(text, time / 3600).append(':');
    two(text, time / 60 % 60).append(':');
    two(text, time % 60);
    if (fraction != 0) {
      text.append('.');
      for (int unit = 100_000; unit > 0; unit /= 10) {
        text.append((char) ('0' + fraction / unit % 10));
      }
    }
    return text.append("+00:00").toString();
  }

  private static StringBuilder two(StringBuilder text, int value) {
    return text.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
  }
}
