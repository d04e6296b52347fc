package dev.cctally.cli.command;

import dev.cctally.cli.Version;
import dev.cctally.cli.render.PriceAuditText;
import dev.cctally.cli.render.ProjectJson;
import dev.cctally.cli.render.ProjectTable;
import dev.cctally.cli.render.ReportView;
import dev.cctally.cli.render.VendorLabel;
import dev.cctally.cli.share.ShareDelivery;
import dev.cctally.cli.share.ShareRequest;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.report.CostMode;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.SortOrder;
import dev.cctally.platform.report.SpeedRule;
import dev.cctally.platform.report.UsageQuery;
import dev.cctally.platform.report.project.ModelSpan;
import dev.cctally.platform.report.project.ProjectReport;
import dev.cctally.platform.share.Measure;
import dev.cctally.platform.share.render.ShareLook;
import dev.cctally.platform.share.render.ShareWriter;
import dev.cctally.platform.share.template.ProjectUsageDocument;
import dev.cctally.platform.share.template.ShareContext;
import dev.cctally.platform.time.EpochMicros;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Usage by project: brings the store up to date, asks for the report and shows it.
 *
 * @param owner whose usage
 */
record ProjectCommand(ReportOwner owner) implements Command {
  @Override
  public CommandSpec model(String program) {
    return ProjectModel.of(owner, program);
  }

  @Override
  public int run(Values values, CommandRun run) {
    String vendor = owner.vendor(values);
    ProjectRequest request = ProjectRequest.of(values, vendor, run);
    request.scope().warnings().forEach(run.console()::note);
    VendorAccess.check(vendor, run);
    ReportSync.run(vendor, run);
    ProjectReport report = run.services().projectReports().report(request.query());
    ReportSync.notices(run);
    boolean cost = !values.flag("--no-cost");
    if (cost) {
      PriceNotes.borrowed(vendor, models(report), run.console());
      PriceNotes.unpriced("cost", report.unpricedModels(), run.console());
    }
    PluginHost plugins = run.services().plugins();
    int exitCode = 0;
    ShareRequest share = request.share();
    if (share != null) {
      exitCode =
          share(share, report, request, VendorNames.of(vendor, plugins).label(), values, run);
    } else if (ReportOutput.json(values)) {
      ReportOutput.print(
          ProjectJson.of(report, values.flag("--breakdown"), cost, plugins.warnings()),
          values,
          run);
    } else if (report.projects().isEmpty()) {
      run.console().note("No project usage found in range.");
    } else {
      ReportView view = view(VendorNames.of(vendor, plugins), request, values, run);
      run.console().print(ProjectTable.of(report, view));
    }
    if (request.debug()) {
      debug(request, run);
    }
    run.notePluginWarnings();
    return exitCode;
  }

  private static List<ModelUsage> models(ProjectReport report) {
    return report.projects().stream()
        .flatMap(project -> project.models().stream())
        .map(ModelSpan::usage)
        .toList();
  }

  private static ReportView view(
      VendorNames names, ProjectRequest request, Values values, CommandRun run) {
    return new ReportView(
        ReportShape.SPLIT_CACHE,
        names.tool(),
        names.label().models(),
        request.scope().zone(),
        !values.flag("--no-cost"),
        values.flag("--breakdown"),
        Map.of(),
        run.environment().host().home().toString(),
        ReportOutput.colouredCanvas(values, run));
  }

  private static int share(
      ShareRequest share,
      ProjectReport report,
      ProjectRequest request,
      VendorLabel vendor,
      Values values,
      CommandRun run) {
    ShareContext context =
        new ShareContext(
            "",
            request.scope().zone(),
            request.scope().now(),
            new ShareContext.AskedRange(
                request.sinceAsked() ? EpochMicros.toInstant(report.range().fromMicros()) : null,
                request.untilAsked() ? EpochMicros.toInstant(report.range().toMicros()) : null),
            values.flag("--no-cost") ? Measure.TOKENS : Measure.COST,
            values.flag("--breakdown"),
            share.reveal(),
            Map.of(),
            (_, model) -> vendor.models().shortened(model),
            Map.of(vendor.id(), vendor.brief()));
    ShareLook look = new ShareLook(share.theme(), share.branding(), Version.number());
    String document =
        ShareWriter.text(
            ProjectUsageDocument.of(vendor.id(), report, context), share.format(), look);
    return new ShareDelivery(run.environment())
        .deliver(document, share, UniformReport.PROJECT.word());
  }

  private void debug(ProjectRequest request, CommandRun run) {
    UsageQuery entries =
        new UsageQuery(
            request.query().vendorId(),
            request.query().range(),
            request.scope().zone(),
            DayOfWeek.MONDAY,
            CostMode.AUTO,
            SpeedRule.AUTO,
            SortOrder.ASC,
            false,
            List.of());
    var audit =
        run.services()
            .reports()
            .audit(
                entries, run.services().projectReports().shown(request.query()), request.samples());
    PriceAuditText.of("cctally " + UniformReport.PROJECT.word(), audit, request.samples())
        .lines()
        .forEach(run.console()::note);
  }
}
