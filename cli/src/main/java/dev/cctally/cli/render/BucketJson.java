package dev.cctally.cli.render;

import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.report.BucketReport;
import dev.cctally.platform.report.BucketRow;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.Granularity;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.ProjectBucketReport;
import dev.cctally.platform.report.ProjectBuckets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reports by calendar period as JSON. */
public final class BucketJson {
  private final PrettyJson json = new PrettyJson();
  private final JsonParts parts;
  private final Granularity granularity;

  private BucketJson(Granularity granularity, boolean cost) {
    this.granularity = granularity;
    this.parts = new JsonParts(json, cost);
  }

  /**
   * {@return the document}
   *
   * @param report the report
   * @param cost whether it holds members about cost
   * @param warnings what is wrong with plugins
   */
  public static String of(BucketReport report, boolean cost, List<PluginWarning> warnings) {
    BucketJson document = new BucketJson(report.granularity(), cost);
    document.json.object().name(Periods.listName(report.granularity()));
    document.rows(report.rows());
    return document.end(report.totals(), report.unpricedModels(), warnings);
  }

  /**
   * {@return the document, grouped by project}
   *
   * @param report the report
   * @param cost whether it holds members about cost
   * @param warnings what is wrong with plugins
   */
  public static String of(ProjectBucketReport report, boolean cost, List<PluginWarning> warnings) {
    BucketJson document = new BucketJson(report.granularity(), cost);
    document.json.object().name("projects").object();
    Map<String, Integer> seen = new HashMap<>();
    for (ProjectBuckets project : report.projects()) {
      document.json.name(Labels.unique(project.label(), seen));
      document.rows(project.rows());
    }
    document.json.endObject();
    return document.end(report.totals(), report.unpricedModels(), warnings);
  }

  private void rows(List<BucketRow> rows) {
    json.array();
    for (BucketRow row : rows) {
      json.object().member(Periods.keyName(granularity), Periods.key(granularity, row.start()));
      parts.tokensOutputSecond(row.figures().tokens());
      parts.totalTokens(row.figures());
      parts.totalCost(row.figures());
      json.member("modelsUsed", row.modelsUsed()).name("modelBreakdowns").array();
      for (ModelUsage model : row.models()) {
        json.object().member("modelName", model.model());
        parts.tokensOutputSecond(model.figures().tokens());
        parts.modelCost(model);
        json.endObject();
      }
      json.endArray().endObject();
    }
    json.endArray();
  }

  private String end(Figures totals, List<String> unpricedModels, List<PluginWarning> warnings) {
    json.name("totals").object();
    parts.tokensOutputSecond(totals.tokens());
    parts.totalCost(totals);
    parts.totalTokens(totals);
    json.endObject();
    parts.appendix(unpricedModels, warnings);
    return json.endObject().document();
  }
}
