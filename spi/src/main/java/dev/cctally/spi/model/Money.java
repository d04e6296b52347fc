package dev.cctally.spi.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact amount of US dollars, held as a whole number of pico-dollars (10⁻¹² USD).
 *
 * <p>Every published price per token is a whole number of pico-dollars, so products and sums are
 * exact and do not depend on their order. The range is about ±9.2 million dollars; arithmetic
 * beyond it throws {@link ArithmeticException} rather than wrapping.
 *
 * @param pico pico-dollars; may be negative for differences
 * @since 1.0
 */
public record Money(long pico) implements Comparable<Money> {
  /** No money. */
  public static final Money ZERO = new Money(0);

  /** The number of decimal places a pico-dollar stands at. */
  public static final int SCALE = 12;

  /**
   * {@return {@code pico} pico-dollars}
   *
   * @param pico the amount
   */
  public static Money ofPico(long pico) {
    return pico == 0 ? ZERO : new Money(pico);
  }

  /**
   * Converts an amount in dollars, rounding half to even beyond the twelfth decimal.
   *
   * @param dollars the amount in US dollars
   * @return the amount
   * @throws ArithmeticException if the amount does not fit
   */
  public static Money ofDollars(BigDecimal dollars) {
    return ofPico(
        dollars.setScale(SCALE, RoundingMode.HALF_EVEN).movePointRight(SCALE).longValueExact());
  }

  /**
   * {@return this amount plus another}
   *
   * @param other the other amount
   * @throws ArithmeticException if the sum does not fit
   */
  public Money plus(Money other) {
    return ofPico(Math.addExact(pico, other.pico));
  }

  /**
   * {@return this amount less another}
   *
   * @param other the other amount
   * @throws ArithmeticException if the difference does not fit
   */
  public Money minus(Money other) {
    return ofPico(Math.subtractExact(pico, other.pico));
  }

  /** {@return the exact amount in US dollars, without trailing zeros} */
  public BigDecimal toDollars() {
    return pico == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(pico, SCALE).stripTrailingZeros();
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(pico, other.pico);
  }
}
