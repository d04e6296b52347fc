package dev.cctally.testkit.conformance;

import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.pricing.Quote;
import java.time.LocalDate;
import java.util.List;

/**
 * A vendor's price book whose answers are looked at whatever rule asks: none is {@code null}, none
 * takes for ever.
 *
 * @param book the vendor's
 */
record CheckedPrices(PriceBook book) implements PriceBook {
  @Override
  public Quote quote(String model, long atMicros) {
    String call = "quote(\"%.60s\", %d)".formatted(model, atMicros);
    return Calls.answered(call, () -> book.quote(model, atMicros));
  }

  @Override
  public long[] changesMicros(String model) {
    String call = "changesMicros(\"%.60s\")".formatted(model);
    return Calls.answered(call, () -> book.changesMicros(model));
  }

  @Override
  public List<Long> promptThresholds() {
    return Calls.answered("promptThresholds()", book::promptThresholds);
  }

  @Override
  public LocalDate snapshotDate() {
    return Calls.answered("snapshotDate()", book::snapshotDate);
  }

  @Override
  public List<String> models() {
    return Calls.answered("models()", book::models);
  }
}
