package dev.cctally.cli.command;

import dev.cctally.cli.Services;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ingest.StoredVendor;
import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Vendors of which something is stored, also those whose plugin is gone. Opens the store, so it is
 * asked only where a name is unknown or every vendor is meant.
 */
final class LeftBehind {
  private LeftBehind() {}

  /** What is stored; nothing if the store cannot be read, which the report itself will tell. */
  static List<StoredVendor> stored(Services services) {
    try {
      return services.storedVendors();
    } catch (AppException | StoreException e) {
      return List.of();
    }
  }

  /** What is kept of one vendor's description, or empty. */
  static Optional<StoredVendor.Description> description(String vendorId, Services services) {
    for (StoredVendor vendor : stored(services)) {
      if (vendor.id().equals(vendorId)) {
        return Optional.ofNullable(vendor.description());
      }
    }
    return Optional.empty();
  }

  /** A stored vendor as its plugin described it; there is no such jar any more. */
  static InstalledPlugin plugin(StoredVendor vendor) {
    StoredVendor.Description description = vendor.description();
    return new InstalledPlugin(
        description != null ? description.pluginId() : vendor.id(),
        description != null ? description.pluginVersion() : "",
        "",
        "",
        Set.of(CommandTree.INGEST),
        vendor.id(),
        description != null ? description.commandAliases() : Map.of(),
        description != null ? description.shape() : ReportShape.GENERAL,
        Path.of(""),
        false);
  }

  /** Vendors without a plugin, as plugins. */
  static List<InstalledPlugin> without(Set<String> vendorsWithPlugin, List<StoredVendor> stored) {
    List<InstalledPlugin> left = new ArrayList<>();
    for (StoredVendor vendor : stored) {
      if (!vendorsWithPlugin.contains(vendor.id())) {
        left.add(plugin(vendor));
      }
    }
    return left;
  }
}
