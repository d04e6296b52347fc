package dev.cctally.testkit.acme;

import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.pricing.Quote;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** A price book made of parts. */
record WrongPrices(Quotes quotes, Function<String, long[]> changes, List<Long> thresholds)
    implements PriceBook {
  /** Looks models up. */
  interface Quotes {
    Quote of(String model, long atMicros);
  }

  @Override
  public Quote quote(String model, long atMicros) {
    return quotes.of(model, atMicros);
  }

  @Override
  public long[] changesMicros(String model) {
    return changes.apply(model);
  }

  @Override
  public List<Long> promptThresholds() {
    return thresholds;
  }

  @Override
  public LocalDate snapshotDate() {
    return LocalDate.of(2026, 5, 1);
  }

  @Override
  public List<String> models() {
    return List.of(AcmePrices.MODEL);
  }
}
