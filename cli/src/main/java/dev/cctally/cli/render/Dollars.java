package dev.cctally.cli.render;

import dev.cctally.spi.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money as text. This is where exact amounts are rounded, and nowhere before. */
public final class Dollars {
  private static final long PICO_PER_DOLLAR = 1_000_000_000_000L;
  private static final long PICO_PER_CENT = PICO_PER_DOLLAR / 100;
  private static final int PLACES = Money.SCALE;

  private Dollars() {}

  /** The exact amount as a JSON number with at least one decimal, such as {@code 0.06887}. */
  static void appendExact(StringBuilder out, Money money) {
    long pico = money.pico();
    long whole = pico / PICO_PER_DOLLAR;
    long fraction = Math.abs(pico % PICO_PER_DOLLAR);
    if (pico < 0 && whole == 0) {
      out.append('-');
    }
    out.append(whole).append('.');
    int start = out.length();
    long unit = PICO_PER_DOLLAR / 10;
    for (int place = 0; place < PLACES; place++, unit /= 10) {
      out.append((char) ('0' + fraction / unit % 10));
    }
    int end = out.length();
    while (end > start + 1 && out.charAt(end - 1) == '0') {
      end--;
    }
    out.setLength(end);
  }

  /** The amount in cents, half to even, with thousands separators: {@code $1,234.57}. */
  static String cents(Money money) {
    return rounded(money, 2);
  }

  /** An amount in dollars, rounded half to even to cents. */
  static String cents(BigDecimal dollars) {
    BigDecimal cents = dollars.setScale(2, RoundingMode.HALF_EVEN);
    long whole = cents.longValue();
    String text = cents.abs().toPlainString();
    String sign = cents.signum() < 0 ? "-" : "";
    return sign + "$" + Counts.grouped(Math.abs(whole)) + text.substring(text.indexOf('.'));
  }

  /** The amount rounded half to even to two to twelve decimals: {@code $0.001800}. */
  static String rounded(Money money, int places) {
    long unit = unit(places);
    long units = divideHalfEven(Math.abs(money.pico()), unit);
    long perDollar = PICO_PER_DOLLAR / unit;
    String fraction = Long.toString(units % perDollar + perDollar).substring(1);
    String sign = money.pico() < 0 && units != 0 ? "-" : "";
    return sign + "$" + Counts.grouped(units / perDollar) + "." + fraction;
  }

  /** The amount as {@link #rounded}, without the sign of the currency and between digits. */
  static String plain(Money money, int places) {
    return rounded(money, places).replace("$", "").replace(",", "");
  }

  /**
   * {@return the amount rounded half to even, still exact}
   *
   * @param money the amount
   * @param places to how many decimals: 2 to 12
   */
  public static Money nearest(Money money, int places) {
    long unit = unit(places);
    long units = divideHalfEven(Math.abs(money.pico()), unit);
    return Money.ofPico(Long.signum(money.pico()) * units * unit);
  }

  private static long unit(int places) {
    long unit = PICO_PER_CENT;
    for (int place = 2; place < places; place++) {
      unit /= 10;
    }
    return unit;
  }

  private static long divideHalfEven(long amount, long unit) {
    long quotient = amount / unit;
    long twice = amount % unit * 2;
    boolean up = twice > unit || (twice == unit && (quotient & 1) == 1);
    return up ? quotient + 1 : quotient;
  }
}
