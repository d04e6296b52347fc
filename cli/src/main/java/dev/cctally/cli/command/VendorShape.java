package dev.cctally.cli.command;

import dev.cctally.cli.Services;
import dev.cctally.platform.ingest.StoredVendor;
import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.plugin.UnusablePlugin;

/** The form of a vendor's reports. */
final class VendorShape {
  private VendorShape() {}

  /**
   * What its plugin's manifest says, also if the plugin is not used or gone; no class is loaded.
   */
  static ReportShape of(String vendorId, Services services) {
    PluginHost plugins = services.plugins();
    for (InstalledPlugin plugin : plugins.installed()) {
      if (vendorId.equals(plugin.vendorId())) {
        return plugin.reportShape();
      }
    }
    for (UnusablePlugin unusable : plugins.unusable()) {
      if (vendorId.equals(unusable.plugin().vendorId())) {
        return unusable.plugin().reportShape();
      }
    }
    return LeftBehind.description(vendorId, services)
        .map(StoredVendor.Description::shape)
        .orElse(ReportShape.GENERAL);
  }
}
