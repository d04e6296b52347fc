package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.cli.render.BlockBox;
import dev.cctally.cli.render.BlockJson;
import dev.cctally.cli.render.BlockLimit;
import dev.cctally.cli.render.BlockTable;
import dev.cctally.cli.render.PriceAuditText;
import dev.cctally.cli.render.ReportView;
import dev.cctally.cli.render.csv.BlockCsv;
import dev.cctally.platform.ingest.UsageEntry;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.report.CostMode;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.SortOrder;
import dev.cctally.platform.report.SpeedRule;
import dev.cctally.platform.report.UsageQuery;
import dev.cctally.platform.report.block.BlockQuery;
import dev.cctally.platform.report.block.BlockReport;
import dev.cctally.platform.report.block.BlockRow;
import dev.cctally.platform.report.block.ShortWindow;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One run of {@code blocks}.
 *
 * @param vendorId the vendor
 * @param shape the form of its reports
 */
record BlocksRun(String vendorId, ReportShape shape) {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
  private static final int DEFAULT_SAMPLES = 5;

  int run(Values values, CommandRun run) {
    CsvOptions.check(values);
    if (!lastsAtAll(values.text("--session-length"))) {
      run.console().note("blocks: session length must be a positive number");
      return 1;
    }
    int samples = values.number("--debug-samples", 0, DEFAULT_SAMPLES);
    CostMode mode = values.choice("--mode", ReportOptions.MODES, CostMode.AUTO);
    ReportContext.Scope scope = scope(values, run);
    UsageHistory.Range range = range(values, scope, run);
    scope.warnings().forEach(run.console()::note);
    VendorAccess.check(vendorId, run);
    ReportSync.run(vendorId, run);
    BlockReport all =
        run.services()
            .blocks()
            .blocks(
                new BlockQuery(
                    vendorId,
                    ShortWindow.of(VendorWindows.of(vendorId, run)),
                    range,
                    mode,
                    SpeedRule.AUTO,
                    scope.now()));
    ReportSync.notices(run);
    String typed = values.text("--token-limit");
    TokenLimit limit = TokenLimit.of(typed, all);
    boolean active = values.flag("--active");
    BlockReport shown = active ? all.onlyActive() : values.flag("--recent") ? all.recent() : all;
    boolean cost = !values.flag("--no-cost");
    if (cost) {
      notePrices(shown, run);
    }
    PluginHost plugins = run.services().plugins();
    if (CsvOptions.wanted(values)) {
      CsvOptions.print(BlockCsv.of(shown, cost, values.flag("--breakdown")), values, run);
    } else if (ReportOutput.json(values)) {
      BlockLimit judged = new BlockLimit(typed == null ? 0 : limit.tokens(), limit.derived());
      String document = BlockJson.of(shown, judged, active, cost, plugins.warnings());
      ReportOutput.print(document, values, run);
    } else {
      run.console().print(text(shown, limit, values, scope, run));
    }
    if (values.flag("--debug")) {
      audit(shown, range, mode, samples, run).forEach(run.console()::note);
    }
    run.notePluginWarnings();
    return 0;
  }

  /** Whether the length that is accepted for the sake of scripts makes sense. */
  private static boolean lastsAtAll(@Nullable String hours) {
    if (hours == null) {
      return true;
    }
    String number = hours.strip();
    if (!NUMBER.matcher(number).matches()) {
      throw new UsageException(
          "argument -n/--session-length: invalid float value: '" + hours + "'");
    }
    return Double.parseDouble(number) > 0;
  }

  private ReportContext.Scope scope(Values values, CommandRun run) {
    ReportContext context = run.services().context();
    String tz = values.text("--tz");
    String timezone = values.text("--timezone");
    String config = values.text("--config");
    return shape == ReportShape.INCLUSIVE_INPUT
        ? context.scopeSettingFirst(config, tz, timezone)
        : context.scope(config, tz, timezone);
  }

  /** Days are those of UTC, in which windows start. */
  private static UsageHistory.Range range(
      Values values, ReportContext.Scope scope, CommandRun run) {
    ReportContext.Scope utc =
        new ReportContext.Scope(ZoneOffset.UTC, scope.now(), scope.configuration(), List.of());
    return run.services().context().range(values.text("--since"), values.text("--until"), utc);
  }

  private void notePrices(BlockReport report, CommandRun run) {
    List<ModelUsage> models = new ArrayList<>();
    report.blocks().forEach(block -> models.addAll(block.breakdown()));
    PriceNotes.borrowed(vendorId, models, run.console());
    String prefix = shape == ReportShape.SPLIT_CACHE ? "cost" : vendorId;
    PriceNotes.unpriced(vendorId, prefix, report.unpricedModels(), run);
  }

  private String text(
      BlockReport shown,
      TokenLimit limit,
      Values values,
      ReportContext.Scope scope,
      CommandRun run) {
    String source =
        limit.derived() && limit.exists() ? BlockLimit.derivation(limit.tokens()) + "\n" : "";
    BlockLimit judged = new BlockLimit(Math.max(0, limit.tokens()), limit.derived());
    if (values.flag("--active")) {
      BlockRow.Block active = shown.active().orElse(null);
      return source
          + (active == null
              ? "No active session block found.\n"
              : BlockBox.of(shown, active, judged, view(values, scope, run)));
    }
    return shown.rows().isEmpty()
        ? source + "No session blocks found in the specified date range.\n"
        : source + BlockTable.of(shown, judged, view(values, scope, run));
  }

  private ReportView view(Values values, ReportContext.Scope scope, CommandRun run) {
    VendorNames names = VendorNames.of(vendorId, run.services());
    return new ReportView(
        shape,
        names.tool(),
        names.label().models(),
        scope.zone(),
        !values.flag("--no-cost"),
        values.flag("--breakdown"),
        Map.of(),
        run.environment().host().home().toString(),
        ReportOutput.canvas(values, run));
  }

  private List<String> audit(
      BlockReport shown, UsageHistory.Range range, CostMode mode, int samples, CommandRun run) {
    UsageQuery query =
        new UsageQuery(
            vendorId,
            range,
            ZoneOffset.UTC,
            DayOfWeek.MONDAY,
            mode,
            SpeedRule.AUTO,
            SortOrder.ASC,
            false,
            List.of());
    var audit = run.services().reports().audit(query, entry -> shows(shown, entry), samples);
    return PriceAuditText.of("cctally " + UniformReport.BLOCKS.word(), audit, samples)
        .lines()
        .toList();
  }

  private static boolean shows(BlockReport report, UsageEntry entry) {
    for (BlockRow.Block block : report.blocks()) {
      if (entry.atMicros() >= block.firstMicros() && entry.atMicros() <= block.lastMicros()) {
        return true;
      }
    }
    return false;
  }
}
