package dev.cctally.cli.command;

import dev.cctally.cli.Version;
import dev.cctally.cli.render.SideWindowTable;
import dev.cctally.cli.render.TrendJson;
import dev.cctally.cli.render.TrendTable;
import dev.cctally.cli.render.VendorLabel;
import dev.cctally.cli.render.csv.TrendCsv;
import dev.cctally.cli.share.ShareDelivery;
import dev.cctally.cli.share.ShareRequest;
import dev.cctally.platform.config.FeedSettings;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.quota.QuotaSeries;
import dev.cctally.platform.report.CostMode;
import dev.cctally.platform.report.quota.trend.SideWindow;
import dev.cctally.platform.report.quota.trend.TrendReport;
import dev.cctally.platform.report.quota.trend.TrendReports;
import dev.cctally.platform.share.Measure;
import dev.cctally.platform.share.render.ShareLook;
import dev.cctally.platform.share.render.ShareWriter;
import dev.cctally.platform.share.template.ShareContext;
import dev.cctally.platform.share.template.TrendDocument;
import dev.cctally.spi.quota.QuotaWindow;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code report}: how much of the weekly quota is used and what a percent of it costs.
 *
 * @param owner whose quota
 */
record TrendCommand(ReportOwner owner) implements Command {
  private static final int DEFAULT_WEEKS = 8;
  private static final String WINDOWS = "--windows";

  @Override
  public CommandSpec model(String program) {
    Options options =
        Options.of(program, "What a percent of the weekly quota costs.")
            .description(
                "Shows the current week and those before it: how much of the quota was used, what"
                    + " it cost, and so what a percent costs. The figures are those record-usage"
                    + " wrote down. Everything stays on this machine.")
            .value("N", "How many weeks (default: 8).", "--weeks")
            .flag("Work out first what the current week has cost so far.", "--sync-current")
            .flag("Show what each percent of the current week cost.", "--detail")
            .flag(
                "Also show the windows the vendor has beside these, such as those of single"
                    + " models.",
                WINDOWS);
    SyncWeekCommand.sharedOptions(options);
    options
        .flag("Print JSON instead of tables.", "-j", "--json")
        .value("EXPR", "Print JSON, filtered by the program jq.", "-q", "--jq")
        .flag("Use the narrow table layout.", "--compact");
    ShareOptions.add(options, false);
    options.value("ZONE", "Zone of the times shown: local, utc or an IANA name.", "--tz");
    QuotaChoice.option(options);
    QuotaScope.options(options);
    owner.options(options);
    return options
        .examples(
            program + "                          this week and the seven before it",
            program + " --sync-current --detail  up to this minute, percent by percent",
            program + " -q .current              for scripts",
            program + " --format html --open     as a page to share")
        .withHelp();
  }

  @Override
  public int run(Values values, CommandRun run) {
    ShareRequest share = ShareOptions.request(values, run.console());
    int weeks = values.number("--weeks", Integer.MIN_VALUE, DEFAULT_WEEKS);
    CostMode mode = SyncWeekCommand.mode(values);
    QuotaScope scope = QuotaScope.of(owner, values.text("--tz"), values, run);
    boolean json = ReportOutput.json(values);
    DayOfWeek firstWeekday = json ? scope.firstWeekday() : DayOfWeek.MONDAY;
    FeedSettings settings = scope.scope().configuration().feed();
    scope.begin();
    QuotaChoice choice = QuotaChoice.of(scope.vendorId(), values);
    if (values.flag("--sync-current")) {
      SyncWeekCommand.sync(choice, scope, null, mode, values.text("--project"), run);
    }
    LoggedQuota.bringUp(
        choice, run, (costs, series) -> costs.newestPeriods(series.key(), Math.max(1, weeks)));
    TrendReport report =
        new TrendReports(choice.series(run), scope.meter()).of(weeks, scope.now(), scope::calendar);
    List<SideWindow> windows = values.flag(WINDOWS) ? windows(choice, scope, run) : null;
    int exitCode = 0;
    if (share != null) {
      exitCode = share(share, report, scope, run);
    } else if (CsvOptions.wanted(values)) {
      CsvOptions.print(TrendCsv.of(report), values, run);
    } else if (json) {
      PluginHost plugins = run.services().plugins();
      String document =
          TrendJson.of(
              report, settings, firstWeekday, values.flag("--detail"), windows, plugins.warnings());
      ReportOutput.print(document, values, run);
    } else if (report.empty()) {
      run.console()
          .print(
              "No data yet. Add record-usage to your status line script (see record-usage"
                  + " --help).\n");
    } else {
      run.console()
          .print(
              TrendTable.of(
                  report,
                  settings,
                  values.flag("--detail"),
                  BreakdownCommand.view(scope, values, run)));
    }
    if (windows != null && share == null && !json && !CsvOptions.wanted(values)) {
      run.console().print(SideWindowTable.of(windows, BreakdownCommand.view(scope, values, run)));
    }
    run.notePluginWarnings();
    return exitCode;
  }

  /** The windows beside the main ones; what the plugin does not know has its id for a name. */
  private static List<SideWindow> windows(QuotaChoice choice, QuotaScope scope, CommandRun run) {
    String vendorId = choice.vendorId();
    List<QuotaSeries> series = run.services().quotaStore().series(vendorId);
    List<String> names = series.stream().map(one -> one.key().name()).toList();
    Map<String, QuotaWindow> known = VendorWindows.named(vendorId, names, run);
    QuotaSeries main = choice.series(run.services().quotaStore());
    String account = main == null ? choice.account() : main.key().account();
    return SideWindow.of(series, account, known::get, scope.now());
  }

  private static int share(
      ShareRequest share, TrendReport report, QuotaScope scope, CommandRun run) {
    VendorLabel vendor = VendorNames.of(scope.vendorId(), run.services()).label();
    boolean plain = VendorShape.of(scope.vendorId(), run.services()) == ReportShape.SPLIT_CACHE;
    ShareContext context =
        new ShareContext(
            plain ? "" : vendor.name(),
            scope.scope().zone(),
            scope.scope().now(),
            ShareContext.AskedRange.EVERYTHING,
            Measure.COST,
            /* breakdown= */ false,
            share.reveal(),
            Map.of(),
            (_, model) -> vendor.models().shortened(model),
            Map.of(vendor.id(), vendor.brief()));
    ShareLook look = new ShareLook(share.theme(), share.branding(), Version.number());
    String document = ShareWriter.text(TrendDocument.of(report, context), share.format(), look);
    return new ShareDelivery(run.environment())
        .deliver(document, share, UniformReport.TREND.word());
  }
}
