package dev.cctally.cli.command;

import dev.cctally.cli.console.Colour;
import dev.cctally.cli.console.ProgressBar;
import dev.cctally.cli.console.TableWidth;
import dev.cctally.cli.render.Canvas;
import dev.cctally.cli.render.PriceAuditText;
import dev.cctally.cli.render.ReportView;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.ingest.SyncOutcome;
import dev.cctally.platform.ingest.Usage;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A usage report of one vendor: brings the store up to date, asks for the report and shows it.
 *
 * @param vendorId the vendor
 * @param kind the report
 * @param name its name in diagnostics, the same however it was called
 */
record ReportCommand(String vendorId, ReportKind kind, String name) implements Command {
  @Override
  public CommandSpec model(String program) {
    return ReportModels.of(kind, VendorNames.brief(vendorId), program);
  }

  @Override
  public int run(Values values, CommandRun run) {
    boolean json = values.flag("--json") || values.given("--jq");
    ReportRequest request = ReportRequest.of(values, vendorId, kind, run);
    Map<String, String> aliases = ProjectAliases.parse(values, kind);
    request.scope().warnings().forEach(run.console()::note);
    sync(run);
    ReportResult report = ReportResult.of(request, values, kind, run.services().reports());
    boolean cost = !values.flag("--no-cost");
    if (cost) {
      for (String model : report.unpricedModels()) {
        run.console().note("[cost] unknown model, treating cost as $0: " + model);
      }
    }
    if (json) {
      String document = report.json(cost, run.services().plugins().warnings());
      String filter = values.text("--jq");
      if (filter == null) {
        run.console().printUtf8(document);
      } else {
        JqFilter.print(filter, document, run);
      }
    } else {
      VendorNames names = VendorNames.of(vendorId, run.services().plugins());
      run.console().print(report.text(names, view(names, values, aliases, request, run)));
    }
    if (request.debug()) {
      audit(request, values, run);
    }
    run.notePluginWarnings();
    return 0;
  }

  private void sync(CommandRun run) {
    SyncOutcome outcome;
    Usage usage = run.services().usage();
    try (ProgressBar progress = new ProgressBar(run.console(), run.environment().nanoTime())) {
      outcome = usage.sync().refresh(vendorId, progress);
    }
    usage.takeNotices().forEach(run.console()::note);
    SyncNotes.of(outcome).forEach(run.console()::note);
  }

  private static ReportView view(
      VendorNames names,
      Values values,
      Map<String, String> aliases,
      ReportRequest request,
      CommandRun run) {
    Host host = run.environment().host();
    var terminal = run.console().terminal();
    Canvas canvas =
        new Canvas(
            TableWidth.of(host.environment(), terminal),
            Colour.ofTables(host.environment(), terminal),
            values.flag("--compact"),
            terminal.charset());
    return new ReportView(
        names.tool(),
        names.models(),
        request.scope().zone(),
        !values.flag("--no-cost"),
        values.flag("--breakdown"),
        aliases,
        host.home().toString(),
        canvas);
  }

  private void audit(ReportRequest request, Values values, CommandRun run) {
    String id = kind == ReportKind.SESSION ? values.text("--id") : null;
    var audit =
        run.services()
            .reports()
            .audit(
                request.query(),
                entry -> id == null || entry.session().sessionId().equals(id),
                request.samples());
    List<String> lines =
        PriceAuditText.of("cctally " + name, audit, request.samples()).lines().toList();
    lines.forEach(run.console()::note);
  }
}
