package dev.cctally.cli.command;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.ingest.StoredVendor;
import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.plugin.PluginSettings;
import dev.cctally.platform.plugin.PluginState;
import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.plugin.UnusablePlugin;

/** Whether a report may go ahead with a vendor whose plugin is perhaps not used, or gone. */
final class VendorAccess {
  private VendorAccess() {}

  /**
   * Checks it, before anything is read. A vendor that is switched off or has no plugin any more is
   * shown as far as it is stored, and the report says so.
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
    InstalledPlugin gone = gone(vendorId, run);
    plugins.warn(
        new PluginWarning(
            gone.id(),
            missing(gone, plugins)
                + "; until then this shows what is stored, and the cost of responses only whose log"
                + " recorded one or whose price you have set"));
  }

  /**
   * Checks whether a vendor's logs can be read.
   *
   * @throws AppException of kind {@code USAGE} if not
   */
  static void checkReadable(String vendorId, CommandRun run) {
    PluginHost plugins = run.services().plugins();
    for (InstalledPlugin plugin : plugins.installed()) {
      if (vendorId.equals(plugin.vendorId())) {
        return;
      }
    }
    for (UnusablePlugin unusable : plugins.unusable()) {
      if (vendorId.equals(unusable.plugin().vendorId())) {
        throw new AppException(ErrorKind.USAGE, unusable.problem());
      }
    }
    throw new AppException(
        ErrorKind.USAGE,
        missing(gone(vendorId, run), plugins) + "; what is stored of it stays as it is");
  }

  /** The plugin that was there when the vendor's logs were last read. */
  private static InstalledPlugin gone(String vendorId, CommandRun run) {
    for (StoredVendor vendor : LeftBehind.stored(run.services())) {
      if (vendor.id().equals(vendorId)) {
        return LeftBehind.plugin(vendor);
      }
    }
    return LeftBehind.plugin(new StoredVendor(vendorId, null));
  }

  /** Says that a plugin is not there, and how it comes back. */
  private static String missing(InstalledPlugin gone, PluginHost plugins) {
    String plugin =
        gone.version().isEmpty() ? "a plugin" : "plugin " + gone.id() + " " + gone.version();
    String reads = plugin + " for vendor '" + gone.vendorId() + "'";
    return plugins.bundledOnly()
        ? reads
            + " is left out in safe mode; run it without "
            + SafeMode.OPTION
            + " and "
            + PluginSettings.SAFE_MODE
        : reads + " is not there any more; install it again by `cctally plugins install`";
  }
}
