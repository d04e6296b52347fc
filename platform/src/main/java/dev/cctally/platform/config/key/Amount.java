package dev.cctally.platform.config.key;

import dev.cctally.platform.config.Json;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An amount of dollars above nothing, exactly as many as were typed.
 *
 * @param dollars how many; finite also as a binary number, and above zero
 */
public record Amount(BigDecimal dollars) {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,9})?");
  private static final int LONGEST = 1_000;
  private static final int MOST_DIGITS = 16; // more are written with an exponent

  /** What a text is. */
  enum Reading {
    NO_NUMBER,
    NO_AMOUNT,
    AMOUNT
  }

  /** {@return what a text is, as a person types it} */
  static Reading reading(String text) {
    String typed = text.strip().toLowerCase(Locale.ROOT);
    switch (typed.replaceFirst("^[+-]", "")) {
      case "nan", "inf", "infinity" -> {
        return Reading.NO_AMOUNT;
      }
      default -> {
        if (typed.length() > LONGEST || !NUMBER.matcher(typed).matches()) {
          return Reading.NO_NUMBER;
        }
      }
    }
    double rough = Double.parseDouble(typed);
    return rough > 0 && Double.isFinite(rough) ? Reading.AMOUNT : Reading.NO_AMOUNT;
  }

  /** {@return the amount a text is} Only if that is its {@link #reading}. */
  static Amount of(String text) {
    return new Amount(new BigDecimal(text.strip()).stripTrailingZeros());
  }

  /** {@return the amount as JSON; never looks like a whole number} */
  public Json json() {
    int digits = dollars.precision() - dollars.scale(); // before the point
    if (digits > MOST_DIGITS || digits < -3) {
      String mantissa = dollars.unscaledValue().toString();
      String rest = mantissa.length() > 1 ? "." + mantissa.substring(1) : "";
      int exponent = digits - 1;
      return new Json.Digits(
          mantissa.charAt(0) + rest + (exponent < 0 ? "e-" : "e+") + two(Math.abs(exponent)));
    }
    String plain = dollars.toPlainString();
    return new Json.Digits(plain.indexOf('.') < 0 ? plain + ".0" : plain);
  }

  private static String two(int exponent) {
    return exponent < 10 ? "0" + exponent : String.valueOf(exponent);
  }
}
