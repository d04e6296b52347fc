package dev.cctally.testkit.acme;

import dev.cctally.spi.pricing.LongContext;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.pricing.Quote;
import dev.cctally.spi.pricing.Rates;
import dev.cctally.spi.pricing.TokenRates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** One model, whose price was halved at the start of 2026. */
final class AcmePrices implements PriceBook {
  static final String MODEL = "acme-1";
  private static final long CHANGE =
      Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() * 1_000_000;
  private static final TokenRates LIST = new TokenRates(1_000_000, 100_000, 0, 0, 4_000_000);

  @Override
  public Quote quote(String model, long atMicros) {
    if (!model.equals(MODEL)) {
      return Quote.Unpriced.INSTANCE;
    }
    return atMicros < CHANGE
        ? priced(LIST.times(2, 1), Long.MIN_VALUE, CHANGE)
        : priced(LIST, CHANGE, Long.MAX_VALUE);
  }

  private static Quote priced(TokenRates rates, long from, long to) {
    LongContext longContext = new LongContext(100_000, rates.times(2, 1));
    return new Quote.Priced(MODEL, new Rates(rates, longContext, 1, 1, from, to), "price list");
  }

  @Override
  public long[] changesMicros(String model) {
    return model.equals(MODEL) ? new long[] {CHANGE} : new long[0];
  }

  @Override
  public List<Long> promptThresholds() {
    return List.of(100_000L);
  }

  @Override
  public LocalDate snapshotDate() {
    return LocalDate.of(2026, 5, 1);
  }

  @Override
  public List<String> models() {
    return List.of(MODEL);
  }
}
