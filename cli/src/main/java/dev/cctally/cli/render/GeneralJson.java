package dev.cctally.cli.render;

import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.report.BucketReport;
import dev.cctally.platform.report.BucketRow;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.Granularity;
import dev.cctally.platform.report.ProjectBucketReport;
import dev.cctally.platform.report.ProjectBuckets;
import dev.cctally.platform.report.SessionReport;
import dev.cctally.platform.report.SessionRow;
import java.util.List;

/** Reports of the shape {@code general} as JSON; see {@code docs/report-json.md}. */
public final class GeneralJson {
  private final PrettyJson json = new PrettyJson();
  private final GeneralParts parts;
  private final boolean cost;

  private GeneralJson(ReportHead head, VendorLabel vendor, boolean cost) {
    this.cost = cost;
    this.parts = new GeneralParts(json, cost);
    json.object();
    head.write(json);
    json.name("vendor").object().member("id", vendor.id()).member("name", vendor.name());
    json.endObject();
    parts.basis(vendor.basis());
  }

  /**
   * {@return the document by period}
   *
   * @param report the report
   * @param head what it says first
   * @param vendor whose it is
   * @param cost whether it holds members about cost
   * @param warnings what is wrong with plugins
   */
  public static String of(
      BucketReport report,
      ReportHead head,
      VendorLabel vendor,
      boolean cost,
      List<PluginWarning> warnings) {
    GeneralJson document = new GeneralJson(head, vendor, cost);
    document.rows(report.rows(), report.granularity());
    return document.end(report.totals(), report.unpricedModels(), warnings);
  }

  /**
   * {@return the document by project, then by period}
   *
   * @param report the report
   * @param head what it says first
   * @param vendor whose it is
   * @param cost whether it holds members about cost
   * @param warnings what is wrong with plugins
   */
  public static String of(
      ProjectBucketReport report,
      ReportHead head,
      VendorLabel vendor,
      boolean cost,
      List<PluginWarning> warnings) {
    GeneralJson document = new GeneralJson(head, vendor, cost);
    document.json.name("projects").array();
    for (ProjectBuckets project : report.projects()) {
      document
          .json
          .object()
          .member("label", project.label())
          .member("path", project.project().key());
      document.rows(project.rows(), report.granularity());
      document.totals(project.totals());
      document.json.endObject();
    }
    document.json.endArray();
    return document.end(report.totals(), report.unpricedModels(), warnings);
  }

  /**
   * {@return the document by session}
   *
   * @param report the report
   * @param head what it says first
   * @param vendor whose it is
   * @param cost whether it holds members about cost
   * @param warnings what is wrong with plugins
   */
  public static String of(
      SessionReport report,
      ReportHead head,
      VendorLabel vendor,
      boolean cost,
      List<PluginWarning> warnings) {
    GeneralJson document = new GeneralJson(head, vendor, cost);
    Homes homes = new Homes(report.rows());
    document.json.name("rows").array();
    for (SessionRow row : report.rows()) {
      document.json.object();
      document.parts.session(row, homes.of(row));
      document.json.endObject();
    }
    document.json.endArray();
    return document.end(report.totals(), report.unpricedModels(), warnings);
  }

  private void rows(List<BucketRow> rows, Granularity granularity) {
    json.name("rows").array();
    for (BucketRow row : rows) {
      json.object();
      parts.period(row, granularity);
      parts.bucket(row);
      json.endObject();
    }
    json.endArray();
  }

  private void totals(Figures totals) {
    json.name("totals").object();
    parts.figures(totals);
    json.endObject();
  }

  private String end(Figures totals, List<String> unpricedModels, List<PluginWarning> warnings) {
    totals(totals);
    if (cost) {
      json.member("unpricedModels", unpricedModels);
    }
    parts.warnings(warnings);
    return json.endObject().document();
  }
}
