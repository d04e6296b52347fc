package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.cli.Version;
import dev.cctally.cli.render.PriceAuditText;
import dev.cctally.cli.render.ReportView;
import dev.cctally.cli.render.VendorLabel;
import dev.cctally.cli.render.WeeklyJson;
import dev.cctally.cli.render.WeeklyTable;
import dev.cctally.cli.render.csv.WeeklyCsv;
import dev.cctally.cli.share.ShareDelivery;
import dev.cctally.cli.share.ShareRequest;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.period.CalendarWeeks;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.quota.QuotaSeries;
import dev.cctally.platform.quota.QuotaWeeks;
import dev.cctally.platform.quota.WeeklyRecord;
import dev.cctally.platform.report.CostMode;
import dev.cctally.platform.report.DateRange;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.SortOrder;
import dev.cctally.platform.report.SpeedRule;
import dev.cctally.platform.report.UsageQuery;
import dev.cctally.platform.report.quota.week.WeeklyQuery;
import dev.cctally.platform.report.quota.week.WeeklyReport;
import dev.cctally.platform.report.quota.week.WeeklyReports;
import dev.cctally.platform.share.Measure;
import dev.cctally.platform.share.render.ShareLook;
import dev.cctally.platform.share.render.ShareWriter;
import dev.cctally.platform.share.template.ShareContext;
import dev.cctally.platform.share.template.WeeklyDocument;
import dev.cctally.platform.time.EpochMicros;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code weekly} of a vendor whose subscription has weeks of its own: usage by these, with each
 * one's part of the quota.
 *
 * @param vendorId the vendor
 * @param name its name in diagnostics, the same however it was called
 */
record WeeklyCommand(String vendorId, String name) {
  private static final int DEFAULT_SAMPLES = 5;

  int run(Values values, CommandRun run) {
    ShareRequest share = ShareOptions.request(values, run.console());
    int samples = values.number("--debug-samples", 0, DEFAULT_SAMPLES);
    int last = last(values);
    ReportContext.Scope scope =
        run.services()
            .context()
            .scope(values.text("--config"), values.text("--tz"), values.text("--timezone"));
    WeeklyQuery query = query(values, last, scope, run);
    scope.warnings().forEach(run.console()::note);
    VendorAccess.check(vendorId, run);
    ReportSync.run(vendorId, run);
    WeeklyReport report =
        new WeeklyReports(run.services().usage().history(), run.services().prices()).of(query);
    ReportSync.notices(run);
    boolean cost = !values.flag("--no-cost");
    if (cost) {
      List<ModelUsage> models =
          report.rows().stream().flatMap(row -> row.models().stream()).toList();
      PriceNotes.borrowed(vendorId, models, run.console());
      PriceNotes.unpriced(vendorId, "cost", report.unpricedModels(), run);
    }
    PluginHost plugins = run.services().plugins();
    int exitCode = 0;
    if (share != null) {
      exitCode = share(share, report, query, scope, values, run);
    } else if (CsvOptions.wanted(values)) {
      String csv =
          values.flag("--breakdown") ? WeeklyCsv.byModel(report, cost) : WeeklyCsv.of(report, cost);
      CsvOptions.print(csv, values, run);
    } else if (ReportOutput.json(values)) {
      ReportOutput.print(WeeklyJson.of(report, cost, plugins.warnings()), values, run);
    } else if (report.rows().isEmpty()) {
      run.console().print("No " + VendorNames.brief(vendorId) + " usage found.\n");
    } else {
      ReportView view = view(VendorNames.of(vendorId, run.services()), scope, values, run);
      run.console().print(WeeklyTable.of(report, view, EpochMicros.of(scope.now())));
    }
    if (values.flag("--debug")) {
      audit(query, samples, run).forEach(run.console()::note);
    }
    run.notePluginWarnings();
    return exitCode;
  }

  private static int last(Values values) {
    if (!values.given("--last")) {
      return 0;
    }
    if (values.given("--since")) {
      throw new UsageException("argument --last: not allowed with argument -s/--since");
    }
    return values.number("--last", 1, 0);
  }

