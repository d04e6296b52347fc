package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.cli.render.PriceAuditText;
import dev.cctally.cli.render.RecordedBlockJson;
import dev.cctally.cli.render.RecordedBlockJson.Parts;
import dev.cctally.cli.render.RecordedBlockTable;
import dev.cctally.cli.render.ReportView;
import dev.cctally.cli.render.csv.RecordedBlockCsv;
import dev.cctally.cli.share.ShareRequest;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ingest.UsageEntry;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.quota.Block;
import dev.cctally.platform.quota.MeteredUsage.Named;
import dev.cctally.platform.quota.QuotaSeries;
import dev.cctally.platform.report.CostMode;
import dev.cctally.platform.report.DateRange;
import dev.cctally.platform.report.SortOrder;
import dev.cctally.platform.report.SpeedRule;
import dev.cctally.platform.report.UsageQuery;
import dev.cctally.platform.report.quota.BlockRecord;
import dev.cctally.platform.report.quota.BlockRecords;
import dev.cctally.platform.time.EpochMicros;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code five-hour-blocks}: the recorded short windows, as they are stored.
 *
 * @param owner whose blocks
 */
record FiveHourBlocksCommand(ReportOwner owner) implements Command {
  private static final int MOST = 50;
  private static final int DEFAULT_SAMPLES = 5;
  private static final Map<String, Parts> PARTS = parts();

  /** Where windows come from, for help. */
  static final String WHERE_FROM =
      "Windows are what record-usage, refresh-usage and hooks have recorded; of a vendor whose"
          + " figures stand in its logs, what is new in them is read first.";

  @Override
  public CommandSpec model(String program) {
    Options options =
        Options.of(program, "The five-hour windows of " + owner.brief() + " quota, as recorded.")
            .description(
                "Shows each recorded window, how much of it and of the week's quota was used, and"
                    + " what that had cost when it was last heard of; the newest 50 unless days"
                    + " are named. "
                    + WHERE_FROM)
            .value("DATE", "First day, in UTC, YYYY-MM-DD or YYYYMMDD.", "-s", "--since")
            .value("DATE", "Last day, in UTC, included.", "-u", "--until")
            .choice(PARTS.keySet(), "What each window's usage consists of.", "--breakdown")
            .flag("Print JSON instead of a table.", "-j", "--json")
            .value("EXPR", "Print JSON, filtered by the program jq.", "-q", "--jq")
            .flag("Use the narrow table layout.", "--compact");
    ReportOptions.zone(options, "Zone of the times shown: local, utc or an IANA name.");
    SingleVendorRun.debugOptions(options);
    options.ignoredValue("-m", "--mode");
    ReportOptions.ignored(options);
    ShareOptions.add(options, false);
    QuotaChoice.option(options);
    owner.options(options);
    return options
        .examples(
            program + "                          the newest 50",
            program + " -s 2026-04-01            all since April",
            program + " --breakdown project      and what used them up",
            program + " --json                   for scripts")
        .withHelp();
  }

