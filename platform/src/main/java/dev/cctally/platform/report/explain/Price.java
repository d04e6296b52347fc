package dev.cctally.platform.report.explain;

import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.pricing.Rates;
import dev.cctally.spi.pricing.TokenRates;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a response is priced. */
public sealed interface Price {
  /** The cost the vendor itself wrote down counts. */
  record Recorded() implements Price {}

  /** The vendor wrote down no cost, and no other is wanted: it costs nothing here. */
  record Unrecorded() implements Price {}

  /** No price is known for the model: it costs nothing here. */
  record None() implements Price {}

  /**
   * By a price list.
   *
   * @param pricedAs the model whose row applies
   * @param fallback whether that is another model, because this one is unknown
   * @param source where the prices come from, for people
   * @param rates all prices of the model at that time, with their validity
   * @param speed the speed it is priced at
   * @param longPrompt whether its prompt is so long that the higher prices apply
   * @param each the prices of a token that follow from all this
   */
  record Listed(
      String pricedAs,
      boolean fallback,
      String source,
      Rates rates,
      SpeedTier speed,
      boolean longPrompt,
      TokenRates each)
      implements Price {
    /** Rejects {@code null}. */
    public Listed {
      Objects.requireNonNull(pricedAs, "pricedAs");
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(rates, "rates");
      Objects.requireNonNull(speed, "speed");
      Objects.requireNonNull(each, "each");
    }

    /** {@return the prompt size above which the higher prices apply, or {@code null}} */
    public @Nullable Long threshold() {
      return rates.longContext() == null ? null : (Long) rates.longContext().thresholdTokens();
    }

    /** {@return whether the price of the fast tier is taken} */
    public boolean fast() {
      return speed == SpeedTier.FAST && rates.fastNumerator() != rates.fastDenominator();
    }
  }
}
