package dev.cctally.platform.config;

import java.math.BigDecimal;

/** Doubles as published JSON writes them. */
public final class JsonNumber {
  private static final double LEAST_PLAIN = 1e-4;
  private static final double MOST_PLAIN = 1e16;

  private JsonNumber() {}

  /**
   * {@return the shortest decimal that is this very number, with a decimal point: {@code 300.0}}
   * Very large and very small ones have an exponent of at least two digits: {@code 1e-08}.
   *
   * @param number the number; finite
   */
  public static String text(double number) {
    String shortest = Double.toString(number);
    double size = Math.abs(number);
    if (size == 0 || (size >= LEAST_PLAIN && size < MOST_PLAIN)) {
      String plain = new BigDecimal(shortest).toPlainString();
      return size == 0 ? shortest : plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    int exponentAt = shortest.indexOf('E');
    String digits = shortest.substring(0, exponentAt);
    int exponent = Integer.parseInt(shortest.substring(exponentAt + 1));
    String power = Integer.toString(Math.abs(exponent));
    return (digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits)
        + (exponent < 0 ? "e-" : "e+")
        + (power.length() < 2 ? "0" + power : power);
  }
}
