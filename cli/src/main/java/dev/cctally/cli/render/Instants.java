package dev.cctally.cli.render;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Instants as text. */
public final class Instants {
  private static final long SECOND = 1_000_000;

  private Instants() {}

  /**
   * {@return the instant in UTC as {@code 2026-05-18T23:30:00+00:00}, with six decimals of a second
   * unless it is whole}
   *
   * @param micros microseconds since 1970-01-01T00:00:00Z
   */
  public static String iso(long micros) {
    long fraction = Math.floorMod(micros, SECOND);
    StringBuilder text =
        new StringBuilder(seconds(micros, ZoneOffset.UTC).toString()); // cuts seconds that are zero
    if (text.length() == "2026-05-18T23:30".length()) {
      text.append(":00");
    }
    if (fraction != 0) {
      text.append('.').append(Long.toString(SECOND + fraction), 1, 7);
    }
    return text.append("+00:00").toString();
  }

  /**
   * {@return the instant in UTC as {@code 2026-05-18T23:30:00Z}, with six decimals of a second
   * unless it is whole}
   *
   * @param micros microseconds since 1970-01-01T00:00:00Z
   */
  public static String zulu(long micros) {
    String text = iso(micros);
    return text.substring(0, text.indexOf('+')) + "Z";
  }

  /**
   * {@return the instant in UTC as {@code 2026-05-18T23:30:00.000Z}; what is less than a
   * millisecond is cut off}
   *
   * @param micros microseconds since 1970-01-01T00:00:00Z
   */
  public static String millis(long micros) {
    String text = iso(Math.floorDiv(micros, SECOND) * SECOND);
    return text.substring(0, text.indexOf('+'))
        + "."
        + Long.toString(1000 + Math.floorMod(micros, SECOND) / 1000).substring(1)
        + "Z";
  }

  /**
   * {@return the instant in UTC as {@code 2026-05-18T23:30:00Z}; what is less than a second is cut
   * off}
   *
   * @param micros microseconds since 1970-01-01T00:00:00Z
   */
  public static String second(long micros) {
    return millis(micros).substring(0, 19) + "Z";
  }

  /** The date in a zone. */
  static String date(long micros, ZoneId zone) {
    return seconds(micros, zone).toLocalDate().toString();
  }

  /** The time of day in a zone, to the minute. */
  static String minute(long micros, ZoneId zone) {
    return seconds(micros, zone).toLocalTime().toString().substring(0, 5);
  }

  private static LocalDateTime seconds(long micros, ZoneId zone) {
    return LocalDateTime.ofInstant(Instant.ofEpochSecond(Math.floorDiv(micros, SECOND)), zone);
  }
}
