package dev.cctally.cli.command;

import dev.cctally.cli.render.CostAuditText;
import dev.cctally.cli.render.PriceAuditText;
import dev.cctally.cli.render.ReportHead;
import dev.cctally.cli.render.ReportView;
import dev.cctally.cli.share.ShareRequest;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.report.UsageQuery;
import dev.cctally.platform.report.UsageReports;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A usage report of one vendor: brings the store up to date, asks for the report and shows it.
 *
 * @param vendorId the vendor
 * @param shape the form of its reports
 * @param kind the report
 * @param name its name in diagnostics, the same however it was called
 */
record ReportCommand(String vendorId, ReportShape shape, ReportKind kind, String name)
    implements Command {
  @Override
  public CommandSpec model(String program) {
    return model(program, false);
  }

  /** As {@link #model(String)}; {@code plain} if other vendors can be asked for instead. */
  CommandSpec model(String program, boolean plain) {
    return new ReportModels(kind, VendorNames.brief(vendorId), program, plain).of(shape);
  }

  @Override
  public int run(Values values, CommandRun run) {
    if (kind == ReportKind.WEEKLY && shape == ReportShape.SPLIT_CACHE) {
      return new WeeklyCommand(vendorId, name).run(values, run);
    }
    if (QuotaWeeksOption.given(values)) {
      return QuotaWeeksOption.run(this, values, run);
    }
    ReportRequest request = ReportRequest.of(values, kind, shape, run);
    UsageQuery query = request.query(vendorId, shape == ReportShape.SPLIT_CACHE);
    request.scope().warnings().forEach(run.console()::note);
    VendorAccess.check(vendorId, run);
    ReportSync.run(vendorId, run);
    ReportResult report = ReportResult.of(query, values, kind, run);
    ReportSync.notices(run);
    boolean cost = !values.flag("--no-cost");
    if (cost) {
      PriceNotes.borrowed(vendorId, report.models(), run.console());
      String prefix = shape == ReportShape.SPLIT_CACHE ? "cost" : vendorId;
      PriceNotes.unpriced(vendorId, prefix, report.unpricedModels(), run);
    }
    int exitCode = 0;
    ShareRequest share = request.share();
    if (share != null) {
      SharedReport shared = SharedReport.of(share, request, values, run);
      exitCode =
          shared.deliver(report, shape, VendorNames.of(vendorId, run.services()).label(), name);
    } else if (CsvOptions.wanted(values)) {
      CsvOptions.print(
          report.csv(form(query, request, cost, run), values.flag("--breakdown")), values, run);
    } else if (ReportOutput.json(values)) {
      ReportOutput.print(report.json(form(query, request, cost, run)), values, run);
    } else if (shape == ReportShape.INCLUSIVE_INPUT && report.empty()) {
      run.console().print(nothing(values));
    } else {
      VendorNames names = VendorNames.of(vendorId, run.services());
      run.console().print(report.text(names, view(names, values, request, run)));
    }
    if (request.debug()) {
      audit(request, query, values, run).forEach(run.console()::note);
      run.console()
          .note(
              "Where a number comes from, line by line: cctally "
                  + vendorId
                  + " explain <day, month, session or message>");
    }
    run.notePluginWarnings();
    return exitCode;
  }

  private ReportForm form(UsageQuery query, ReportRequest request, boolean cost, CommandRun run) {
    return new ReportForm(
        shape,
        vendorId,
        () -> VendorNames.of(vendorId, run.services()).label(),
        new ReportHead(kind.word(), query.zone(), request.weekStart()),
        cost,
        run.services().plugins().warnings());
  }

  private String nothing(Values values) {
    boolean filtered = values.given("--since") || values.given("--until");
    return "No "
        + VendorNames.brief(vendorId)
        + " usage data found"
        + (filtered ? " for provided filters.\n" : ".\n");
  }

  private ReportView view(VendorNames names, Values values, ReportRequest request, CommandRun run) {
    return new ReportView(
        shape,
        names.tool(),
        names.label().models(),
        request.scope().zone(),
        !values.flag("--no-cost"),
        values.flag("--breakdown"),
        ProjectAliases.parse(values),
        run.environment().host().home().toString(),
        ReportOutput.canvas(values, run));
  }

  private List<String> audit(
      ReportRequest request, UsageQuery query, Values values, CommandRun run) {
    UsageReports reports = run.services().reports();
    String command = "cctally " + name;
    if (shape == ReportShape.INCLUSIVE_INPUT) {
      return CostAuditText.of(
          VendorNames.brief(vendorId),
          command,
          reports.costs(query, request.samples()),
          request.samples());
    }
    String id = values.text("--id");
    var audit =
        reports.audit(
            query,
            entry -> id == null || entry.session().sessionId().equals(id),
            request.samples());
    return PriceAuditText.of(command, audit, request.samples()).lines().toList();
  }
}
