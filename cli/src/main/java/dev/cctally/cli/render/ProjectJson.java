package dev.cctally.cli.render;

import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.project.Project;
import dev.cctally.platform.report.project.ModelSpan;
import dev.cctally.platform.report.project.ProjectGrouping;
import dev.cctally.platform.report.project.ProjectReport;
import dev.cctally.platform.report.project.ProjectUsage;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The report by project as JSON. Dollars and percents have four decimals. */
public final class ProjectJson {
  /** How many decimals dollars and percents have. */
  public static final int PLACES = 4;

  private final PrettyJson json = new PrettyJson();
  private final boolean breakdown;
  private final boolean cost;

  private ProjectJson(boolean breakdown, boolean cost) {
    this.breakdown = breakdown;
    this.cost = cost;
  }

  /**
   * {@return the document}
   *
   * @param report the report
   * @param breakdown whether each project has its models
   * @param cost whether it holds members about cost
   * @param warnings what is wrong with plugins
   */
  public static String of(
      ProjectReport report, boolean breakdown, boolean cost, List<PluginWarning> warnings) {
    return new ProjectJson(breakdown, cost).document(report, warnings);
  }

  private String document(ProjectReport report, List<PluginWarning> warnings) {
    json.object()
        .member("rangeStart", Instants.date(report.range().fromMicros(), ZoneOffset.UTC))
        .member("rangeEnd", Instants.date(report.range().toMicros(), ZoneOffset.UTC))
        .member("weeksInRange", report.weeks().size())
        .member(
            "groupMode", report.grouping() == ProjectGrouping.GIT_ROOT ? "git-root" : "full-path")
        .name("totals")
        .object();
    cost(report.totals().cost());
    OptionalDouble used = report.usedPercent();
    json.member(
            "usedPercent",
            Rounded.orNull(used.isPresent() ? (Double) used.getAsDouble() : null, PLACES))
        .member("weeklyAttributionAvailable", report.weeksUnrecorded() == 0)
        .endObject()
        .name("projects")
        .array();
    report.projects().forEach(this::project);
    json.endArray().member("warnings", warnings(report, warnings));
    if (cost && !report.unpricedModels().isEmpty()) {
      json.member("unpricedModels", report.unpricedModels());
    }
    return json.endObject().document();
  }

  private void project(ProjectUsage usage) {
    Project project = usage.project();
    json.object()
        .member("displayKey", project.displayKey())
        .member("projectPath", project.key())
        .name("gitRoot");
    if (project.gitRoot() == null) {
      json.nothing();
    } else {
      json.value(project.gitRoot());
    }
    json.member("sessions", usage.sessions());
    seen(usage.firstMicros(), usage.lastMicros());
    tokens(usage.figures().tokens());
    cost(usage.figures().cost());
    json.member("attributedUsedPercent", Rounded.orNull(usage.usedPercent(), PLACES));
    if (cost) {
      json.member("costPerPercent", Rounded.orNull(usage.dollarsPerPercent(), PLACES));
    }
    if (breakdown) {
      json.name("models").array();
      for (ModelSpan model : usage.models()) {
        json.object().member("model", model.usage().model());
        seen(model.firstMicros(), model.lastMicros());
        tokens(model.usage().figures().tokens());
        cost(model.usage().figures().cost());
        json.endObject();
      }
      json.endArray();
    }
    json.endObject();
  }

  private void seen(long first, long last) {
    json.member("firstSeen", Instants.second(first)).member("lastSeen", Instants.second(last));
  }

  private void tokens(TokenCounts tokens) {
    json.member("inputTokens", tokens.input())
        .member("outputTokens", tokens.output())
        .member("cacheWriteTokens", tokens.cacheWrite())
        .member("cacheReadTokens", tokens.cacheRead());
  }

  private void cost(Money money) {
    if (cost) {
      json.member("costUsd", Rounded.of(money, PLACES));
    }
  }

  private static List<String> warnings(ProjectReport report, List<PluginWarning> warnings) {
    List<String> lines = new ArrayList<>();
    if (report.unknownFolders()) {
      lines.add(
          "Some usage names no folder; it is grouped as " + Project.UNKNOWN.displayKey() + ".");
    }
    for (PluginWarning warning : warnings) {
      lines.add("[plugins] " + warning.plugin() + ": " + warning.error());
    }
    return lines;
  }
}
