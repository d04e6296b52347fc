package dev.cctally.cli.command;

import dev.cctally.cli.console.Terminal;
import dev.cctally.cli.render.Canvas;
import dev.cctally.cli.render.DiffJson;
import dev.cctally.cli.render.DiffTable;
import dev.cctally.cli.render.PriceAuditText;
import dev.cctally.cli.render.ReportView;
import dev.cctally.cli.render.csv.DiffCsv;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.report.CostMode;
import dev.cctally.platform.report.SortOrder;
import dev.cctally.platform.report.SpeedRule;
import dev.cctally.platform.report.UsageQuery;
import dev.cctally.platform.report.diff.DiffReport;
import dev.cctally.platform.report.diff.DiffWindow;
import dev.cctally.platform.time.EpochMicros;
import java.time.DayOfWeek;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Two windows compared: brings the store up to date, asks for the report and shows it.
 *
 * @param owner whose usage
 */
record DiffCommand(ReportOwner owner) implements Command {
  private static final int NARROWEST = 80;
  private static final int WIDEST = 160;

  @Override
  public CommandSpec model(String program) {
    return DiffModel.of(owner, program);
  }

  @Override
  public int run(Values values, CommandRun run) {
    if (values.flag("--debug-now")) {
      String now = run.environment().host().clock().instant().truncatedTo(ChronoUnit.SECONDS) + "";
      run.console().print("now_utc=" + now + "\n");
      return 0;
    }
    CsvOptions.check(values);
    DiffRequest.checkRequired(values);
    int width = values.given("--width") ? values.number("--width", 1, 0) : 0;
    SingleVendorRun single =
        SingleVendorRun.of(owner, UniformReport.DIFF, values.text("--tz"), values, run);
    DiffRequest request;
    try {
      request = DiffRequest.of(single);
    } catch (AppException e) {
      run.console().note("diff: " + e.getMessage());
      return e.kind() == ErrorKind.USAGE ? 2 : 1;
    }
    single.sync();
    DiffReport report = run.services().diffReports().report(request.query());
    boolean cost = !values.flag("--no-cost");
    single.synced(report.models(), report.unpricedModels(), cost);
    PluginHost plugins = run.services().plugins();
    if (CsvOptions.wanted(values)) {
      CsvOptions.print(DiffCsv.of(report, cost), values, run);
    } else if (ReportOutput.json(values)) {
      ReportOutput.print(
          DiffJson.of(report, request.options(), single.scope().now(), cost, plugins.warnings()),
          values,
          run);
    } else {
      ReportView view =
          view(
              VendorNames.of(single.vendorId(), run.services()),
              request,
              canvas(width, values, run),
              values,
              run);
      run.console().print(DiffTable.of(report, view, single.scope().now()));
    }
    if (single.samples() >= 0) {
      debug(request, "A", request.query().a(), single);
      debug(request, "B", request.query().b(), single);
    }
    run.notePluginWarnings();
    return 0;
  }

  private static ReportView view(
      VendorNames names, DiffRequest request, Canvas canvas, Values values, CommandRun run) {
    return new ReportView(
        ReportShape.SPLIT_CACHE,
        names.tool(),
        names.label().models(),
        request.zone(),
        !values.flag("--no-cost"),
        false,
        Map.of(),
        run.environment().host().home().toString(),
        canvas);
  }

  private static Canvas canvas(int asked, Values values, CommandRun run) {
    Canvas canvas = ReportOutput.colouredCanvas(values, run, NARROWEST);
    // A terminal is as narrow as it is; only what is written elsewhere has a least width.
    Terminal terminal = run.console().terminal();
    boolean narrow = terminal.out() && terminal.columns() > 0;
    int width = asked > 0 ? asked : Math.clamp(canvas.width(), narrow ? 1 : NARROWEST, WIDEST);
    return new Canvas(width, canvas.colour(), canvas.compact(), canvas.charset());
  }

  private static void debug(
      DiffRequest request, String letter, DiffWindow window, SingleVendorRun single) {
    UsageQuery entries =
        new UsageQuery(
            request.query().vendorId(),
            new UsageHistory.Range(
                EpochMicros.of(window.window().start()), EpochMicros.of(window.window().end()) - 1),
            request.zone(),
            DayOfWeek.MONDAY,
            CostMode.AUTO,
            SpeedRule.AUTO,
            SortOrder.ASC,
            false,
            List.of());
    CommandRun run = single.run();
    var audit = run.services().reports().audit(entries, _ -> true, single.samples());
    String command =
        "cctally " + UniformReport.DIFF.word() + " (Window " + letter + ": " + window.label() + ")";
    PriceAuditText.of(command, audit, single.samples()).lines().forEach(run.console()::note);
  }
}
