package dev.cctally.cli.render.csv;

import dev.cctally.cli.render.Instants;
import dev.cctally.cli.render.PathIds;
import dev.cctally.cli.render.VendorLabel;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.report.CombinedReport;
import dev.cctally.platform.report.SessionReport;
import dev.cctally.platform.report.SessionRow;
import dev.cctally.platform.report.VendorReport;
import java.util.ArrayList;
import java.util.List;

/** Reports by session as comma-separated values. */
public final class SessionCsv {
  private final CsvForm form;
  private final List<CsvLine<SessionRow>> lines = new ArrayList<>();

  private SessionCsv(CsvForm form) {
    this.form = form;
  }

  /**
   * {@return one vendor's report}
   *
   * @param report the report
   * @param vendor whose it is
   * @param form how it is written
   */
  public static String of(SessionReport report, VendorLabel vendor, CsvForm form) {
    SessionCsv csv = new SessionCsv(form);
    CsvLine.Group group = Vendors.group(vendor.id(), vendor.basis());
    report.rows().forEach(row -> csv.add(group, row));
    return csv.text();
  }

  /**
   * {@return several vendors' report}
   *
   * @param report the report
   * @param form how it is written; of the general shape
   */
  public static String of(CombinedReport<SessionRow> report, CsvForm form) {
    SessionCsv csv = new SessionCsv(form);
    for (VendorReport<SessionRow> row : report.rows()) {
      csv.add(Vendors.group(row.vendorId(), row.basis()), row.report());
    }
    return csv.text();
  }

  private void add(CsvLine.Group group, SessionRow row) {
    lines.addAll(
        CsvLine.of(group, row, row.figures(), row.modelsUsed(), row.models(), form.breakdown()));
  }

  private String text() {
    Csv<CsvLine<SessionRow>> csv = new Csv<>();
    UsageColumns columns = new UsageColumns(form, /* sessions= */ true);
    columns.start(csv, /* byProject= */ false);
    csv.text("sessionId", line -> line.row().sessionId());
    switch (form.shape()) {
      case SPLIT_CACHE ->
          csv.text("projectPath", line -> line.row().projectPath())
              .text("firstActivity", line -> Instants.iso(line.row().firstMicros()))
              .text("lastActivity", line -> Instants.iso(line.row().lastMicros()));
      case INCLUSIVE_INPUT ->
          csv.text("lastActivity", line -> Instants.millis(line.row().lastMicros()))
              .text("sessionFile", line -> PathIds.file(line.row().sessionId()))
              .text("directory", line -> PathIds.directory(line.row().sessionId()))
              .text("home", line -> line.row().home());
      case GENERAL ->
          csv.text("home", line -> line.row().home())
              .text("projectPath", line -> line.row().projectPath())
              .text("firstActivity", line -> Instants.millis(line.row().firstMicros()))
              .text("lastActivity", line -> Instants.millis(line.row().lastMicros()));
    }
    columns.end(csv);
    if (form.shape() != ReportShape.INCLUSIVE_INPUT && !form.breakdown()) {
      csv.list("sourcePaths", line -> line.row().sourcePaths());
    }
    return csv.of(lines);
  }
}
