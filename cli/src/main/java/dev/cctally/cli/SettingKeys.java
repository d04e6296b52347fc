package dev.cctally.cli;

import dev.cctally.platform.alert.AlertDispatcher;
import dev.cctally.platform.budget.BudgetedVendors;
import dev.cctally.platform.config.key.KeyTable;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.project.InMemoryRoots;
import dev.cctally.platform.project.ProjectResolver;
import java.nio.file.InvalidPathException;

/** Which settings there are on a machine, given its plugins. */
final class SettingKeys {
  private SettingKeys() {}

  static KeyTable table(Host host, PluginHost plugins) {
    return new KeyTable(
        () -> BudgetedVendors.infos(plugins),
        () -> AlertDispatcher.knownNotifiers(plugins),
        path -> project(path, host));
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
