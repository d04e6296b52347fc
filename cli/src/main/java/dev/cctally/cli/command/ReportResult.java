package dev.cctally.cli.command;

import dev.cctally.cli.render.BucketJson;
import dev.cctally.cli.render.BucketTable;
import dev.cctally.cli.render.ReportView;
import dev.cctally.cli.render.SessionJson;
import dev.cctally.cli.render.SessionTable;
import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.report.BucketReport;
import dev.cctally.platform.report.Granularity;
import dev.cctally.platform.report.ProjectBucketReport;
import dev.cctally.platform.report.SessionReport;
import dev.cctally.platform.report.UsageReports;
import java.util.List;

/** A report that can be shown in two ways. */
sealed interface ReportResult {
  /** Makes the report that was asked for. */
  static ReportResult of(
      ReportRequest request, Values values, ReportKind kind, UsageReports reports) {
    return switch (kind) {
      case DAILY ->
          values.flag("--instances")
              ? new ByProject(reports.bucketsByProject(request.query(), Granularity.DAY))
              : new ByPeriod(reports.buckets(request.query(), Granularity.DAY));
      case MONTHLY -> new ByPeriod(reports.buckets(request.query(), Granularity.MONTH));
      case SESSION -> {
        SessionReport all = reports.sessions(request.query());
        String id = values.text("--id");
        yield new BySession(id == null ? all : OneSession.of(all, id));
      }
    };
  }

  List<String> unpricedModels();

  String json(boolean cost, List<PluginWarning> warnings);

  String text(VendorNames names, ReportView view);

  /** By day or month. */
  record ByPeriod(BucketReport report) implements ReportResult {
    @Override
    public List<String> unpricedModels() {
      return report.unpricedModels();
    }

    @Override
    public String json(boolean cost, List<PluginWarning> warnings) {
      return BucketJson.of(report, cost, warnings);
    }

    @Override
    public String text(VendorNames names, ReportView view) {
      return BucketTable.of(report, view);
    }
  }

  /** By project, then by day. */
  record ByProject(ProjectBucketReport report) implements ReportResult {
    @Override
    public List<String> unpricedModels() {
      return report.unpricedModels();
    }

    @Override
    public String json(boolean cost, List<PluginWarning> warnings) {
      return BucketJson.of(report, cost, warnings);
    }

    @Override
    public String text(VendorNames names, ReportView view) {
      return BucketTable.of(report, view);
    }
  }

  /** By session. */
  record BySession(SessionReport report) implements ReportResult {
    @Override
    public List<String> unpricedModels() {
      return report.unpricedModels();
    }

    @Override
    public String json(boolean cost, List<PluginWarning> warnings) {
      return SessionJson.of(report, cost, warnings);
    }

    @Override
    public String text(VendorNames names, ReportView view) {
      return report.rows().isEmpty()
          ? "No " + names.brief() + " session data found.\n"
          : SessionTable.of(report, view);
    }
  }
}
