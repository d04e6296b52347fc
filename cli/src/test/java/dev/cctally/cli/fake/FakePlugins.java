package dev.cctally.cli.fake;

import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.spi.notify.Notifier;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.vendor.Vendor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Plugins without jars. */
public final class FakePlugins implements PluginHost {
  public final List<InstalledPlugin> installed = new ArrayList<>();
  public final Map<String, Vendor> vendors = new LinkedHashMap<>();
  public final Map<String, Notifier> notifiers = new LinkedHashMap<>();
  public final List<PluginWarning> warnings = new ArrayList<>();
  public final List<String> loaded = new ArrayList<>();

  /** Installs a vendor's plugin. */
  public void add(Vendor vendor, Map<String, String> aliases) {
    add(vendor, ReportShape.GENERAL, aliases);
  }

  /** Installs a vendor's plugin that names a form for its reports. */
  public void add(Vendor vendor, ReportShape shape, Map<String, String> aliases) {
    String id = vendor.info().id();
    vendors.put(id, vendor);
    installed.add(
        new InstalledPlugin(
            id,
            "0.1.0",
            "tests",
            ">=1.0 & <2.0",
            Set.of("ingest"),
            id,
            aliases,
            shape,
            Path.of(id + ".jar"),
            true));
  }

  /** Installs a notifier's plugin. */
  public void add(Notifier notifier) {
    String id = notifier.id();
    notifiers.put(id, notifier);
    installed.add(
        new InstalledPlugin(
            "tests." + id,
            "0.1.0",
            "tests",
            ">=1.0 & <2.0",
            Set.of("notifier"),
            null,
            Map.of(),
            ReportShape.GENERAL,
            Path.of(id + ".jar"),
            true,
            id));
  }

  /** Why calls fail, or {@code null} if they do not. */
  public @Nullable String callFailure;

  @Override
  public List<InstalledPlugin> installed() {
    return installed;
  }

  @Override
  public Optional<Vendor> vendor(String vendorId) {
    loaded.add(vendorId);
    return Optional.ofNullable(vendors.get(vendorId));
  }

  @Override
  public Optional<Notifier> notifier(String notifierId) {
    loaded.add(notifierId);
    return Optional.ofNullable(notifiers.get(notifierId));
  }

  @Override
  public <T> Optional<T> call(String vendorId, Duration deadline, Callable<T> call) {
    try {
      if (callFailure != null) {
        throw new IOException(callFailure);
      }
      return Optional.of(call.call());
    } catch (Exception e) {
      warnings.add(new PluginWarning(vendorId, String.valueOf(e.getMessage())));
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
    return warnings;
  }

  @Override
  public void close() {}
}
