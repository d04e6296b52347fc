package dev.cctally.cli;

import dev.cctally.platform.alert.AlertDispatcher;
import dev.cctally.platform.alert.AlertOwner;
import dev.cctally.platform.budget.BudgetedVendors;
import dev.cctally.platform.config.key.KeyTable;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.project.InMemoryRoots;
import dev.cctally.platform.project.ProjectResolver;
import dev.cctally.spi.vendor.VendorInfo;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Which settings there are on a machine, given its plugins. */
final class SettingKeys {
  private static final Duration TAKES_AT_MOST = Duration.ofSeconds(10);

  private SettingKeys() {}

  static KeyTable table(Host host, PluginHost plugins) {
    return new KeyTable(
        () -> BudgetedVendors.infos(plugins),
        () -> AlertDispatcher.knownNotifiers(plugins),
        () -> windows(plugins),
        path -> project(path, host));
  }

  /** The axes of quota windows that have no setting of their own name. */
  private static List<String> windows(PluginHost plugins) {
    List<String> axes = new ArrayList<>();
    for (VendorInfo info : BudgetedVendors.infos(plugins)) {
      AlertOwner owner = AlertOwner.of(info);
      plugins
          .vendor(info.id())
          .flatMap(vendor -> plugins.call(info.id(), TAKES_AT_MOST, vendor::quotaWindows))
          .orElse(List.of())
          .forEach(window -> {
            if (!owner.windowAxes().containsKey(window.id())) {
              axes.add(owner.windowAxis(window.id()));
            }
          });
    }
    return axes;
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
