package dev.cctally.spi.pricing;

import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All prices of one model in one span of time. Plugins create these.
 *
 * @param standard prices of an ordinary request
 * @param longContext prices of a request with a long prompt, or {@code null} if they are the same
 * @param fastNumerator the fast tier costs {@code fastNumerator / fastDenominator} times as much;
 *     1/1 if the model has no fast tier
 * @param fastDenominator positive
 * @param validFromMicros when these prices came into force: microseconds since
 *     1970-01-01T00:00:00Z, or {@link Long#MIN_VALUE} if they hold since ever
 * @param validToMicros when they end, exclusive, or {@link Long#MAX_VALUE} if they still hold
 * @since 1.0
 */
public record Rates(
    TokenRates standard,
    @Nullable LongContext longContext,
    int fastNumerator,
    int fastDenominator,
    long validFromMicros,
    long validToMicros) {
  /**
   * Checks the factor and the span.
   *
   * @throws IllegalArgumentException if the factor is not positive or the span is empty
   */
  public Rates {
    Objects.requireNonNull(standard, "standard");
    if (fastNumerator <= 0 || fastDenominator <= 0) {
      throw new IllegalArgumentException("the fast multiplier is not positive");
    }
    if (validFromMicros >= validToMicros) {
      throw new IllegalArgumentException("the validity is empty");
    }
  }

  /**
   * {@return the prices that apply to a request}
   *
   * @param promptTokens the whole prompt of the one request
   * @param speed its speed
   */
  public TokenRates applicable(long promptTokens, SpeedTier speed) {
    LongContext longer = longContext;
    TokenRates base =
        longer != null && promptTokens > longer.thresholdTokens() ? longer.rates() : standard;
    return speed == SpeedTier.FAST && fastNumerator != fastDenominator
        ? base.times(fastNumerator, fastDenominator)
        : base;
  }

  /**
   * {@return the exact price of one response}
   *
   * @param tokens the counts of the one response
   * @param speed its speed
   */
  public Money cost(TokenCounts tokens, SpeedTier speed) {
    return applicable(tokens.prompt(), speed).cost(tokens);
  }
}
