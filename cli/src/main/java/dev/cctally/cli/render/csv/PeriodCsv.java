package dev.cctally.cli.render.csv;

import dev.cctally.cli.render.Labels;
import dev.cctally.cli.render.Periods;
import dev.cctally.cli.render.VendorLabel;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.report.BucketReport;
import dev.cctally.platform.report.BucketRow;
import dev.cctally.platform.report.CombinedReport;
import dev.cctally.platform.report.Granularity;
import dev.cctally.platform.report.ProjectBucketReport;
import dev.cctally.platform.report.ProjectBuckets;
import dev.cctally.platform.report.VendorReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reports by calendar period as comma-separated values. */
public final class PeriodCsv {
  private final CsvForm form;
  private final Granularity granularity;
  private final List<CsvLine<BucketRow>> lines = new ArrayList<>();

  private PeriodCsv(CsvForm form, Granularity granularity) {
    this.form = form;
    this.granularity = granularity;
  }

  /**
   * {@return one vendor's report}
   *
   * @param report the report
   * @param vendor whose it is
   * @param form how it is written
   */
  public static String of(BucketReport report, VendorLabel vendor, CsvForm form) {
    PeriodCsv csv = new PeriodCsv(form, report.granularity());
    csv.add(Vendors.group(vendor.id(), vendor.basis()), report.rows());
    return csv.text(false);
  }

  /**
   * {@return one vendor's report by project}
   *
   * @param report the report
   * @param vendor whose it is
   * @param form how it is written
   */
  public static String of(ProjectBucketReport report, VendorLabel vendor, CsvForm form) {
    PeriodCsv csv = new PeriodCsv(form, report.granularity());
    CsvLine.Group group = Vendors.group(vendor.id(), vendor.basis());
    Map<String, Integer> seen = new HashMap<>();
    for (ProjectBuckets project : report.projects()) {
      String label = Labels.unique(project.label(), seen);
      csv.add(group.with(label, project.project().key()), project.rows());
    }
    return csv.text(true);
  }

  /**
   * {@return several vendors' report}
   *
   * @param report the report
   * @param granularity its periods
   * @param form how it is written; of the general shape
   */
  public static String of(CombinedReport<BucketRow> report, Granularity granularity, CsvForm form) {
    PeriodCsv csv = new PeriodCsv(form, granularity);
    for (VendorReport<BucketRow> row : report.rows()) {
      csv.add(Vendors.group(row.vendorId(), row.basis()), List.of(row.report()));
    }
    return csv.text(false);
  }

  private void add(CsvLine.Group group, List<BucketRow> rows) {
    for (BucketRow row : rows) {
      lines.addAll(
          CsvLine.of(group, row, row.figures(), row.modelsUsed(), row.models(), form.breakdown()));
    }
  }

  private String text(boolean byProject) {
    Csv<CsvLine<BucketRow>> csv = new Csv<>();
    UsageColumns columns = new UsageColumns(form, /* sessions= */ false);
    columns.start(csv, byProject);
    csv.text(
        form.shape() == ReportShape.GENERAL ? "period" : Periods.keyName(granularity),
        line -> Periods.key(granularity, line.row().start()));
    columns.end(csv);
    return csv.of(lines);
  }
}
