package dev.cctally.cli.render.csv;

import dev.cctally.cli.render.Instants;
import dev.cctally.cli.render.ProjectJson;
import dev.cctally.cli.render.Rounded;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.project.ModelSpan;
import dev.cctally.platform.report.project.ProjectReport;
import dev.cctally.platform.report.project.ProjectUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The report by project as comma-separated values. */
public final class ProjectCsv {
  private ProjectCsv() {}

  /**
   * {@return a line for each project}
   *
   * @param report the report
   * @param cost whether there are columns about cost
   */
  public static String of(ProjectReport report, boolean cost) {
    Csv<ProjectUsage> csv = new Csv<>();
    project(csv, usage -> usage);
    csv.count("sessions", ProjectUsage::sessions)
        .text("firstSeen", usage -> Instants.second(usage.firstMicros()))
        .text("lastSeen", usage -> Instants.second(usage.lastMicros()));
    figures(csv, cost, ProjectUsage::figures);
    csv.number(
        "attributedUsedPercent", usage -> Rounded.orNull(usage.usedPercent(), ProjectJson.PLACES));
    if (cost) {
      csv.number(
          "costPerPercent", usage -> Rounded.orNull(usage.dollarsPerPercent(), ProjectJson.PLACES));
    }
    return csv.of(report.projects());
  }

  /** A model of a project. */
  private record Line(ProjectUsage project, ModelSpan model) {}

  /**
   * {@return a line for each project and model}
   *
   * @param report the report
   * @param cost whether there are columns about cost
   */
  public static String byModel(ProjectReport report, boolean cost) {
    List<Line> lines = new ArrayList<>();
    for (ProjectUsage project : report.projects()) {
      project.models().forEach(model -> lines.add(new Line(project, model)));
    }
    Csv<Line> csv = new Csv<>();
    project(csv, Line::project);
    csv.text("model", line -> line.model().usage().model())
        .text("firstSeen", line -> Instants.second(line.model().firstMicros()))
        .text("lastSeen", line -> Instants.second(line.model().lastMicros()));
    figures(csv, cost, line -> line.model().usage().figures());
    return csv.of(lines);
  }

  private static <R> void project(Csv<R> csv, Function<R, ProjectUsage> project) {
    csv.text("project", row -> project.apply(row).label())
        .text("projectPath", row -> project.apply(row).project().key())
        .text("gitRoot", row -> project.apply(row).project().gitRoot());
  }

  private static <R> void figures(Csv<R> csv, boolean cost, Function<R, Figures> figures) {
    csv.count("inputTokens", row -> figures.apply(row).tokens().input())
        .count("outputTokens", row -> figures.apply(row).tokens().output())
        .count("cacheWriteTokens", row -> figures.apply(row).tokens().cacheWrite())
        .count("cacheReadTokens", row -> figures.apply(row).tokens().cacheRead());
    if (cost) {
      csv.number("costUsd", row -> Rounded.of(figures.apply(row).cost(), ProjectJson.PLACES));
    }
  }
}
