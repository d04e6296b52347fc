package dev.cctally.cli.render;

import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.project.Project;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.SessionReport;
import dev.cctally.platform.report.SessionRow;
import java.util.List;
import java.util.Objects;

/** The report by session as JSON. */
public final class SessionJson {
  private SessionJson() {}

  /**
   * {@return the document}
   *
   * @param report the report
   * @param cost whether it holds members about cost
   * @param warnings what is wrong with plugins
   */
  public static String of(SessionReport report, boolean cost, List<PluginWarning> warnings) {
    PrettyJson json = new PrettyJson();
    JsonParts parts = new JsonParts(json, cost);
    json.object().name("sessions").array();
    for (SessionRow row : report.rows()) {
      row(row, json, parts);
    }
    json.endArray().name("totals").object();
    parts.tokensOutputLast(report.totals().tokens());
    parts.totalTokens(report.totals());
    parts.totalCost(report.totals());
    json.endObject();
    parts.appendix(report.unpricedModels(), warnings);
    return json.endObject().document();
  }

  private static void row(SessionRow row, PrettyJson json, JsonParts parts) {
    json.object()
        .member("sessionId", row.sessionId())
        .member(
            "projectPath",
            Objects.requireNonNullElse(row.projectPath(), Project.UNKNOWN.displayKey()))
        .member("sourcePaths", row.sourcePaths())
        .member("firstActivity", Instants.iso(row.firstMicros()))
        .member("lastActivity", Instants.iso(row.lastMicros()))
        .member("modelsUsed", row.modelsUsed());
    parts.tokensOutputLast(row.figures().tokens());
    parts.totalTokens(row.figures());
    parts.totalCost(row.figures());
    json.name("modelBreakdowns").array();
    for (ModelUsage model : row.models()) {
      json.object().member("model", model.model());
      parts.tokensOutputLast(model.figures().tokens());
      parts.modelCost(model);
      json.endObject();
    }
    json.endArray().endObject();
  }
}
