package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.cli.render.Canvas;
import dev.cctally.cli.render.DiffJson;
import dev.cctally.cli.render.DiffTable;
import dev.cctally.cli.render.PriceAuditText;
import dev.cctally.cli.render.ReportView;
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
 * @param vendorId whose usage
 * @param name its name in diagnostics, the same however it was called
 * @param plain whether it was called without naming the vendor
 */
record DiffCommand(String vendorId, String name, boolean plain) implements OneVendor {
  private static final int NARROWEST = 80;
  private static final int WIDEST = 160;

  @Override
  public CommandSpec model(String program) {
    return DiffModel.of(VendorNames.brief(vendorId), program, plain);
  }

  @Override
  public int run(Values values, CommandRun run) {
    if (values.flag("--debug-now")) {
      String now = run.environment().host().clock().instant().truncatedTo(ChronoUnit.SECONDS) + "";
      run.console().print("now_utc=" + now + "\n");
      return 0;
    }
    DiffRequest.checkRequired(values);
    String vendor = plain ? OtherVendor.of(values, vendorId, run) : vendorId;
    int width = values.given("--width") ? values.number("--width", 1, 0) : 0;
    ReportContext.Scope scope =
        run.services()
            .context()
            .scope(values.text("--config"), values.text("--tz"), values.text("--timezone"));
    DiffRequest request;
    try {
      request = DiffRequest.of(values, vendor, scope, run);
    } catch (AppException e) {
      run.console().note("diff: " + e.getMessage());
      return e.kind() == ErrorKind.USAGE ? 2 : 1;
    }
    scope.warnings().forEach(run.console()::note);
    VendorAccess.check(vendor, run);
    ReportSync.run(vendor, run);
    DiffReport report = run.services().diffReports().report(request.query());
    ReportSync.notices(run);
    boolean cost = !values.flag("--no-cost");
    if (cost) {
      PriceNotes.borrowed(vendor, report.models(), run.console());
      PriceNotes.unpriced("cost", report.unpricedModels(), run.console());
    }
    PluginHost plugins = run.services().plugins();
    if (ReportOutput.json(values)) {
      ReportOutput.print(
          DiffJson.of(report, request.options(), scope.now(), cost, plugins.warnings()),
          values,
          run);
    } else {
      ReportView view =
          view(VendorNames.of(vendor, plugins), request, canvas(width, values, run), values, run);
      run.console().print(DiffTable.of(report, view));
    }
    if (request.debug()) {
      debug(request, "A", request.query().a(), run);
      debug(request, "B", request.query().b(), run);
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
    int width = asked > 0 ? asked : Math.clamp(canvas.width(), NARROWEST, WIDEST);
    return new Canvas(width, canvas.colour(), canvas.compact(), canvas.charset());
  }

  private void debug(DiffRequest request, String letter, DiffWindow window, CommandRun run) {
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
    var audit = run.services().reports().audit(entries, _ -> true, request.samples());
    String command = "cctally " + name + " (Window " + letter + ": " + window.label() + ")";
    PriceAuditText.of(command, audit, request.samples()).lines().forEach(run.console()::note);
  }
}
