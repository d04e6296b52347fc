package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.platform.alert.AlertDispatcher;
import dev.cctally.platform.alert.AlertOwner;
import dev.cctally.platform.config.AlertSettings;
import dev.cctally.spi.vendor.Vendor;

/** Makes what tells the user about alerts, by the user's own settings. */
final class Alerting {
  private Alerting() {}

  /** Loads no plugin; nothing is started before an alert is sent. */
  static AlertDispatcher dispatcher(ReportContext.Scope scope, CommandRun run) {
    return new AlertDispatcher(
        scope.configuration().alerts(),
        run.services().plugins(),
        run.environment().host(),
        run.environment().processes()::detach,
        run.services().dataDirectory(),
        scope.zone());
  }

  /** A vendor as alerts name it, also one whose plugin is gone. */
  static AlertOwner owner(String vendorId, CommandRun run) {
    return run.services()
        .plugins()
        .vendor(vendorId)
        .map(Vendor::info)
        .map(AlertOwner::of)
        .orElseGet(
            () -> AlertOwner.general(vendorId, VendorNames.of(vendorId, run.services()).tool()));
  }

  /** Says on standard error what is ignored of the settings about alerts. */
  static void note(AlertSettings settings, CommandRun run) {
    settings.warnings().forEach(run.console()::note);
    for (String problem : settings.problems().values()) {
      run.console().note("warning: " + problem + "; using the default");
    }
  }
}
