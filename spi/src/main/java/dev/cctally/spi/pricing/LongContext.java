package dev.cctally.spi.pricing;

import java.util.Objects;

/**
 * Higher prices for requests with a long prompt. Plugins create these.
 *
 * @param thresholdTokens a request whose whole prompt (uncached input, cache reads and cache
 *     writes) is larger than this pays {@code rates} for every token; exactly this many is not
 *     above. Must be one of {@link PriceBook#promptThresholds()}
 * @param rates the prices of such a request
 * @since 1.0
 */
public record LongContext(long thresholdTokens, TokenRates rates) {
  /**
   * Checks the threshold.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public LongContext {
    Objects.requireNonNull(rates, "rates");
    if (thresholdTokens <= 0) {
      throw new IllegalArgumentException("the threshold is not positive");
    }
  }
}
