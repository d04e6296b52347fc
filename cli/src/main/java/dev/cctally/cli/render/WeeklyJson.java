package dev.cctally.cli.render;

import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.quota.week.WeeklyReport;
import dev.cctally.platform.report.quota.week.WeeklyRow;
import dev.cctally.platform.time.EpochMicros;
import java.util.List;

/** Usage by the weeks of a quota as JSON. */
public final class WeeklyJson {
  private final PrettyJson json = new PrettyJson();
  private final JsonParts parts;
  private final QuotaMembers members = new QuotaMembers(json);
  private final boolean cost;

  private WeeklyJson(boolean cost) {
    this.cost = cost;
    parts = new JsonParts(json, cost);
  }

  /**
   * {@return the document}
   *
   * @param report the report
   * @param cost whether it holds members about cost
   * @param warnings what is wrong with plugins
   */
  public static String of(WeeklyReport report, boolean cost, List<PluginWarning> warnings) {
    return new WeeklyJson(cost).document(report, warnings);
  }

  private String document(WeeklyReport report, List<PluginWarning> warnings) {
    json.object().name("weekly").array();
    report.rows().forEach(this::row);
    json.endArray().name("totals").object();
    sums(report.totals());
    json.endObject();
    parts.appendix(report.unpricedModels(), warnings);
    return json.endObject().document();
  }

  private void row(WeeklyRow row) {
    json.object()
        .member("week", row.week().key().toString())
        .member("displayWeek", row.displayWeek().toString());
    members.boundary("weekStartAt", EpochMicros.of(row.week().start()));
    members.boundary("weekEndAt", EpochMicros.of(row.week().end()));
    json.member("weekSource", row.week().recorded() ? "snapshot" : "extrapolated");
    sums(row.figures());
    members.number("usedPct", row.usedPercent());
    if (cost) {
      members.number("dollarsPerPercent", row.dollarsPerPercent());
    }
    json.member("modelsUsed", row.modelsUsed()).name("modelBreakdowns").array();
    for (ModelUsage model : row.models()) {
      json.object().member("modelName", model.model());
      parts.tokensOutputSecond(model.figures().tokens());
      parts.modelCost(model);
      json.endObject();
    }
    json.endArray().endObject();
  }

  private void sums(Figures figures) {
    parts.tokensOutputLast(figures.tokens());
    parts.totalTokens(figures);
    parts.totalCost(figures);
  }
}
