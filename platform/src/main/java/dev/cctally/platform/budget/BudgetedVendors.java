package dev.cctally.platform.budget;

import dev.cctally.platform.config.BudgetBinding;
import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.spi.vendor.VendorInfo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which vendors can have budgets on a machine. */
public final class BudgetedVendors {
  private BudgetedVendors() {}

  /**
   * {@return where budgets stand of the vendors whose plugins work, in the order of their plugins}
   * Loads the plugins. What is set for other vendors stays as it is.
   *
   * @param plugins the plugins
   */
  public static List<BudgetBinding> of(PluginHost plugins) {
    return BudgetBinding.of(infos(plugins));
  }

  /**
   * {@return the vendors whose plugins work, in the order of their plugins} Loads the plugins.
   *
   * @param plugins the plugins
   */
  public static List<VendorInfo> infos(PluginHost plugins) {
    List<VendorInfo> vendors = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (InstalledPlugin plugin : plugins.installed()) {
      String id = plugin.vendorId();
      if (id != null && seen.add(id)) {
        plugins.vendor(id).map(Vendor::info).ifPresent(vendors::add);
      }
    }
    return vendors;
  }
}
