package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.cli.Version;
import dev.cctally.cli.render.VendorLabel;
import dev.cctally.cli.share.ShareDelivery;
import dev.cctally.cli.share.ShareRequest;
import dev.cctally.platform.budget.BudgetOverview;
import dev.cctally.platform.config.VendorBudget;
import dev.cctally.platform.period.CalendarWeeks;
import dev.cctally.platform.share.Measure;
import dev.cctally.platform.share.render.ShareLook;
import dev.cctally.platform.share.render.ShareWriter;
import dev.cctally.platform.share.template.BudgetDocument;
import dev.cctally.platform.share.template.ShareContext;
import java.util.HashMap;
import java.util.Map;

/** Makes a document of budgets and delivers it. */
final class BudgetShare {
  private BudgetShare() {}

  /** Returns the exit code. */
  static int deliver(
      ShareRequest share, BudgetOverview overview, ReportContext.Scope scope, CommandRun run) {
    Map<String, VendorLabel> labels = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    for (VendorBudget budget : overview.settings().vendors()) {
      String id = budget.vendorId();
      labels.put(id, VendorNames.of(id, run.services()).label());
      names.put(id, budget.binding().name());
    }
    ShareContext context =
        new ShareContext(
            "",
            scope.zone(),
            scope.now(),
            ShareContext.AskedRange.EVERYTHING,
            Measure.COST,
            /* breakdown= */ false,
            share.reveal(),
            Map.of(),
            (vendor, model) -> {
              VendorLabel label = labels.get(vendor);
              return label == null ? model : label.models().shortened(model);
            },
            names);
    ShareLook look = new ShareLook(share.theme(), share.branding(), Version.number());
    String document =
        ShareWriter.text(
            BudgetDocument.of(
                overview,
                context,
                () -> new CalendarWeeks(scope.zone(), scope.configuration().firstWeekday())),
            share.format(),
            look);
    return new ShareDelivery(run.environment()).deliver(document, share, BudgetCommand.WORD);
  }
}
