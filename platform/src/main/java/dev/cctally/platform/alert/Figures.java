package dev.cctally.platform.alert;

import dev.cctally.spi.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Amounts and percentages in texts. Rounded half to even, on the exact value: of a {@code double}
 * that is its binary one.
 */
final class Figures {
  private static final int CENTS = 2;
  private static final int GROUP = 3;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Figures() {}

  /** {@code $1234.50}. */
  static String plain(Money money) {
    return dollars(money.toDollars(), false);
  }

  /** {@code $0.17}. */
  static String plain(double dollars) {
    return dollars(new BigDecimal(dollars), false);
  }

  /** {@code $1,234.50}. */
  static String grouped(Money money) {
    return dollars(money.toDollars(), true);
  }

  /** {@code $1,234.50}. */
  static String grouped(double dollars) {
    return dollars(new BigDecimal(dollars), true);
  }

  /** {@code 93}. */
  static String percent(double percent) {
    return new BigDecimal(percent).setScale(0, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** What part of an amount something is, in percent: {@code 93}. */
  static String percent(Money part, Money whole) {
    if (whole.pico() <= 0) {
      return "0";
    }
    return part.toDollars()
        .multiply(HUNDRED)
        .divide(whole.toDollars(), 0, RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  private static String dollars(BigDecimal dollars, boolean grouped) {
    String text = dollars.abs().setScale(CENTS, RoundingMode.HALF_EVEN).toPlainString();
    StringBuilder out = new StringBuilder(text);
    if (grouped) {
      for (int i = text.indexOf('.') - GROUP; i > 0; i -= GROUP) {
        out.insert(i, ',');
      }
    }
    return (dollars.signum() < 0 ? "-$" : "$") + out;
  }
}
