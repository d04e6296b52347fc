package dev.cctally.cli.command;

import dev.cctally.cli.Version;
import dev.cctally.cli.render.ModelNames;
import dev.cctally.cli.render.VendorLabel;
import dev.cctally.cli.share.ShareDelivery;
import dev.cctally.cli.share.ShareRequest;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.project.Project;
import dev.cctally.platform.report.BucketRow;
import dev.cctally.platform.report.CombinedReport;
import dev.cctally.platform.report.Granularity;
import dev.cctally.platform.report.SessionRow;
import dev.cctally.platform.share.Measure;
import dev.cctally.platform.share.ShareDocument;
import dev.cctally.platform.share.render.ShareLook;
import dev.cctally.platform.share.render.ShareWriter;
import dev.cctally.platform.share.template.PeriodDocument;
import dev.cctally.platform.share.template.ProjectDocument;
import dev.cctally.platform.share.template.SessionDocument;
import dev.cctally.platform.share.template.ShareContext;
import dev.cctally.platform.time.EpochMicros;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes a document of a report and delivers it.
 *
 * @param share what was asked for about the document
 * @param request what was asked for about the report
 * @param values the command line
 * @param run the run
 */
record SharedReport(ShareRequest share, ReportRequest request, Values values, CommandRun run) {
  /** From here on a list is more than most people read. */
  private static final int LONG_LIST = 50;

  static SharedReport of(ShareRequest share, ReportRequest request, Values values, CommandRun run) {
    if (share.top() > LONG_LIST) {
      run.console()
          .note(
              "cctally: --top-n "
                  + share.top()
                  + " makes a long document; more than "
                  + LONG_LIST
                  + " sessions are hard to read");
    }
    return new SharedReport(share, request, values, run);
  }

  /** One vendor's; returns the exit code. */
  int deliver(ReportResult report, ReportShape shape, VendorLabel vendor, String name) {
    // Documents of the form that has the plain names say what they are; others say whose as well.
    String subject = shape == ReportShape.SPLIT_CACHE ? "" : vendor.name();
    ShareContext context = context(subject, List.of(vendor));
    ShareDocument document =
        switch (report) {
          case ReportResult.ByPeriod by -> PeriodDocument.of(vendor.id(), by.report(), context);
          case ReportResult.ByProject by -> ProjectDocument.of(vendor.id(), by.report(), context);
          case ReportResult.BySession by ->
              SessionDocument.of(vendor.id(), by.report(), share.top(), projects(), context);
        };
    return deliver(document, name);
  }

  /** Several vendors' by period; returns the exit code. */
  int deliver(
      CombinedReport<BucketRow> report, Granularity granularity, List<VendorLabel> vendors) {
    return deliver(
        PeriodDocument.of(report, granularity, context("", vendors)), request.kind().word());
  }

  /** Several vendors' by session; returns the exit code. */
  int deliver(CombinedReport<SessionRow> report, List<VendorLabel> vendors) {
    return deliver(
        SessionDocument.of(report, share.top(), projects(), context("", vendors)),
        request.kind().word());
  }

  private int deliver(ShareDocument document, String name) {
    ShareLook look = new ShareLook(share.theme(), share.branding(), Version.number());
    return new ShareDelivery(run.environment())
        .deliver(ShareWriter.text(document, share.format(), look), share, name);
  }

  private Function<Collection<String>, Map<String, Project>> projects() {
    return run.services().projects()::resolveAll;
  }

  private ShareContext context(String subject, List<VendorLabel> vendors) {
    Map<String, String> names = new HashMap<>();
    Map<String, ModelNames> models = new HashMap<>();
    for (VendorLabel vendor : vendors) {
      names.put(vendor.id(), vendor.brief());
      models.put(vendor.id(), vendor.models());
    }
    boolean since = values.given("--since") || values.given("--last");
    return new ShareContext(
        subject,
        request.scope().zone(),
        request.scope().now(),
        new ShareContext.AskedRange(
            since ? EpochMicros.toInstant(request.range().fromMicros()) : null,
            values.given("--until") ? EpochMicros.toInstant(request.range().toMicros()) : null),
        values.flag("--no-cost") ? Measure.TOKENS : Measure.COST,
        values.flag("--breakdown") && request.kind() != ReportKind.SESSION,
        share.reveal(),
        ProjectAliases.parse(values),
        (vendor, model) -> {
          ModelNames shortener = models.get(vendor);
          return shortener == null ? model : shortener.shortened(model);
        },
        names);
  }
}
