package dev.cctally.cli.command;

import dev.cctally.cli.Services;
import dev.cctally.cli.render.ModelNames;
import dev.cctally.cli.render.VendorLabel;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.spi.vendor.VendorInfo;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How people call a vendor. A vendor whose plugin does not work or is gone is called as it called
 * itself before, else by its id.
 *
 * @param label what documents and tables call it
 * @param tool how titles name its tool
 */
record VendorNames(VendorLabel label, String tool) {
  static VendorNames of(String vendorId, Services services) {
    Optional<VendorInfo> info = services.plugins().vendor(vendorId).map(Vendor::info);
    String brief = brief(vendorId);
    if (info.isEmpty()) {
      return LeftBehind.description(vendorId, services)
          .map(kept ->
              new VendorNames(
                  new VendorLabel(
                      vendorId,
                      brief,
                      kept.name(),
                      kept.basis(),
                      new ModelNames(kept.modelPrefixes())),
                  kept.reportTitle()))
          .orElseGet(() -> of(vendorId, brief, info));
    }
    return of(vendorId, brief, info);
  }

  private static VendorNames of(String vendorId, String brief, Optional<VendorInfo> info) {
    ModelNames models =
        new ModelNames(info.map(vendor -> vendor.names().modelPrefixes()).orElse(Map.of()));
    return new VendorNames(
        new VendorLabel(
            vendorId,
            brief,
            info.map(VendorInfo::displayName).orElse(brief),
            info.map(VendorInfo::costBasis).orElse(null),
            models),
        info.map(vendor -> vendor.names().reportTitle()).orElse(brief));
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