  @Override
  public int run(Values values, CommandRun run) {
    int samples = values.number("--debug-samples", 0, DEFAULT_SAMPLES);
    Parts kind = values.choice("--breakdown", PARTS, Parts.NONE);
    values.choice("--mode", ReportOptions.MODES, CostMode.AUTO);
    ShareRequest share = ShareOptions.request(values, run.console());
    String vendor = owner.vendor(values);
    LocalDate since;
    LocalDate until;
    try {
      since = day(values, "--since");
      until = day(values, "--until");
    } catch (AppException e) {
      run.console().note("Error: " + e.getMessage());
      return 2;
    }
    ReportContext.Scope scope =
        run.services()
            .context()
            .scope(values.text("--config"), values.text("--tz"), values.text("--timezone"));
    scope.warnings().forEach(run.console()::note);
    VendorAccess.check(vendor, run);
    boolean filtered = since != null || until != null;
    QuotaChoice choice = QuotaChoice.of(vendor, values);
    Function<@Nullable QuotaSeries, BlockRecords> wanted =
        stored -> {
          BlockRecords all =
              stored == null
                  ? BlockRecords.NONE
                  : BlockRecords.of(stored, EpochMicros.of(scope.now())).between(since, until);
          return filtered ? all : all.newest(MOST);
        };
    LoggedQuota.bringUp(
        choice, run, (costs, stored) -> costs.blocks(stored.key(), keys(wanted.apply(stored))));
    QuotaSeries series = choice.series(run);
    BlockRecords records = wanted.apply(series);
    Function<Block, List<Named>> parts = block -> parts(series, block, kind);
    int exitCode = 0;
    PluginHost plugins = run.services().plugins();
    if (share != null) {
      exitCode =
          new FiveHourShare(share, vendor, scope, run).deliver(records, kind, parts, since, until);
    } else if (CsvOptions.wanted(values)) {
      CsvOptions.print(
          kind == Parts.NONE
              ? RecordedBlockCsv.of(records)
              : RecordedBlockCsv.byPart(records, kind, parts),
          values,
          run);
    } else if (ReportOutput.json(values)) {
      var window =
          new RecordedBlockJson.Window(text(since), text(until), filtered ? null : (Integer) MOST);
      ReportOutput.print(
          RecordedBlockJson.list(records, window, kind, parts, plugins.warnings()), values, run);
    } else if (records.blocks().isEmpty()) {
      run.console().print(RecordedBlockTable.nothing());
    } else {
      ReportView view = FiveHourView.of(vendor, scope, values, run);
      run.console().print(RecordedBlockTable.of(records, kind, parts, view));
    }
    if (values.flag("--debug")) {
      audit(vendor, records, samples, run);
    }
    run.notePluginWarnings();
    return exitCode;
  }

  private static Predicate<Block> keys(BlockRecords records) {
    Set<Long> keys = new HashSet<>();
    records.blocks().forEach(record -> keys.add(record.block().key()));
    return block -> keys.contains(block.key());
  }

  private static @Nullable LocalDate day(Values values, String option) {
    String text = values.text(option);
    return text == null ? null : DateRange.day(option, text);
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  private static List<Named> parts(@Nullable QuotaSeries series, Block block, Parts kind) {
    if (series == null) {
      return List.of();
    }
    return switch (kind) {
      case NONE -> List.of();
      case MODELS -> series.models(block);
      case PROJECTS -> series.projects(block);
    };
  }

  /** Recorded against computed costs of the responses that the blocks shown consist of. */
  private static void audit(String vendor, BlockRecords records, int samples, CommandRun run) {
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (BlockRecord record : records.blocks()) {
      from = Math.min(from, record.block().startMicros());
      to = Math.max(to, record.block().lastMicros());
    }
    ReportSync.run(vendor, run);
    UsageQuery query =
        new UsageQuery(
            vendor,
            new UsageHistory.Range(Math.min(from, to), to),
            ZoneOffset.UTC,
            DayOfWeek.MONDAY,
            CostMode.AUTO,
            SpeedRule.AUTO,
            SortOrder.ASC,
            /* fastSuffix= */ false,
            List.of());
    var audit = run.services().reports().audit(query, entry -> shows(records, entry), samples);
    PriceAuditText.of("cctally " + UniformReport.FIVE_HOUR_BLOCKS.word(), audit, samples)
        .lines()
        .forEach(run.console()::note);
  }

  private static boolean shows(BlockRecords records, UsageEntry entry) {
    for (BlockRecord record : records.blocks()) {
      Block block = record.block();
      if (entry.atMicros() >= block.startMicros() && entry.atMicros() <= block.lastMicros()) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, Parts> parts() {
    Map<String, Parts> parts = new LinkedHashMap<>();
    parts.put("model", Parts.MODELS);
    parts.put("project", Parts.PROJECTS);
    return parts;
  }
}
