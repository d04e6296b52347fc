package dev.cctally.cli.render;

import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.report.BasisTotals;
import dev.cctally.platform.report.BucketRow;
import dev.cctally.platform.report.CombinedReport;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.Granularity;
import dev.cctally.platform.report.SessionRow;
import dev.cctally.platform.report.VendorReport;
import dev.cctally.spi.vendor.CostBasis;
import java.util.List;
import java.util.Set;

/** Reports over several vendors as JSON; see {@code docs/report-json.md}. */
public final class CombinedJson {
  private final PrettyJson json = new PrettyJson();
  private final GeneralParts parts;
  private final boolean cost;

  private CombinedJson(ReportHead head, Vendors vendors, boolean cost) {
    this.cost = cost;
    this.parts = new GeneralParts(json, cost);
    json.object();
    head.write(json);
    json.name("vendors").array();
    for (VendorLabel vendor : vendors.labels()) {
      json.object().member("id", vendor.id()).member("name", vendor.name());
      parts.basis(vendor.basis());
      json.member("failed", vendors.failed().contains(vendor.id())).endObject();
    }
    json.endArray();
  }

  /**
   * The vendors of a document.
   *
   * @param labels the vendors that were asked for, in order
   * @param failed ids of those that have no numbers because something went wrong
   * @param warnings what is wrong with plugins and vendors
   */
  public record Vendors(
      List<VendorLabel> labels, Set<String> failed, List<PluginWarning> warnings) {
    /** Copies the collections. */
    public Vendors {
      labels = List.copyOf(labels);
      failed = Set.copyOf(failed);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * {@return the document by period and vendor}
   *
   * @param report the report
   * @param granularity the period
   * @param head what it says first
   * @param vendors the vendors
   * @param cost whether it holds members about cost
   */
  public static String ofBuckets(
      CombinedReport<BucketRow> report,
      Granularity granularity,
      ReportHead head,
      Vendors vendors,
      boolean cost) {
    CombinedJson document = new CombinedJson(head, vendors, cost);
    document.json.name("rows").array();
    for (VendorReport<BucketRow> row : report.rows()) {
      document.json.object();
      document.parts.period(row.report(), granularity);
      document.vendor(row);
      document.parts.bucket(row.report());
      document.json.endObject();
    }
    document.json.endArray();
    return document.end(report, vendors);
  }

  /**
   * {@return the document by session}
   *
   * @param report the report
   * @param head what it says first
   * @param vendors the vendors
   * @param cost whether it holds members about cost
   */
  public static String ofSessions(
      CombinedReport<SessionRow> report, ReportHead head, Vendors vendors, boolean cost) {
    CombinedJson document = new CombinedJson(head, vendors, cost);
    document.json.name("rows").array();
    for (VendorReport<SessionRow> row : report.rows()) {
      document.json.object();
      document.vendor(row);
      document.parts.session(row.report(), row.report().home());
      document.json.endObject();
    }
    document.json.endArray();
    return document.end(report, vendors);
  }

  private void vendor(VendorReport<?> row) {
    json.member("vendor", row.vendorId());
    parts.basis(row.basis());
  }

  private String end(CombinedReport<?> report, Vendors vendors) {
    BasisTotals totals = report.totals();
    json.name("totals").object();
    for (CostBasis basis : CostBasis.values()) {
      total(GeneralParts.word(basis), totals.of(basis));
    }
    if (totals.unknown() != null) {
      total("unknown", totals.unknown());
    }
    json.endObject();
    if (cost) {
      json.name("unpricedModels").array();
      for (VendorReport<List<String>> models : report.unpricedModels()) {
        for (String model : models.report()) {
          json.object().member("vendor", models.vendorId()).member("model", model).endObject();
        }
      }
      json.endArray();
    }
    parts.warnings(vendors.warnings());
    return json.endObject().document();
  }

  private void total(String name, Figures figures) {
    json.name(name).object();
    parts.figures(figures);
    json.endObject();
  }
}
