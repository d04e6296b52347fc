package dev.cctally.cli;

import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.plugin.ReportShape;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Vendors of the test class path in place of loaded jars. */
final class ClassPathPlugins implements PluginHost {
  private final Map<String, Vendor> vendors = new LinkedHashMap<>();
  private final List<InstalledPlugin> installed = new ArrayList<>();
  private final Map<String, Notifier> notifiers = new LinkedHashMap<>();
  private final List<PluginWarning> warnings = new ArrayList<>();

  /** One vendor that claims the reports without a vendor in their name. */
  ClassPathPlugins(Vendor vendor) {
    add(
        vendor,
        ReportShape.SPLIT_CACHE,
        Stream.of(
                "daily",
                "monthly",
                "session",
                "statusline",
                "cache-report",
                "range-cost",
                "project",
                "diff",
                "blocks",
                "weekly",
                "record-usage",
                "refresh-usage",
                "hook-tick",
                "guard",
                "explain")
            .collect(Collectors.toMap(word -> word, word -> word)));
  }

  /** No vendor yet. */
  ClassPathPlugins() {}

  /** Adds a vendor. */
  ClassPathPlugins add(Vendor vendor, ReportShape shape, Map<String, String> aliases) {
    String id = vendor.info().id();
    vendors.put(id, vendor);
    installed.add(
        new InstalledPlugin(
            "test." + id,
            "1.0.0",
            "test",
            ">=1.0.0 & <2.0.0",
            Set.of("ingest"),
            id,
            aliases,
            shape,
            Path.of(id + ".jar"),
            true));
    return this;
  }

  /** Adds a notifier. */
  ClassPathPlugins add(Notifier notifier) {
    String id = notifier.id();
    notifiers.put(id, notifier);
    installed.add(
        new InstalledPlugin(
            "test.notify." + id,
            "1.0.0",
            "test",
            ">=1.0.0 & <2.0.0",
            Set.of("notifier"),
            null,
            Map.of(),
            ReportShape.GENERAL,
            Path.of(id + ".jar"),
            true,
            id));
    return this;
  }

  @Override
  public Optional<Notifier> notifier(String notifierId) {
    return Optional.ofNullable(notifiers.get(notifierId));
  }

  @Override
  public List<InstalledPlugin> installed() {
    return List.copyOf(installed);
  }

  @Override
  public Optional<Vendor> vendor(String vendorId) {
    return Optional.ofNullable(vendors.get(vendorId));
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
