package dev.cctally.platform.pricing;

import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.pricing.LongContext;
import dev.cctally.spi.pricing.Quote;
import dev.cctally.spi.pricing.Rates;
import dev.cctally.spi.pricing.TokenRates;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The prices of one model, by instant, speed and size of the prompt. Part of a {@link PriceSheet}
 * and used by the same thread. Nothing is asked of the vendor before the first {@link #at}.
 */
public final class ModelPrices {
  private static final int SPEEDS = 2; // fast, and all that is priced as standard

  private final PriceSheet sheet;
  private final String model;
  private long @Nullable [] changes;
  private @Nullable CellPrice[] known = new CellPrice[0];
  private int tiers;

  ModelPrices(PriceSheet sheet, String model) {
    this.sheet = sheet;
    this.model = model;
  }

  /** {@return the model id as the vendor wrote it} */
  public String model() {
    return model;
  }

  /**
   * {@return the price of responses that are alike}
   *
   * @param atMicros any instant of their 15 minutes: microseconds since 1970-01-01T00:00:00Z
   * @param speed their speed
   * @param promptTier how many of the vendor's prompt thresholds each of their prompts exceeds
   */
  public CellPrice at(long atMicros, SpeedTier speed, int promptTier) {
    long[] steps = changes == null ? load() : changes;
    int span = 0;
    if (steps.length > 0) {
      int found = Arrays.binarySearch(steps, atMicros);
      span = found >= 0 ? found + 1 : -found - 1;
    }
    int tier = Math.clamp(promptTier, 0, tiers - 1);
    int index = (span * SPEEDS + (speed == SpeedTier.FAST ? 1 : 0)) * tiers + tier;
    CellPrice price = known[index];
    if (price == null) {
      price =
          sheet.ask(prices -> apply(prices.quote(model, atMicros), speed, tier), CellPrice.NONE);
      known[index] = price;
    }
    return price;
  }

  private long[] load() {
    long[] steps = sheet.changes(model);
    tiers = sheet.thresholds().length + 1;
    known = new CellPrice[(steps.length + 1) * SPEEDS * tiers];
    changes = steps;
    return steps;
  }

  private CellPrice apply(Quote quote, SpeedTier speed, int tier) {
    // No switch over the types: linking one costs a cold start more than a whole report.
    if (quote instanceof Quote.Priced own) {
      TokenRates rates = own.rates().applicable(prompt(own.rates(), tier), speed);
      return new CellPrice(CellPrice.Basis.OWN, own.pricedAs(), rates, own.source());
    }
    if (quote instanceof Quote.Fallback other) {
      TokenRates rates = other.rates().applicable(prompt(other.rates(), tier), speed);
      return new CellPrice(CellPrice.Basis.FALLBACK, other.pricedAs(), rates, other.source());
    }
    return CellPrice.NONE;
  }

  /** A prompt size that stands for all prompts of the tier, as far as this model's prices care. */
  private long prompt(Rates rates, int tier) {
    LongContext longer = rates.longContext();
    if (longer == null) {
      return 0;
    }
    int below = 0; // thresholds a prompt must exceed before it can exceed this model's
    for (long threshold : sheet.thresholds()) {
      if (threshold < longer.thresholdTokens()) {
        below++;
      }
    }
    return tier > below ? Long.MAX_VALUE : 0;
  }
}
