package dev.cctally.platform.plugin.manage;

import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.Pf4jPluginHost;
import dev.cctally.platform.plugin.PluginSettings;
import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.plugin.Text;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.vendor.LogSource;
import dev.cctally.spi.vendor.Vendor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Starts a plugin and asks it for its parts, as the platform does, and looks at nothing else. */
final class PluginTrial {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private PluginTrial() {}

  static Optional<String> run(PluginSettings settings, String id) {
    Pf4jPluginHost host = new Pf4jPluginHost(settings.with(settings.switches().withOn(id)));
    InstalledPlugin plugin = null;
    for (InstalledPlugin candidate : host.installed()) {
      plugin = candidate.id().equals(id) ? candidate : plugin;
    }
    if (plugin == null) {
      return Optional.of(complaint(host, id, "it is not usable"));
    }
    boolean works = true;
    String vendorId = plugin.vendorId();
    if (vendorId != null) {
      works = vendor(host, vendorId);
    }
    String notifierId = plugin.notifierId();
    if (notifierId != null) {
      works &= host.notifier(notifierId).isPresent();
    }
    return works ? Optional.empty() : Optional.of(complaint(host, id, "it does not start"));
  }

  private static boolean vendor(Pf4jPluginHost host, String vendorId) {
    Optional<Vendor> vendor = host.vendor(vendorId);
    Optional<List<String>> sources =
        vendor.flatMap(known ->
            host.call(
                vendorId, PATIENCE, () -> known.logSources().stream().map(LogSource::id).toList()));
    Optional<PriceBook> prices = host.priceBook(vendorId);
    return sources.isPresent() && prices.isPresent();
  }

  /** What the host says of the plugin, without its name and the remedy, which the reader knows. */
  private static String complaint(Pf4jPluginHost host, String id, String otherwise) {
    String failure = host.run().failed().getOrDefault(id, "");
    for (PluginWarning warning : host.warnings()) {
      if (warning.plugin().equals(id) && warning.error().contains(Text.oneLine(failure))) {
        String text = warning.error();
        int end = text.lastIndexOf("; run `cctally");
        return end < 0 ? text : text.substring(0, end);
      }
    }
    return otherwise;
  }
}
