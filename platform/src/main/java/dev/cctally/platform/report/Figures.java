package dev.cctally.platform.report;

import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import java.util.Objects;

/**
 * What was used and what it cost.
 *
 * @param entries how many responses
 * @param tokens their tokens
 * @param cost their exact cost
 */
public record Figures(long entries, TokenCounts tokens, Money cost) {
  /** Nothing. */
  public static final Figures ZERO = new Figures(0, TokenCounts.ZERO, Money.ZERO);

  /** Rejects {@code null}. */
  public Figures {
    Objects.requireNonNull(tokens, "tokens");
    Objects.requireNonNull(cost, "cost");
  }

  /**
   * {@return the exact sum}
   *
   * @param other what to add
   * @throws ArithmeticException if a sum does not fit
   */
  public Figures plus(Figures other) {
    return new Figures(
        Math.addExact(entries, other.entries), tokens.plus(other.tokens), cost.plus(other.cost));
  }
}
