package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.cli.render.PriceAuditText;
import dev.cctally.cli.render.ReportView;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.report.CostMode;
import dev.cctally.platform.report.LogFolder;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.SortOrder;
import dev.cctally.platform.report.SpeedRule;
import dev.cctally.platform.report.UsageQuery;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every report of one form does besides its report: settings and values before anything is
 * opened, the sync, what is said on standard error.
 *
 * @param vendorId the vendor
 * @param report the report
 * @param scope zone and present
 * @param samples how many mismatches {@code --debug} shows; −1 without it
 * @param values the command line
 * @param run the run
 */
record SingleVendorRun(
    String vendorId,
    UniformReport report,
    ReportContext.Scope scope,
    int samples,
    Values values,
    CommandRun run) {
  private static final int DEFAULT_SAMPLES = 5;

  static void debugOptions(Options options) {
    options
        .flag("Compare recorded and calculated costs, on standard error.", "-d", "--debug")
        .value("N", "How many mismatches --debug shows (default: 5).", "--debug-samples");
  }

  /** Checks what these reports share. */
  static SingleVendorRun of(
      ReportOwner owner, UniformReport report, @Nullable String tz, Values values, CommandRun run) {
    int samples = values.number("--debug-samples", 0, DEFAULT_SAMPLES);
    String vendor = owner.vendor(values);
    return new SingleVendorRun(
        vendor,
        report,
        run.services().context().scope(values.text("--config"), tz, values.text("--timezone")),
        values.flag("--debug") ? samples : -1,
        values,
        run);
  }

  /** Brings the store up to date. */
  void sync() {
    scope.warnings().forEach(run.console()::note);
    VendorAccess.check(vendorId, run);
    ReportSync.run(vendorId, run);
  }

  /** Says what the store and the prices have to say about a report that was just made. */
  void synced(List<ModelUsage> models, List<String> unpricedModels, boolean cost) {
    ReportSync.notices(run);
    if (cost) {
      PriceNotes.borrowed(vendorId, models, run.console());
      PriceNotes.unpriced(vendorId, prefix(), unpricedModels, run);
    }
  }

  /** As other reports of the vendor say it. */
  private String prefix() {
    return splitCache() ? "cost" : vendorId;
  }

  /** Whether the vendor's other reports are of the form that has the plain names. */
  boolean splitCache() {
    return VendorShape.of(vendorId, run.services()) == ReportShape.SPLIT_CACHE;
  }

  /** How the table is to be shown. */
  ReportView view(ZoneId zone, boolean cost) {
    VendorNames names = VendorNames.of(vendorId, run.services());
    return new ReportView(
        ReportShape.GENERAL,
        names.tool(),
        names.label().models(),
        zone,
        cost,
        /* breakdown= */ false,
        Map.of(),
        run.environment().host().home().toString(),
        ReportOutput.canvas(values, run));
  }

  /** Says what is left to say once the report is out. */
  void end(UsageHistory.Range range, @Nullable String folder, boolean empty) {
    if (empty && folder != null) {
      run.console()
          .note(
              "cctally: no usage in this range in a project folder named '"
                  + folder
                  + "'; --project takes the name of a folder of logs, such as -home-ada-website");
    }
    if (samples >= 0) {
      audit(range, folder).lines().forEach(run.console()::note);
    }
    run.notePluginWarnings();
  }

  private String audit(UsageHistory.Range range, @Nullable String folder) {
    UsageQuery query =
        new UsageQuery(
            vendorId,
            range,
            scope.zone(),
            DayOfWeek.MONDAY,
            CostMode.AUTO,
            SpeedRule.AUTO,
            SortOrder.ASC,
            /* fastSuffix= */ false,
            List.of());
    LogFolder wanted = folder == null ? null : new LogFolder(folder);
    return PriceAuditText.of(
        "cctally " + report.word(),
        run.services()
            .reports()
            .audit(query, entry -> wanted == null || wanted.test(entry.session()), samples),
        samples);
  }
}
