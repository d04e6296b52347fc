package dev.cctally.platform.pricing;

import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.pricing.Quote;
import java.time.LocalDate;
import java.util.List;

/** The prices of a vendor whose plugin is not there. */
final class NoPrices implements PriceBook {
  @Override
  public Quote quote(String model, long atMicros) {
    return Quote.Unpriced.INSTANCE;
  }

  @Override
  public long[] changesMicros(String model) {
    return new long[0];
  }

  @Override
  public List<Long> promptThresholds() {
    return List.of();
  }

  @Override
  public LocalDate snapshotDate() {
    return LocalDate.EPOCH;
  }

  @Override
  public List<String> models() {
    return List.of();
  }
}
