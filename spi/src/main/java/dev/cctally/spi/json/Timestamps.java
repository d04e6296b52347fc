package dev.cctally.spi.json;

import java.nio.charset.StandardCharsets;

/**
 * Reads instants as microseconds since 1970-01-01T00:00:00Z. Understands RFC 3339 and the common
 * forms of ISO 8601: a space for the {@code T}, no separators, no seconds, no time at all, any
 * offset below 24 hours; without an offset the time is UTC. Digits beyond the microsecond are cut
 * off. There is no second 60 and no hour 24.
 *
 * @since 1.0
 */
public final class Timestamps {
  /** The answer for what is not an instant. */
  public static final long INVALID = Long.MIN_VALUE;

  private static final long MICROS = 1_000_000;
  private static final int[] MONTH_DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Timestamps() {}

  /**
   * {@return the instant in a stretch of bytes, or {@link #INVALID}}
   *
   * @param bytes hold the text in UTF-8
   * @param from index of its first byte
   * @param to index after its last byte
   */
  public static long micros(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length >= 20
        && bytes[to - 1] == 'Z'
        && bytes[from + 4] == '-'
        && bytes[from + 7] == '-'
        && bytes[from + 10] == 'T'
        && bytes[from + 13] == ':'
        && bytes[from + 16] == ':') {
      long seconds =
          seconds(
              number(bytes, from, 4),
              number(bytes, from + 5, 2),
              number(bytes, from + 8, 2),
              number(bytes, from + 11, 2),
              number(bytes, from + 14, 2),
              number(bytes, from + 17, 2));
      if (seconds == INVALID || length == 20) {
        return seconds == INVALID ? INVALID : seconds * MICROS;
      }
      if (bytes[from + 19] == '.' && length > 21) {
        int fraction = fraction(bytes, from + 20, to - 1);
        return fraction < 0 ? INVALID : seconds * MICROS + fraction;
      }
      return INVALID;
    }
    return micros(new String(bytes, from, length, StandardCharsets.UTF_8));
  }

  /**
   * {@return the instant in a text, or {@link #INVALID}}
   *
   * @param text the text; blanks around it do not matter
   */
  public static long micros(String text) {
    return new General(text.strip().getBytes(StandardCharsets.UTF_8)).micros();
  }

  /** Seconds since the epoch, or {@link #INVALID} if a field is out of range (−1 always is). */
  private static long seconds(int year, int month, int day, int hour, int minute, int second) {
    if (year < 1
        || month < 1
        || month > 12
        || day < 1
        || day > MONTH_DAYS[month - 1] + (month == 2 && leap(year) ? 1 : 0)
        || hour < 0
        || hour > 23
        || minute < 0
        || minute > 59
        || second < 0
        || second > 59) {
      return INVALID;
    }
    // Days since 0000-03-01 of the proleptic Gregorian calendar, whose years end with the leap day.
    int y = month > 2 ? year : year - 1;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    long days = 365L * y + y / 4 - y / 100 + y / 400 + dayOfYear - 719_468;
    return days * 86_400 + hour * 3600L + minute * 60L + second;
  }

  private static boolean leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /** The number in {@code count} digits, or −1. */
  private static int number(byte[] bytes, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** Microseconds of the fraction digits in {@code bytes[from, to)}, or −1. */
  private static int fraction(byte[] bytes, int from, int to) {
    int value = 0;
    int scale = 100_000;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value += digit * scale;
      scale /= 10;
    }
    return value;
  }

  /** The uncommon spellings. */
  private static final class General {
    private final byte[] text;
    private int pos;

    General(byte[] text) {
      this.text = text;
    }

    long micros() {
      int year = digits(4);
      boolean dashes = accept('-');
      int month = digits(2);
      if (accept('-') != dashes) {
        return INVALID;
      }
      int day = digits(2);
      int[] time = new int[4]; // hour, minute, second, microsecond
      long offset = 0;
      if (pos < text.length) {
        if (!accept('T') && !accept('t') && !accept(' ')) {
          return INVALID;
        }
        if (!time(time)) {
          return INVALID;
        }
        offset = offset();
      }
      long seconds = seconds(year, month, day, time[0], time[1], time[2]);
      if (seconds == INVALID || offset == INVALID || pos != text.length) {
        return INVALID;
      }
      return (seconds - offset) * MICROS + time[3];
    }

    private boolean time(int[] time) {
      time[0] = digits(2);
      boolean colons = accept(':');
      time[1] = digits(2);
      if (pos < text.length && (colons ? text[pos] == ':' : isDigit(text[pos]))) {
        if (colons) {
          pos++;
        }
        time[2] = digits(2);
        if (accept('.') || accept(',')) {
          int from = pos;
          while (pos < text.length && isDigit(text[pos])) {
            pos++;
          }
          if (pos == from) {
            return false;
          }
          time[3] = fraction(text, from, pos);
        }
      }
      return true;
    }

    /** Seconds east of UTC. */
    private long offset() {
      if (pos == text.length || accept('Z') || accept('z')) {
        return 0;
      }
      boolean west = accept('-');
      if (!west && !accept('+')) {
        return INVALID;
      }
      int hours = digits(2);
      int minutes = 0;
      if (pos < text.length) {
        accept(':');
        minutes = digits(2);
      }
      if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
        return INVALID;
      }
      long seconds = hours * 3600L + minutes * 60L;
      return west ? -seconds : seconds;
    }

    /** The number in the next {@code count} digits, or −1. */
    private int digits(int count) {
      if (text.length - pos < count) {
        return -1;
      }
      int value = number(text, pos, count);
      pos += count;
      return value;
    }

    private boolean accept(char letter) {
      if (pos < text.length && text[pos] == letter) {
        pos++;
        return true;
      }
      return false;
    }

    private static boolean isDigit(byte b) {
      return b >= '0' && b <= '9';
    }
  }
}
