package dev.cctally.plugins.codex;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads numbers as rollouts spell them: mostly plain digits, rarely anything else. */
final class Numbers {
  /** The answer for what is not a number or has no place in a count. */
  static final long INVALID = Long.MIN_VALUE;

  /** The largest count accepted; sums of some counts and their double then still fit a long. */
  static final long LARGEST = Long.MAX_VALUE / 32;

  private static final int LONGEST = 400; // characters; longer "numbers" are broken lines
  private static final double SMALLEST = 1e-13;

  private Numbers() {}

  /**
   * The whole number in {@code bytes[from, to)}, a JSON number, cut towards zero. What is −1 or
   * less gives −1; {@link #INVALID} stands for one that is larger than {@link #LARGEST}.
   */
  static long whole(byte[] bytes, int from, int to) {
    if (to - from <= 16) {
      long value = 0;
      int i = from;
      for (; i < to; i++) {
        int digit = bytes[i] - '0';
        if (digit < 0 || digit > 9) {
          break;
        }
        value = value * 10 + digit;
      }
      if (i == to && i > from) {
        return value;
      }
    }
    BigDecimal value = decimal(ascii(bytes, from, to));
    if (value == null || value.doubleValue() > LARGEST) {
      return INVALID;
    }
    if (value.signum() < 0) {
      return value.compareTo(BigDecimal.ONE.negate()) <= 0 ? -1 : 0;
    }
    return value.longValue();
  }

  /** A finite number; what is too small to matter is zero. {@code null} if it is not a number. */
  static @Nullable BigDecimal decimal(String text) {
    if (text.length() > LONGEST || !looksNumeric(text)) {
      return null;
    }
    try {
      double rough = Double.parseDouble(text);
      if (Double.isInfinite(rough)) {
        return null;
      }
      // Never build a decimal with a giant exponent: rounding one takes for ever.
      return Math.abs(rough) < SMALLEST ? BigDecimal.ZERO : new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Keeps out what the JDK reads as a number and JSON does not: NaN, Infinity, 0x1p3, 1d. */
  private static boolean looksNumeric(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static String ascii(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
