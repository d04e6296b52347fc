package dev.cctally.platform.report.explain;

import dev.cctally.spi.model.Money;
import java.util.Objects;

/**
 * One product in the cost of a response: so many tokens of one class, each at one price.
 *
 * @param tokenClass the class
 * @param tokens how many
 * @param picoEach the price of one, in pico-dollars, long prompts and speed taken into account
 */
public record Term(TokenClass tokenClass, long tokens, long picoEach) {
  /** Token classes that are priced apart. */
  public enum TokenClass {
    /** Prompt tokens neither read from nor written to a cache. */
    INPUT,
    /** Generated tokens. */
    OUTPUT,
    /** Prompt tokens written to a cache for five minutes. */
    CACHE_WRITE_5M,
    /** Prompt tokens written to a cache for one hour. */
    CACHE_WRITE_1H,
    /** Prompt tokens read from a cache. */
    CACHE_READ
  }

  /** Rejects {@code null}. */
  public Term {
    Objects.requireNonNull(tokenClass, "tokenClass");
  }

  /**
   * {@return the product}
   *
   * @throws ArithmeticException if it does not fit
   */
  public Money cost() {
    return Money.ofPico(Math.multiplyExact(tokens, picoEach));
  }
}
