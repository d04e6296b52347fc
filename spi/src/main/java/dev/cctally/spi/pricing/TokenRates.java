package dev.cctally.spi.pricing;

import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;

/**
 * Prices per token in pico-dollars (10⁻¹² USD). One dollar per million tokens is 1,000,000. Plugins
 * create these.
 *
 * @param input for uncached prompt tokens
 * @param cacheRead for prompt tokens read from a cache
 * @param cacheWrite5m for prompt tokens written to a cache for five minutes
 * @param cacheWrite1h for prompt tokens written to a cache for one hour
 * @param output for generated tokens, reasoning included
 * @since 1.0
 */
public record TokenRates(
    long input, long cacheRead, long cacheWrite5m, long cacheWrite1h, long output) {
  /**
   * Rejects negative prices.
   *
   * @throws IllegalArgumentException if a price is negative
   */
  public TokenRates {
    if ((input | cacheRead | cacheWrite5m | cacheWrite1h | output) < 0) {
      throw new IllegalArgumentException("a price is negative");
    }
  }

  /**
   * {@return the exact price of the tokens}
   *
   * @param tokens the counts, of one response or summed over many
   * @throws ArithmeticException if the amount does not fit, beyond about 9.2 million dollars
   */
  public Money cost(TokenCounts tokens) {
    long sum = Math.multiplyExact(tokens.input(), input);
    sum = Math.addExact(sum, Math.multiplyExact(tokens.cacheRead(), cacheRead));
    sum = Math.addExact(sum, Math.multiplyExact(tokens.cacheWrite5m(), cacheWrite5m));
    sum = Math.addExact(sum, Math.multiplyExact(tokens.cacheWrite1h(), cacheWrite1h));
    return Money.ofPico(Math.addExact(sum, Math.multiplyExact(tokens.output(), output)));
  }

  /**
   * {@return these prices times {@code numerator / denominator}}
   *
   * @param numerator not negative
   * @param denominator positive
   * @throws ArithmeticException if a product is not a whole number of pico-dollars
   */
  public TokenRates times(long numerator, long denominator) {
    return new TokenRates(
        scale(input, numerator, denominator),
        scale(cacheRead, numerator, denominator),
        scale(cacheWrite5m, numerator, denominator),
        scale(cacheWrite1h, numerator, denominator),
        scale(output, numerator, denominator));
  }

  private static long scale(long rate, long numerator, long denominator) {
    long product = Math.multiplyExact(rate, numerator);
    if (product % denominator != 0) {
      throw new ArithmeticException("price is not a whole number of pico-dollars");
    }
    return product / denominator;
  }
}
