package dev.cctally.cli.command;

import dev.cctally.cli.render.BucketJson;
import dev.cctally.cli.render.BucketTable;
import dev.cctally.cli.render.GeneralJson;
import dev.cctally.cli.render.InclusiveJson;
import dev.cctally.cli.render.ReportView;
import dev.cctally.cli.render.SessionJson;
import dev.cctally.cli.render.SessionTable;
import dev.cctally.cli.render.csv.PeriodCsv;
import dev.cctally.cli.render.csv.SessionCsv;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.report.BucketReport;
import dev.cctally.platform.report.BucketRow;
import dev.cctally.platform.report.Granularity;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.ProjectBucketReport;
import dev.cctally.platform.report.SessionReport;
import dev.cctally.platform.report.UsageQuery;
import dev.cctally.platform.report.UsageReports;
import java.util.ArrayList;
import java.util.List;

/** A report that can be shown in two ways. */
sealed interface ReportResult {
  /** Makes the report that was asked for. */
  static ReportResult of(UsageQuery query, Values values, ReportKind kind, CommandRun run) {
    UsageReports reports = run.services().reports();
    Granularity granularity = kind.granularity();
    if (granularity == null) {
      OneSession one = new OneSession(values.text("--id"));
      SessionReport report = one.of(reports.sessions(query));
      one.hint(run.console());
      return new BySession(report);
    }
    return values.flag("--instances")
        ? new ByProject(reports.bucketsByProject(query, granularity))
        : new ByPeriod(reports.buckets(query, granularity));
  }

  List<String> unpricedModels();

  /** The models of every row. */
  List<ModelUsage> models();

  boolean empty();

  String json(ReportForm form);

  String csv(ReportForm form, boolean breakdown);

  String text(VendorNames names, ReportView view);

  private static List<ModelUsage> models(List<BucketRow> rows) {
    List<ModelUsage> models = new ArrayList<>();
    rows.forEach(row -> models.addAll(row.models()));
    return models;
  }

  /** By day, week or month. */
  record ByPeriod(BucketReport report) implements ReportResult {
    @Override
    public List<String> unpricedModels() {
      return report.unpricedModels();
    }

    @Override
    public List<ModelUsage> models() {
      return ReportResult.models(report.rows());
    }

    @Override
    public boolean empty() {
      return report.rows().isEmpty();
    }

    @Override
    public String json(ReportForm form) {
      return switch (form.shape()) {
        case SPLIT_CACHE -> BucketJson.of(report, form.cost(), form.warnings());
        case INCLUSIVE_INPUT -> InclusiveJson.of(report, form.cost(), form.warnings());
        case GENERAL ->
            GeneralJson.of(report, form.head(), form.label().get(), form.cost(), form.warnings());
      };
    }

    @Override
    public String csv(ReportForm form, boolean breakdown) {
      return PeriodCsv.of(report, form.label().get(), form.csv(breakdown));
    }

    @Override
    public String text(VendorNames names, ReportView view) {
      return BucketTable.of(report, view);
    }
  }

  /** By project, then by period. */
  record ByProject(ProjectBucketReport report) implements ReportResult {
    @Override
    public List<String> unpricedModels() {
      return report.unpricedModels();
    }

    @Override
    public List<ModelUsage> models() {
      List<ModelUsage> models = new ArrayList<>();
      report.projects().forEach(project -> models.addAll(ReportResult.models(project.rows())));
      return models;
    }

    @Override
    public boolean empty() {
      return report.projects().isEmpty();
    }

    @Override
    public String json(ReportForm form) {
      return form.shape() == ReportShape.GENERAL
          ? GeneralJson.of(report, form.head(), form.label().get(), form.cost(), form.warnings())
          : BucketJson.of(report, form.cost(), form.warnings());
    }

    @Override
    public String csv(ReportForm form, boolean breakdown) {
      return PeriodCsv.of(report, form.label().get(), form.csv(breakdown));
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
    public List<ModelUsage> models() {
      List<ModelUsage> models = new ArrayList<>();
      report.rows().forEach(row -> models.addAll(row.models()));
      return models;
    }

    @Override
    public boolean empty() {
      return report.rows().isEmpty();
    }

    @Override
    public String json(ReportForm form) {
      return switch (form.shape()) {
        case SPLIT_CACHE -> SessionJson.of(report, form.cost(), form.warnings());
        case INCLUSIVE_INPUT ->
            InclusiveJson.of(report, form.vendorId(), form.cost(), form.warnings());
        case GENERAL ->
            GeneralJson.of(report, form.head(), form.label().get(), form.cost(), form.warnings());
      };
    }

    @Override
    public String csv(ReportForm form, boolean breakdown) {
      return SessionCsv.of(report, form.label().get(), form.csv(breakdown));
    }

    @Override
    public String text(VendorNames names, ReportView view) {
      return report.rows().isEmpty()
          ? "No " + names.label().brief() + " session data found.\n"
          : SessionTable.of(report, view);
    }
  }
}
