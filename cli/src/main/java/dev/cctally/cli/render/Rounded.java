package dev.cctally.cli.render;

import dev.cctally.spi.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers of JSON that are rounded half to even, with at least one decimal. */
public final class Rounded {
  private Rounded() {}

  /**
   * {@return a number, or {@code null} if there is none}
   *
   * @param number the number
   * @param places to how many decimals
   */
  public static @Nullable BigDecimal orNull(@Nullable Double number, int places) {
    return number == null ? null : of(new BigDecimal(number), places);
  }

  /**
   * {@return an amount in dollars}
   *
   * @param money the amount
   * @param places to how many decimals
   */
  public static BigDecimal of(Money money, int places) {
    return of(money.toDollars(), places);
  }

  /**
   * {@return a number}
   *
   * @param number the number
   * @param places to how many decimals
   */
  public static BigDecimal of(BigDecimal number, int places) {
    BigDecimal plain = number.setScale(places, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return plain.scale() < 1 ? plain.setScale(1) : plain;
  }
}
