package dev.cctally.platform.ingest;

import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.vendor.Vendor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** One vendor, called on the calling thread. */
final class FakePluginHost implements PluginHost {
  private final Vendor vendor;
  private final List<PluginWarning> warnings = new ArrayList<>();

  FakePluginHost(Vendor vendor) {
    this.vendor = vendor;
  }

  @Override
  public List<InstalledPlugin> installed() {
    return List.of();
  }

  @Override
  public Optional<Vendor> vendor(String vendorId) {
    return vendorId.equals(vendor.info().id()) ? Optional.of(vendor) : Optional.empty();
  }

  @Override
  public <T> Optional<T> call(String vendorId, Duration deadline, Callable<T> call) {
    try {
      return Optional.of(call.call());
    } catch (Exception e) {
      degrade(vendorId, e.toString());
      return Optional.empty();
    }
  }

  @Override
  public Optional<PriceBook> priceBook(String vendorId) {
    return vendor(vendorId).map(Vendor::priceBook);
  }

  @Override
  public void degrade(String vendorId, String error) {
    warnings.add(new PluginWarning(vendorId, error));
  }

  /** There is nothing to let go of, and whoever calls this has said what went wrong. */
  @Override
  public void release(String vendorId) {}

  @Override
  public List<PluginWarning> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public void close() {}
}
