package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.cli.render.ReportView;
import dev.cctally.platform.plugin.ReportShape;
import java.util.Map;

/** How recorded blocks are shown. */
final class FiveHourView {
  private FiveHourView() {}

  static ReportView of(String vendor, ReportContext.Scope scope, Values values, CommandRun run) {
    VendorNames names = VendorNames.of(vendor, run.services());
    return new ReportView(
        ReportShape.GENERAL,
        names.tool(),
        names.label().models(),
        scope.zone(),
        /* cost= */ true,
        /* breakdown= */ false,
        Map.of(),
        run.environment().host().home().toString(),
        ReportOutput.canvas(values, run));
  }
}
