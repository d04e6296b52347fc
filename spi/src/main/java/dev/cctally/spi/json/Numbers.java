package dev.cctally.spi.json;

import dev.cctally.spi.model.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers as logs spell them: mostly plain digits, rarely anything else.
 *
 * @since 1.0
 */
public final class Numbers {
  /** The answer for what is not a number or has no place in a count. */
  public static final long INVALID = Long.MIN_VALUE;

  /** The largest count accepted; sums of some counts and their double then still fit a long. */
  public static final long LARGEST = Long.MAX_VALUE / 32;

  private static final int LONGEST = 400; // characters; longer "numbers" are broken lines
  private static final double SMALLEST_COST = 1e-13;

  private Numbers() {}

  /**
   * {@return the whole number in a JSON number, cut towards zero} What is −1 or less gives −1;
   * {@link #INVALID} stands for one that is larger than {@link #LARGEST}.
   *
   * @param bytes hold the number
   * @param from index of its first byte
   * @param to index after its last byte
   */
  public static long whole(byte[] bytes, int from, int to) {
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

  /**
   * {@return a cost in dollars, or {@code null} if it is not a number, negative or beyond what
   * money can be}
   *
   * @param text the number
   */
  public static @Nullable Money dollars(String text) {
    BigDecimal value = decimal(text);
    if (value == null || value.signum() < 0) {
      return null;
    }
    try {
      return Money.ofDollars(value);
    } catch (ArithmeticException e) {
      return null;
    }
  }

  /**
   * {@return a finite number, or {@code null} if it is none; what is too small to matter is zero}
   *
   * @param text the number as JSON spells it
   */
  public static @Nullable BigDecimal decimal(String text) {
    if (text.length() > LONGEST || !looksNumeric(text)) {
      return null;
    }
    try {
      double rough = Double.parseDouble(text);
      if (Double.isInfinite(rough)) {
        return null;
      }
      // Never build a decimal with a giant exponent: rounding one takes for ever.
      return Math.abs(rough) < SMALLEST_COST ? BigDecimal.ZERO : new BigDecimal(text);
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
