package dev.cctally.cli.command;

import dev.cctally.cli.render.CombinedJson;
import dev.cctally.cli.render.CombinedTable;
import dev.cctally.cli.render.ModelNames;
import dev.cctally.cli.render.ReportHead;
import dev.cctally.cli.render.ReportView;
import dev.cctally.cli.render.VendorLabel;
import dev.cctally.cli.render.csv.CsvForm;
import dev.cctally.cli.render.csv.PeriodCsv;
import dev.cctally.cli.render.csv.SessionCsv;
import dev.cctally.cli.share.ShareRequest;
import dev.cctally.platform.AppException;
import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.report.BucketReport;
import dev.cctally.platform.report.BucketRow;
import dev.cctally.platform.report.CombinedReport;
import dev.cctally.platform.report.Granularity;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.SessionReport;
import dev.cctally.platform.report.SessionRow;
import dev.cctally.platform.report.UsageQuery;
import dev.cctally.platform.report.UsageReports;
import dev.cctally.platform.report.VendorReport;
import dev.cctally.platform.store.StoreException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A usage report over several vendors. What goes wrong with one of them is said and does not hide
 * the others' numbers.
 *
 * @param vendors the vendors
 * @param kind the report
 */
record CombinedCommand(List<String> vendors, ReportKind kind) implements Command {
  CombinedCommand {
    vendors = List.copyOf(vendors);
  }

  @Override
  public CommandSpec model(String program) {
    return GeneralModels.combined(kind, program);
  }

  @Override
  public int run(Values values, CommandRun run) {
    ReportRequest request = ReportRequest.of(values, kind, ReportShape.GENERAL, run);
    request.scope().warnings().forEach(run.console()::note);
    Granularity granularity = kind.granularity();
    int exitCode;
    if (granularity == null) {
      OneSession one = new OneSession(values.text("--id"));
      Gathered<SessionReport> parts =
          gather(request, run, (reports, query) -> one.of(reports.sessions(query)));
      one.hint(run.console());
      CombinedReport<SessionRow> report = CombinedReport.ofSessions(parts.reports, request.order());
      notes(report, SessionRow::models, values, run);
      exitCode =
          show(
              request,
              values,
              run,
              () ->
                  CombinedJson.ofSessions(report, head(request), parts.vendors(run), cost(values)),
              () -> SessionCsv.of(report, csv(values)),
              () -> table(parts, values, request, run).ofSessions(report),
              shared -> shared.deliver(report, parts.labels));
    } else {
      Gathered<BucketReport> parts =
          gather(request, run, (reports, query) -> reports.buckets(query, granularity));
      CombinedReport<BucketRow> report = CombinedReport.ofBuckets(parts.reports, request.order());
      notes(report, BucketRow::models, values, run);
      exitCode =
          show(
              request,
              values,
              run,
              () ->
                  CombinedJson.ofBuckets(
                      report, granularity, head(request), parts.vendors(run), cost(values)),
              () -> PeriodCsv.of(report, granularity, csv(values)),
              () -> table(parts, values, request, run).ofBuckets(report, granularity),
              shared -> shared.deliver(report, granularity, parts.labels));
    }
    run.notePluginWarnings();
    return exitCode;
  }

  /** Asks for one vendor's report. */
  private interface Question<T> {
    T ask(UsageReports reports, UsageQuery query);
  }

  /** What came of asking each vendor. */
  private static final class Gathered<T> {
    private final List<VendorReport<T>> reports = new ArrayList<>();
    private final List<VendorLabel> labels = new ArrayList<>();
    private final Map<String, RuntimeException> failures = new LinkedHashMap<>();

    CombinedJson.Vendors vendors(CommandRun run) {
      List<PluginWarning> warnings = new ArrayList<>(run.services().plugins().warnings());
      failures.forEach((vendor, failure) -> {
        String error = String.valueOf(failure.getMessage());
        if (warnings.stream().noneMatch(warning -> warning.error().equals(error))) {
          warnings.add(new PluginWarning(vendor, error));
        }
      });
      Set<String> failed = new HashSet<>(failures.keySet());
      Set<String> plugins = run.services().plugins().run().failed().keySet();
      for (InstalledPlugin plugin : run.services().plugins().installed()) {
        if (plugin.vendorId() != null && plugins.contains(plugin.id())) {
          failed.add(plugin.vendorId());
        }
      }
      return new CombinedJson.Vendors(labels, failed, warnings);
    }
  }

  private <T> Gathered<T> gather(ReportRequest request, CommandRun run, Question<T> question) {
    Gathered<T> gathered = new Gathered<>();
    for (String vendor : vendors) {
      T report = null;
      try {
        VendorAccess.check(vendor, run);
        ReportSync.run(vendor, run);
        report = question.ask(run.services().reports(), request.query(vendor, false));
        ReportSync.notices(run);
      } catch (AppException | StoreException e) {
        gathered.failures.put(vendor, e);
        run.console().note("[" + vendor + "] left out: " + e.getMessage());
      }
      // After the sync, which is what finds out whether the plugin works.
      VendorLabel label = VendorNames.of(vendor, run.services()).label();
      gathered.labels.add(label);
      if (report != null) {
        gathered.reports.add(new VendorReport<>(vendor, label.basis(), report));
      }
    }
    if (gathered.reports.isEmpty() && !gathered.failures.isEmpty()) {
      throw gathered.failures.values().iterator().next();
    }
    return gathered;
  }

  private static <R> void notes(
      CombinedReport<R> report,
      Function<R, List<ModelUsage>> models,
      Values values,
      CommandRun run) {
    if (!cost(values)) {
      return;
    }
    Map<String, List<ModelUsage>> byVendor = new LinkedHashMap<>();
    for (VendorReport<R> row : report.rows()) {
      byVendor
          .computeIfAbsent(row.vendorId(), _ -> new ArrayList<>())
          .addAll(models.apply(row.report()));
    }
    byVendor.forEach((vendor, used) -> PriceNotes.borrowed(vendor, used, run.console()));
    for (VendorReport<List<String>> unpriced : report.unpricedModels()) {
      PriceNotes.unpriced(unpriced.vendorId(), unpriced.vendorId(), unpriced.report(), run);
    }
  }

  private static boolean cost(Values values) {
    return !values.flag("--no-cost");
  }

  private static CsvForm csv(Values values) {
    return new CsvForm(ReportShape.GENERAL, cost(values), values.flag("--breakdown"));
  }

  private ReportHead head(ReportRequest request) {
    return new ReportHead(kind.word(), request.scope().zone(), request.weekStart());
  }

  private static int show(
      ReportRequest request,
      Values values,
      CommandRun run,
      Supplier<String> json,
      Supplier<String> csv,
      Supplier<String> table,
      ToIntFunction<SharedReport> share) {
    ShareRequest wanted = request.share();
    if (wanted != null) {
      return share.applyAsInt(SharedReport.of(wanted, request, values, run));
    }
    if (CsvOptions.wanted(values)) {
      CsvOptions.print(csv.get(), values, run);
    } else if (ReportOutput.json(values)) {
      ReportOutput.print(json.get(), values, run);
    } else {
      run.console().print(table.get());
    }
    return 0;
  }

  private static CombinedTable table(
      Gathered<?> parts, Values values, ReportRequest request, CommandRun run) {
    return new CombinedTable(
        new ReportView(
            ReportShape.GENERAL,
            "All Vendors",
            new ModelNames(Map.of()),
            request.scope().zone(),
            cost(values),
            values.flag("--breakdown"),
            Map.of(),
            run.environment().host().home().toString(),
            ReportOutput.canvas(values, run)),
        parts.labels);
  }
}
