package dev.cctally.cli.command;

import dev.cctally.cli.render.CacheJson;
import dev.cctally.cli.render.CacheTable;
import dev.cctally.cli.render.csv.CacheCsv;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.cache.AnomalyRule;
import dev.cctally.platform.report.cache.CacheModel;
import dev.cctally.platform.report.cache.CacheQuery;
import dev.cctally.platform.report.cache.CacheReport;
import dev.cctally.platform.report.cache.CacheReports;
import dev.cctally.platform.report.cache.CacheRow;
import dev.cctally.platform.report.cache.CacheSort;
import dev.cctally.platform.report.cache.CacheWindow;
import dev.cctally.platform.report.cache.Grouping;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code cache-report}: how well prompt caches worked.
 *
 * @param owner whose usage
 */
record CacheReportCommand(ReportOwner owner) implements Command {
  private static final Map<String, CacheSort> SORTS = sorts();
  private static final int DEFAULT_DAYS = 7;
  private static final int DEFAULT_WINDOW = 14;
  private static final BigDecimal DEFAULT_THRESHOLD = BigDecimal.valueOf(15);

  @Override
  public CommandSpec model(String program) {
    Options options =
        Options.of(program, "How well prompt caches worked, from " + owner.brief() + " logs.")
            .description(
                "Reads what is new in the logs, then shows for each day how much of the prompts"
                    + " came from the cache, what that saved, what writing the cache cost on top,"
                    + " and which days are out of the ordinary. Everything stays on this machine.",
                "",
                "Cache % is cache reads of the whole prompt: input, cache writes and cache reads;"
                    + " diff leaves out the writes.",
                "",
                "The same day as --since and --until is an empty range; for one day use --until"
                    + " DATE --days 1.")
            .value("N", "Cover N days, today included (default: 7).", "--days")
            .value(
                "WHEN", "From this day, YYYY-MM-DD or YYYYMMDD, or this ISO instant on.", "--since")
            .value("WHEN", "Up to this day or ISO instant, included (default: now).", "--until")
            .flag("A row for each session instead of each day.", "--by-session")
            .value(
                "FOLDER",
                "Only logs in this project folder, by its own name, such as -home-ada-website.",
                "--project")
            .value(
                "POINTS",
                "A row is an anomaly if this many percentage points less than usual come from the"
                    + " cache (default: 15).",
                "--anomaly-threshold-pp")
            .value(
                "N", "The N days before tell what is usual (default: 14).", "--anomaly-window-days")
            .flag("Look for no anomalies.", "--no-anomaly")
            .choice(
                SORTS.keySet(),
                "Order of the rows; worst first for net and cache (default: date, by session:"
                    + " net).",
                "--sort");
    ReportOptions.output(options);
    CsvOptions.add(options);
    options
        .value("ZONE", "Zone days are formed in: local, utc or an IANA name.", "--tz")
        .value("ZONE", "As --tz, which wins over it.", "-z", "--timezone")
        .value("FILE", "Read settings from FILE for this run only.", "--config");
    owner.options(options);
    SingleVendorRun.debugOptions(options);
    ReportOptions.ignored(options);
    return options
        .examples(
            program + "                            the last seven days",
            program + " --days 30 --sort anomaly   what went wrong this month",
            program + " --by-session --days 1      today's sessions, worst first",
            program + " -q .totals.netUsd          one number for a script")
        .withHelp();
  }

  @Override
  public int run(Values values, CommandRun run) {
    CsvOptions.check(values);
    int days = values.number("--days", 1, DEFAULT_DAYS);
    BigDecimal threshold = values.decimal("--anomaly-threshold-pp", DEFAULT_THRESHOLD);
    int window = values.number("--anomaly-window-days", 1, DEFAULT_WINDOW);
    Grouping grouping = values.flag("--by-session") ? Grouping.SESSION : Grouping.DAY;
    CacheSort sort = values.choice("--sort", SORTS, CacheSort.usual(grouping));
    SingleVendorRun single =
        SingleVendorRun.of(owner, UniformReport.CACHE, values.text("--tz"), values, run);
    UsageHistory.Range range =
        new CacheWindow(
                days, single.scope().zone(), run.environment().host().zone(), single.scope().now())
            .of(values.text("--since"), values.text("--until"));
    CacheQuery query =
        new CacheQuery(
            single.vendorId(),
            range,
            single.scope().zone(),
            grouping,
            values.text("--project"),
            values.flag("--no-anomaly") ? null : new AnomalyRule(threshold, window),
            sort);
    single.sync();
    CacheReport report =
        new CacheReports(run.services().usage().history(), run.services().prices()).of(query);
    boolean cost = !values.flag("--no-cost");
    single.synced(models(report), report.unpricedModels(), cost);
    if (CsvOptions.wanted(values)) {
      CsvOptions.print(CacheCsv.of(report, cost), values, run);
    } else if (ReportOutput.json(values)) {
      ReportOutput.print(
          CacheJson.of(report, single.scope().now(), cost, run.services().plugins().warnings()),
          values,
          run);
    } else if (report.rows().isEmpty()) {
      run.console().print("(no cache activity in window)\n");
    } else {
      run.console().print(CacheTable.of(report, single.view(single.scope().zone(), cost)));
    }
    single.end(range, query.logFolder(), report.rows().isEmpty());
    return 0;
  }

  private static List<ModelUsage> models(CacheReport report) {
    List<ModelUsage> models = new ArrayList<>();
    for (CacheRow row : report.rows()) {
      for (CacheModel model : row.models()) {
        models.add(
            new ModelUsage(
                model.model(), model.figures().usage(), model.status(), model.pricedAs()));
      }
    }
    return models;
  }

  private static Map<String, CacheSort> sorts() {
    Map<String, CacheSort> sorts = new LinkedHashMap<>();
    for (CacheSort sort : CacheSort.values()) {
      sorts.put(sort.name().toLowerCase(Locale.ROOT), sort);
    }
    return sorts;
  }
}
