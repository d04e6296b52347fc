package dev.cctally.cli.command;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.plugin.PluginState;
import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.plugin.UnusablePlugin;

/** Whether a report may go ahead with a vendor whose plugin is there but perhaps not used. */
final class VendorAccess {
  private VendorAccess() {}

  /**
   * Checks it, before anything is read. A vendor that is switched off is shown as far as it is
   * stored, and the report says so.
   *
   * @throws AppException of kind {@code USAGE} if its plugin is incompatible, not trusted or
   *     otherwise unfit: numbers without its logs would be wrong without a sign
   */
  static void check(String vendorId, CommandRun run) {
    PluginHost plugins = run.services().plugins();
    for (InstalledPlugin plugin : plugins.installed()) {
      if (vendorId.equals(plugin.vendorId())) {
        return;
      }
    }
    for (UnusablePlugin unusable : plugins.unusable()) {
      if (!vendorId.equals(unusable.plugin().vendorId())) {
        continue;
      }
      if (unusable.state() != PluginState.DISABLED) {
        throw new AppException(ErrorKind.USAGE, unusable.problem());
      }
      if (!unusable.automatic()) { // of one that was given up everybody is told already
        String error = unusable.problem() + "; until then this shows what is stored";
        plugins.warn(new PluginWarning(unusable.plugin().id(), error));
      }
      return;
    }
  }
}
