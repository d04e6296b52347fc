package dev.cctally.cli.command;

import dev.cctally.cli.render.ModelNames;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.spi.vendor.VendorInfo;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How people call a vendor. A vendor whose plugin does not work is called by its id.
 *
 * @param brief its id as a name, such as {@code Claude}
 * @param tool how titles name its tool
 * @param models how its models are shortened
 */
record VendorNames(String brief, String tool, ModelNames models) {
  static VendorNames of(String vendorId, PluginHost plugins) {
    Optional<VendorInfo> info = plugins.vendor(vendorId).map(Vendor::info);
    String brief = brief(vendorId);
    return new VendorNames(
        brief,
        info.map(vendor -> vendor.names().reportTitle()).orElse(brief),
        new ModelNames(info.map(vendor -> vendor.names().modelPrefixes()).orElse(Map.of())));
  }

  static String brief(String vendorId) {
    StringBuilder name = new StringBuilder();
    for (String word : vendorId.split("-", -1)) {
      if (!word.isEmpty()) {
        name.append(name.isEmpty() ? "" : " ")
            .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
            .append(word, 1, word.length());
      }
    }
    return name.toString();
  }
}
