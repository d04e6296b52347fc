package dev.cctally.cli.command;

import dev.cctally.cli.render.ReportHead;
import dev.cctally.cli.render.VendorLabel;
import dev.cctally.cli.render.csv.CsvForm;
import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.plugin.ReportShape;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a report's JSON depends on besides the report.
 *
 * @param shape the form of the vendor's reports
 * @param vendorId the vendor
 * @param label what documents call it; asked for only where they do
 * @param head what general documents say first
 * @param cost whether it holds members about cost
 * @param warnings what is wrong with plugins
 */
record ReportForm(
    ReportShape shape,
    String vendorId,
    Supplier<VendorLabel> label,
    ReportHead head,
    boolean cost,
    List<PluginWarning> warnings) {
  /** The same for comma-separated values. */
  CsvForm csv(boolean breakdown) {
    return new CsvForm(shape, cost, breakdown);
  }
}
