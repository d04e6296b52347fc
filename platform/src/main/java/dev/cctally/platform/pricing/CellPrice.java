package dev.cctally.platform.pricing;

import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.pricing.TokenRates;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the tokens of a usage cell cost.
 *
 * @param basis whose price it is
 * @param pricedAs the model whose price applies, or {@code null} if there is none
 * @param rates the prices of a token, long prompts and speed taken into account; {@code null} if
 *     there are none
 * @param source where the prices come from, for people; {@code null} if there are none
 */
public record CellPrice(
    Basis basis, @Nullable String pricedAs, @Nullable TokenRates rates, @Nullable String source) {
  /** Nothing is known. */
  public static final CellPrice NONE = new CellPrice(Basis.NONE, null, null, null);

  /** Whose price it is. */
  public enum Basis {
    /** The model's own. */
    OWN,
    /** Another model's, because this one is unknown. */
    FALLBACK,
    /** Nobody's: the model is unknown, or the vendor's plugin does not answer. */
    NONE
  }

  /** Rejects a missing basis. */
  public CellPrice {
    Objects.requireNonNull(basis, "basis");
  }

  /**
   * {@return the exact cost in pico-dollars; 0 if there is no price}
   *
   * @param tokens the tokens of any number of responses that have this price
   * @throws ArithmeticException if the amount does not fit, beyond about 9.2 million dollars
   */
  public long pico(TokenCounts tokens) {
    TokenRates each = rates;
    if (each == null) {
      return 0;
    }
    // As TokenRates.cost, without a Money object for every cell of a report.
    long sum = Math.multiplyExact(tokens.input(), each.input());
    sum = Math.addExact(sum, Math.multiplyExact(tokens.cacheRead(), each.cacheRead()));
    sum = Math.addExact(sum, Math.multiplyExact(tokens.cacheWrite5m(), each.cacheWrite5m()));
    sum = Math.addExact(sum, Math.multiplyExact(tokens.cacheWrite1h(), each.cacheWrite1h()));
    return Math.addExact(sum, Math.multiplyExact(tokens.output(), each.output()));
  }

  /**
   * {@return the exact cost; nothing if there is no price}
   *
   * @param tokens the tokens of any number of responses that have this price
   * @throws ArithmeticException if the amount does not fit
   */
  public Money cost(TokenCounts tokens) {
    return Money.ofPico(pico(tokens));
  }
}
