package dev.cctally.bench;

import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.vendor.Vendor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A vendor of the class path, called without the care a foreign plugin needs. */
final class InProcessVendor implements PluginHost {
  private final Vendor vendor;
  private final PriceBook prices;

  InProcessVendor(Vendor vendor) {
    this.vendor = vendor;
    this.prices = vendor.priceBook();
  }

  @Override
  public List<InstalledPlugin> installed() {
    return List.of();
  }

  @Override
  public Optional<Vendor> vendor(String vendorId) {
    return Optional.of(vendor);
  }

  @Override
  public <T> Optional<T> call(String vendorId, Duration deadline, Callable<T> call) {
    try {
      return Optional.of(call.call());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Optional<PriceBook> priceBook(String vendorId) {
    return Optional.of(prices);
  }

  @Override
  public void degrade(String vendorId, String error) {
    throw new IllegalStateException(error);
  }

  @Override
  public List<PluginWarning> warnings() {
    return List.of();
  }

  @Override
  public void close() {}
}
