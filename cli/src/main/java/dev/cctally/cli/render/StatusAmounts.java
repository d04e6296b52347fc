package dev.cctally.cli.render;

import dev.cctally.spi.model.Money;
import java.math.BigDecimal;

/** Amounts as a status line writes them, by the same rules as tables. */
public final class StatusAmounts {
  private StatusAmounts() {}

  /**
   * {@return an amount in cents, half to even, with thousands separators}
   *
   * @param money the amount
   */
  public static String dollars(Money money) {
    return Dollars.cents(money);
  }

  /**
   * {@return the same of an amount in dollars}
   *
   * @param dollars the amount
   */
  public static String dollars(BigDecimal dollars) {
    return Dollars.cents(dollars);
  }

  /**
   * {@return hours and minutes, such as {@code 0h 20m}; never negative}
   *
   * @param micros a length of time in microseconds
   */
  public static String hours(long micros) {
    return Durations.hours(micros);
  }

  /**
   * {@return {@code 5d 3h}, {@code 1h 20m} or {@code 20m}; never negative}
   *
   * @param micros a length of time in microseconds
   */
  public static String countdown(long micros) {
    return Durations.brief(micros);
  }

  /**
   * {@return a name without what a terminal would obey, shortened at its end}
   *
   * @param name the name
   * @param columns how many columns it may take
   */
  public static String name(String name, int columns) {
    return DisplayText.shortenEnd(DisplayText.clean(name), columns, "…");
  }
}
