package dev.cctally.cli.command;

import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.spi.quota.QuotaWindow;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  /** What its plugin says of windows by their ids; those it does not know are missing. */
  static Map<String, QuotaWindow> named(String vendorId, List<String> ids, CommandRun run) {
    PluginHost plugins = run.services().plugins();
    return plugins
        .vendor(vendorId)
        .flatMap(vendor ->
            plugins.call(
                vendorId,
                TAKES_AT_MOST,
                () -> {
                  Map<String, QuotaWindow> named = new HashMap<>();
                  for (String id : ids) {
                    vendor.quotaWindow(id).ifPresent(window -> named.put(id, window));
                  }
                  return named;
                }))
        .orElse(new HashMap<>());
  }
}
