package dev.cctally.platform.report;

import dev.cctally.spi.pricing.LongContext;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.pricing.Quote;
import dev.cctally.spi.pricing.Rates;
import dev.cctally.spi.pricing.TokenRates;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small price book. Prices are in dollars per million tokens times a million. */
final class ListPrices implements PriceBook {
  static final String SON = "claude-sonnet-4-5-20250929";
  static final String OP = "claude-opus-4-5-20251101";
  static final String HK = "claude-haiku-4-5-20251001";
  static final String OP6 = "claude-opus-4-6";

  private final Map<String, List<Rates>> rates = new LinkedHashMap<>();
  private @Nullable String fallback;

  /** The prices of the worked examples. */
  static ListPrices worked() {
    return new ListPrices()
        // $ per million: input, cache read, write 5 m, write 1 h (twice input), output
        .with(
            SON,
            new TokenRates(3_000_000, 300_000, 3_750_000, 6_000_000, 15_000_000),
            new LongContext(
                200_000, new TokenRates(6_000_000, 600_000, 7_500_000, 12_000_000, 22_500_000)),
            1)
        .with(OP, new TokenRates(5_000_000, 500_000, 6_250_000, 10_000_000, 25_000_000), null, 1)
        .with(OP6, new TokenRates(5_000_000, 500_000, 6_250_000, 10_000_000, 25_000_000), null, 6)
        .with(HK, new TokenRates(1_000_000, 100_000, 1_250_000, 2_000_000, 5_000_000), null, 1);
  }

  ListPrices with(String model, TokenRates standard, @Nullable LongContext longer, int fast) {
    rates.put(model, List.of(new Rates(standard, longer, fast, 1, Long.MIN_VALUE, Long.MAX_VALUE)));
    return this;
  }

  /** A price that changes once. */
  ListPrices changing(String model, TokenRates before, long atMicros, TokenRates after) {
    rates.put(
        model,
        List.of(
            new Rates(before, null, 1, 1, Long.MIN_VALUE, atMicros),
            new Rates(after, null, 1, 1, atMicros, Long.MAX_VALUE)));
    return this;
  }

  /** Unknown models are priced as this one. */
  ListPrices withFallback(String model) {
    fallback = model;
    return this;
  }

  @Override
  public Quote quote(String model, long atMicros) {
    for (Rates one : rates.getOrDefault(model, List.of())) {
      if (atMicros >= one.validFromMicros() && atMicros < one.validToMicros()) {
        return new Quote.Priced(model, one, "test");
      }
    }
    String as = fallback;
    return as == null
        ? Quote.Unpriced.INSTANCE
        : new Quote.Fallback(as, rates.getOrDefault(as, List.of()).getFirst(), "test");
  }

  @Override
  public long[] changesMicros(String model) {
    return rates.getOrDefault(model, List.of()).stream()
        .skip(1)
        .mapToLong(Rates::validFromMicros)
        .toArray();
  }

  @Override
  public List<Long> promptThresholds() {
    return List.of(200_000L);
  }

  @Override
  public LocalDate snapshotDate() {
    return LocalDate.of(2026, 5, 1);
  }

  @Override
  public List<String> models() {
    return List.copyOf(rates.keySet());
  }
}