  /** Weeks and days are this machine's: the display zone changes no number. */
  private WeeklyQuery query(Values values, int last, ReportContext.Scope scope, CommandRun run) {
    SortOrder order = values.choice("--order", ReportOptions.ORDERS, SortOrder.ASC);
    CostMode mode = values.choice("--mode", ReportOptions.MODES, CostMode.AUTO);
    ZoneId zone = run.environment().host().zone();
    UsageHistory.Range range =
        DateRange.parse(values.text("--since"), values.text("--until"), zone, scope.now());
    QuotaWeeks weeks =
        QuotaWeeks.of(
            record(QuotaChoice.of(vendorId, values), range.toMicros(), run),
            () -> new CalendarWeeks(zone, scope.configuration().firstWeekday()));
    return WeeklyQuery.of(vendorId, weeks, range, last, mode, order);
  }

  /** What is recorded of the account that is meant; says so if others might have been. */
  private static WeeklyRecord record(QuotaChoice choice, long untilMicros, CommandRun run) {
    QuotaSeries series = choice.series(run);
    return choice.account() == null || series == null
        ? run.services().quota().weekly(choice.vendorId(), untilMicros)
        : run.services().quotaStore().weekly(series, untilMicros);
  }

  private static ReportView view(
      VendorNames names, ReportContext.Scope scope, Values values, CommandRun run) {
    return new ReportView(
        ReportShape.SPLIT_CACHE,
        names.tool(),
        names.label().models(),
        scope.zone(),
        !values.flag("--no-cost"),
        values.flag("--breakdown"),
        Map.of(),
        run.environment().host().home().toString(),
        ReportOutput.canvas(values, run));
  }

  private int share(
      ShareRequest share,
      WeeklyReport report,
      WeeklyQuery query,
      ReportContext.Scope scope,
      Values values,
      CommandRun run) {
    VendorLabel vendor = VendorNames.of(vendorId, run.services()).label();
    boolean since = values.given("--since") || values.given("--last");
    boolean plain = VendorShape.of(vendorId, run.services()) == ReportShape.SPLIT_CACHE;
    ShareContext context =
        new ShareContext(
            plain ? "" : vendor.name(),
            scope.zone(),
            scope.now(),
            new ShareContext.AskedRange(
                since ? asked(query, values, scope, run) : null,
                values.given("--until") ? EpochMicros.toInstant(query.range().toMicros()) : null),
            values.flag("--no-cost") ? Measure.TOKENS : Measure.COST,
            values.flag("--breakdown"),
            share.reveal(),
            Map.of(),
            (_, model) -> vendor.models().shortened(model),
            Map.of(vendor.id(), vendor.brief()));
    ShareLook look = new ShareLook(share.theme(), share.branding(), Version.number());
    String document =
        ShareWriter.text(WeeklyDocument.of(vendorId, report, context), share.format(), look);
    return new ShareDelivery(run.environment()).deliver(document, share, name);
  }

  /** The first week's start; without any week, of what was typed there is still the day. */
  private static @Nullable Instant asked(
      WeeklyQuery query, Values values, ReportContext.Scope scope, CommandRun run) {
    if (!query.weeks().isEmpty()) {
      return EpochMicros.toInstant(query.range().fromMicros());
    }
    String since = values.text("--since");
    return since == null
        ? null
        : EpochMicros.toInstant(
            DateRange.parse(since, null, run.environment().host().zone(), scope.now())
                .fromMicros());
  }

  private List<String> audit(WeeklyQuery query, int samples, CommandRun run) {
    UsageQuery entries =
        new UsageQuery(
            vendorId,
            query.range(),
            run.environment().host().zone(),
            DayOfWeek.MONDAY,
            query.mode(),
            SpeedRule.AUTO,
            SortOrder.ASC,
            /* fastSuffix= */ true,
            List.of());
    var audit = run.services().reports().audit(entries, _ -> true, samples);
    return PriceAuditText.of("cctally " + name, audit, samples).lines().toList();
  }
}
