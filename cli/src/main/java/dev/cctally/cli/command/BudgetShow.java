package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.cli.command.BudgetCommand.Rejected;
import dev.cctally.cli.render.BudgetJson;
import dev.cctally.cli.render.BudgetText;
import dev.cctally.cli.render.csv.BudgetCsv;
import dev.cctally.cli.share.ShareRequest;
import dev.cctally.platform.budget.BudgetOverview;
import dev.cctally.platform.budget.BudgetReports;
import dev.cctally.platform.budget.BudgetWindows;
import dev.cctally.platform.budget.RecordedPeriods;
import dev.cctally.platform.budget.VendorSpending;
import dev.cctally.platform.config.BudgetSettings;
import dev.cctally.platform.config.VendorBudget;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code budget} without an action: how budgets stand. Changes no setting; the page for people
 * looks for alerts, everything that programs read tells nobody but who asked.
 *
 * @param values what was typed
 * @param run the run
 */
record BudgetShow(Values values, CommandRun run) {
  /** Returns the exit code. */
  int show() {
    ShareRequest share = ShareOptions.request(values, run.console());
    BudgetVendors vendors = BudgetVendors.of(run.services().plugins());
    vendors.named(values); // not looked at, but a wrong one is a mistake
    vendors.period(values);
    ReportContext.Scope scope =
        run.services().context().scope(values.text("--config"), values.text("--tz"), null);
    scope.warnings().forEach(run.console()::note);
    BudgetSettings settings = scope.configuration().budget().read(vendors.bindings());
    if (settings.problem() != null) {
      throw new Rejected(settings.problem());
    }
    settings.warnings().forEach(run.console()::note);
    Set<String> asked = vendors(settings);
    asked.forEach(vendor -> ReportSync.run(vendor, run));
    BudgetOverview overview = overview(settings, scope);
    if (!asked.isEmpty()) {
      ReportSync.notices(run);
      notes(overview);
    }
    run.fresh().leave();
    int exitCode = print(overview, share, scope);
    if (!values.given("--config") && share == null && !scripted()) {
      AlertWatch watch = new AlertWatch(run, run.console()::note);
      asked.forEach(watch::upToDate);
      watch.shown();
    }
    run.notePluginWarnings();
    return exitCode;
  }

  /** Whether a program reads what is printed: then nothing is to happen but that. */
  private boolean scripted() {
    return ReportOutput.json(values) || CsvOptions.wanted(values);
  }

  /** The vendors whose usage matters, each once. */
  private static Set<String> vendors(BudgetSettings settings) {
    Set<String> vendors = new LinkedHashSet<>();
    for (VendorBudget budget : settings.vendors()) {
      if (budget.configured()) {
        vendors.add(budget.vendorId());
      }
    }
    if (!settings.projects().isEmpty()) {
      settings.projectOwner().ifPresent(owner -> vendors.add(owner.vendorId()));
    }
    return vendors;
  }

  private BudgetOverview overview(BudgetSettings settings, ReportContext.Scope scope) {
    BudgetWindows windows =
        new BudgetWindows(
            scope.zone(),
            scope.configuration()::firstWeekday,
            new RecordedPeriods(run.services().plugins(), run.services()::quotaStore));
    if (vendors(settings).isEmpty()) { // no store is made where nothing is to be looked up
      return new BudgetOverview(scope.now(), settings, List.of(), null);
    }
    return new BudgetReports(
            run.services().usage().history(), run.services().prices(), windows, scope.now())
        .overview(settings, run.services()::projects);
  }

  private void notes(BudgetOverview overview) {
    for (VendorSpending spending : overview.vendors()) {
      String vendor = spending.budget().vendorId();
      PriceNotes.borrowed(vendor, spending.models(), run.console());
      PriceNotes.unpriced(vendor, vendor, spending.unpricedModels(), run);
    }
  }

  private int print(
      BudgetOverview overview, @Nullable ShareRequest share, ReportContext.Scope scope) {
    if (share != null) {
      return BudgetShare.deliver(share, overview, scope, run);
    }
    if (CsvOptions.wanted(values)) {
      CsvOptions.print(BudgetCsv.of(overview), values, run);
    } else if (ReportOutput.json(values)) {
      ReportOutput.print(BudgetJson.of(overview, run.services().plugins().warnings()), values, run);
    } else {
      run.console()
          .print(BudgetText.of(overview, scope.zone(), ReportOutput.colouredCanvas(values, run)));
    }
    return 0;
  }
}
