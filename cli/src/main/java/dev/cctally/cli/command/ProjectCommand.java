package dev.cctally.cli.command;

import dev.cctally.cli.Version;
import dev.cctally.cli.render.PriceAuditText;
import dev.cctally.cli.render.ProjectJson;
import dev.cctally.cli.render.ProjectTable;
import dev.cctally.cli.render.ReportView;
import dev.cctally.cli.render.VendorLabel;
import dev.cctally.cli.render.csv.ProjectCsv;
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
    SingleVendorRun single =
        SingleVendorRun.of(owner, UniformReport.PROJECT, values.text("--tz"), values, run);
    ProjectRequest request = ProjectRequest.of(single);
    single.sync();
    ProjectReport report = run.services().projectReports().report(request.query());
    boolean cost = !values.flag("--no-cost");
    single.synced(models(report), report.unpricedModels(), cost);
    PluginHost plugins = run.services().plugins();
    int exitCode = 0;
    ShareRequest share = request.share();
    if (share != null) {
      exitCode = share(share, report, request, single);
    } else if (CsvOptions.wanted(values)) {
      CsvOptions.print(
          values.flag("--breakdown")
              ? ProjectCsv.byModel(report, cost)
              : ProjectCsv.of(report, cost),
          values,
          run);
    } else if (ReportOutput.json(values)) {
      ReportOutput.print(
          ProjectJson.of(report, values.flag("--breakdown"), cost, plugins.warnings()),
          values,
          run);
    } else if (report.projects().isEmpty()) {
      run.console().note("No project usage found in range.");
    } else {
      ReportView view =
          view(VendorNames.of(single.vendorId(), run.services()), request, values, run);
      run.console().print(ProjectTable.of(report, view));
    }
    if (single.samples() >= 0) {
      debug(request, single.samples(), run);
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
      ShareRequest share, ProjectReport report, ProjectRequest request, SingleVendorRun single) {
    Values values = single.values();
    CommandRun run = single.run();
    VendorLabel vendor = VendorNames.of(single.vendorId(), run.services()).label();
    ShareContext context =
        new ShareContext(
            single.splitCache() ? "" : vendor.name(),
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

  private static void debug(ProjectRequest request, int samples, CommandRun run) {
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
            .audit(entries, run.services().projectReports().shown(request.query()), samples);
    PriceAuditText.of("cctally " + UniformReport.PROJECT.word(), audit, samples)
        .lines()
        .forEach(run.console()::note);
  }
}
