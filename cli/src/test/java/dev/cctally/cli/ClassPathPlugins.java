package dev.cctally.cli;

import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.spi.notify.Notifier;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.vendor.Vendor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** A vendor of the test class path in place of a loaded jar. */
final class ClassPathPlugins implements PluginHost {
  private final Vendor vendor;
  private final List<PluginWarning> warnings = new ArrayList<>();

  ClassPathPlugins(Vendor vendor) {
    this.vendor = vendor;
  }

  @Override
  public List<InstalledPlugin> installed() {
    Map<String, String> aliases = new LinkedHashMap<>();
    for (String report : List.of("daily", "monthly", "session")) {
      aliases.put(report, report);
    }
    String id = vendor.info().id();
    return List.of(
        new InstalledPlugin(
            "test." + id,
            "1.0.0",
            "test",
            ">=1.0.0 & <2.0.0",
            Set.of("ingest"),
            id,
            aliases,
            Path.of(id + ".jar"),
            true));
  }

  @Override
  public Optional<Vendor> vendor(String vendorId) {
    return vendorId.equals(vendor.info().id()) ? Optional.of(vendor) : Optional.empty();
  }

  @Override
  public List<Notifier> notifiers() {
    return List.of();
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

  @Override
  public List<PluginWarning> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public void close() {}
}
