package dev.cctally.cli;

import dev.cctally.platform.alert.AlertDispatcher;
import dev.cctally.platform.config.key.KeyTable;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.project.InMemoryRoots;
import dev.cctally.platform.project.ProjectResolver;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.spi.vendor.VendorInfo;
import java.nio.file.InvalidPathException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which settings there are on a machine, given its plugins. */
final class SettingKeys {
  private SettingKeys() {}

  static KeyTable table(Host host, PluginHost plugins) {
    return new KeyTable(
        () -> vendors(plugins),
        () -> AlertDispatcher.knownNotifiers(plugins),
        path -> project(path, host));
  }

  private static List<VendorInfo> vendors(PluginHost plugins) {
    Map<String, VendorInfo> vendors = new LinkedHashMap<>();
    for (InstalledPlugin plugin : plugins.installed()) {
      String id = plugin.vendorId();
      if (id != null && !vendors.containsKey(id)) {
        plugins.vendor(id).map(Vendor::info).ifPresent(info -> vendors.put(id, info));
      }
    }
    return List.copyOf(vendors.values());
  }

  /** The project a path lies in; what is no path stands for itself. */
  private static String project(String path, Host host) {
    String folder = path;
    try {
      if (!path.equals("~") && !path.startsWith("~/")) {
        folder = host.workingDirectory().resolve(path).toString();
      }
    } catch (InvalidPathException e) {
      return path;
    }
    return new ProjectResolver(host.home(), new InMemoryRoots()).resolve(folder).key();
  }
}
