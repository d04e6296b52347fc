package dev.cctally.cli.command;

import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.spi.quota.QuotaWindow;
import java.time.Duration;
import java.util.List;

/** Which quota windows a vendor has. */
final class VendorWindows {
  private static final Duration TAKES_AT_MOST = Duration.ofSeconds(10);

  private VendorWindows() {}

  /** What its plugin says; nothing if it has none, cannot be asked or does not answer. */
  static List<QuotaWindow> of(String vendorId, CommandRun run) {
    PluginHost plugins = run.services().plugins();
    return plugins
        .vendor(vendorId)
        .flatMap(vendor -> plugins.call(vendorId, TAKES_AT_MOST, vendor::quotaWindows))
        .orElse(List.of());
  }
}
