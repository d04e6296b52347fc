package dev.cctally.platform.pricing;

import dev.cctally.platform.config.PriceOverride;
import dev.cctally.spi.pricing.LongContext;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.pricing.Quote;
import dev.cctally.spi.pricing.Rates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's prices with the user's in their place. A user's price applies to the model it names,
 * and to every spelling of it that the vendor's table prices as that model.
 */
final class OverriddenPriceBook implements PriceBook {
  private static final String SOURCE = "your setting pricing.overrides";

  private final PriceBook book;
  private final List<PriceOverride> overrides;

  OverriddenPriceBook(PriceBook book, List<PriceOverride> overrides) {
    this.book = book;
    this.overrides = List.copyOf(overrides);
  }

  @Override
  public Quote quote(String model, long atMicros) {
    Quote vendors = book.quote(model, atMicros);
    PriceOverride own = find(model, atMicros);
    String name = model;
    if (own == null && vendors instanceof Quote.Priced priced) {
      name = priced.pricedAs();
      own = find(name, atMicros);
    }
    if (own == null && vendors instanceof Quote.Fallback fallback) {
      PriceOverride other = find(fallback.pricedAs(), atMicros);
      return other == null
          ? vendors
          : new Quote.Fallback(fallback.pricedAs(), rates(other, vendors), SOURCE);
    }
    return own == null ? vendors : new Quote.Priced(name, rates(own, vendors), SOURCE);
  }

  private @Nullable PriceOverride find(String model, long atMicros) {
    PriceOverride found = null;
    for (PriceOverride override : overrides) {
      Rates rates = override.rates();
      if (override.model().equals(model)
          && rates.validFromMicros() <= atMicros
          && atMicros < rates.validToMicros()) {
        found = override;
      }
    }
    return found;
  }

  private static Rates rates(PriceOverride own, Quote vendors) {
    Rates rates = own.rates();
    Rates theirs =
        vendors instanceof Quote.Priced priced
            ? priced.rates()
            : vendors instanceof Quote.Fallback fallback ? fallback.rates() : rates;
    if (own.fastStated()) {
      return rates;
    }
    Rates withFast =
        new Rates(
            rates.standard(),
            rates.longContext(),
            theirs.fastNumerator(),
            theirs.fastDenominator(),
            rates.validFromMicros(),
            rates.validToMicros());
    return PriceOverride.whole(withFast) ? withFast : rates;
  }

  @Override
  public long[] changesMicros(String model) {
    TreeSet<Long> edges = new TreeSet<>();
    for (long edge : book.changesMicros(model)) {
      edges.add(edge);
    }
    // What the model is priced as is not known for all time, so every edge counts: one too many
    // only divides sums that cost the same.
    for (PriceOverride override : overrides) {
      edges.add(override.rates().validFromMicros());
      edges.add(override.rates().validToMicros());
    }
    edges.remove(Long.MIN_VALUE);
    edges.remove(Long.MAX_VALUE);
    return edges.stream().mapToLong(Long::longValue).toArray();
  }

  @Override
  public List<Long> promptThresholds() {
    TreeSet<Long> thresholds = new TreeSet<>(book.promptThresholds());
    for (PriceOverride override : overrides) {
      LongContext longer = override.rates().longContext();
      if (longer != null) {
        thresholds.add(longer.thresholdTokens());
      }
    }
    return List.copyOf(thresholds);
  }

  @Override
  public LocalDate snapshotDate() {
    return book.snapshotDate();
  }

  @Override
  public List<String> models() {
    Set<String> models = new LinkedHashSet<>(book.models());
    overrides.forEach(override -> models.add(override.model()));
    return new ArrayList<>(models);
  }
}
