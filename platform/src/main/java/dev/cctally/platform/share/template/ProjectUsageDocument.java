package dev.cctally.platform.share.template;

import dev.cctally.platform.project.Project;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.project.ModelSpan;
import dev.cctally.platform.report.project.ProjectReport;
import dev.cctally.platform.report.project.ProjectUsage;
import dev.cctally.platform.share.Naming;
import dev.cctally.platform.share.ProjectNames;
import dev.cctally.platform.share.ShareChart;
import dev.cctally.platform.share.ShareDocument;
import dev.cctally.platform.share.SharePeriod;
import dev.cctally.platform.share.ShareTable;
import dev.cctally.platform.share.ShareTotal;
import dev.cctally.platform.share.Value;
import dev.cctally.platform.time.EpochMicros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Usage by project over a range as a document: the costliest project first. */
public final class ProjectUsageDocument {
  private static final int MOST_BARS = 12;

  /** A percent in the units that parts of a whole are told in. */
  private static final long PERCENT = 1_000_000;

  private final String vendorId;
  private final ProjectReport report;
  private final ShareContext context;
  private final List<ProjectUsage> projects;
  private final ProjectNames names;

  private ProjectUsageDocument(String vendorId, ProjectReport report, ShareContext context) {
    this.vendorId = vendorId;
    this.report = report;
    this.context = context;
    projects = new ArrayList<>(report.projects());
    projects.sort(
        Comparator.comparingLong(this::amount)
            .reversed()
            .thenComparing(usage -> usage.project().displayKey())
            .thenComparing(usage -> usage.project().key()));
    Map<Project, Long> usage = new LinkedHashMap<>();
    projects.forEach(project -> usage.put(project.project(), amount(project)));
    names =
        context.reveal()
            ? ProjectNames.revealed(usage, context.projectAliases())
            : ProjectNames.anonymous(usage);
  }

  /**
   * {@return the document}
   *
   * @param vendorId the vendor
   * @param report its report, in any order
   * @param context what it is made with; with a breakdown, each model has a column
   */
  public static ShareDocument of(String vendorId, ProjectReport report, ShareContext context) {
    return new ProjectUsageDocument(vendorId, report, context).document();
  }

  private long amount(ProjectUsage usage) {
    return context.measure().of(usage.figures());
  }

  private ShareDocument document() {
    SharePeriod period = period();
    return new ShareDocument(
        "project",
        context.titled("Per-project usage")
            + " — "
            + (projects.isEmpty() ? "no data" : period.label()),
        period,
        context.now(),
        projects.isEmpty()
            ? Naming.NO_PROJECTS
            : context.reveal() ? Naming.REVEALED : Naming.ANONYMIZED,
        projects.isEmpty() ? List.of() : List.of(chart()),
        table(),
        List.of(
            new ShareTotal(
                "Sum", new Value.Amount(context.measure().of(report.totals()), context.measure())),
            new ShareTotal("Projects", new Value.Count(projects.size()))),
        notes());
  }

  private List<String> notes() {
    Notes notes = new Notes(context);
    if (projects.size() > MOST_BARS) {
      notes.add(
          "The chart shows the " + MOST_BARS + " largest of " + projects.size() + " projects.");
    }
    if (report.weeksUnrecordedInUse() > 0 && !projects.isEmpty()) {
      notes.add(
          "% Used is unavailable for "
              + report.weeksUnrecordedInUse()
              + (report.weeksUnrecordedInUse() == 1 ? " week" : " weeks")
              + ": no readings of the quota are recorded.");
    }
    projects.forEach(project -> notes.saw(vendorId, models(project)));
    return notes.lines();
  }

  private static List<ModelUsage> models(ProjectUsage project) {
    return project.models().stream().map(ModelSpan::usage).toList();
  }

  private ShareChart chart() {
    List<ShareChart.Bar> bars = new ArrayList<>();
    for (ProjectUsage project : projects.subList(0, Math.min(MOST_BARS, projects.size()))) {
      bars.add(new ShareChart.Bar(names.of(project.project()), amount(project)));
    }
    return new ShareChart.Ranking(context.noun() + " per project", context.measure(), bars);
  }

  private SharePeriod period() {
    Instant first = null;
    Instant last = null;
    for (ProjectUsage project : projects) {
      Instant start = EpochMicros.toInstant(project.firstMicros());
      Instant end = EpochMicros.toInstant(project.lastMicros());
      first = first == null || start.isBefore(first) ? start : first;
      last = last == null || end.isAfter(last) ? end : last;
    }
    return Periods.period(first, last, context);
  }

  private ShareTable table() {
    Set<String> models = new TreeSet<>();
    if (context.breakdown()) {
      for (ProjectUsage project : projects) {
        for (ModelSpan model : project.models()) {
          models.add(context.model(vendorId, model.usage().model()));
        }
      }
    }
    List<ShareTable.Column> columns = new ArrayList<>();
    columns.add(ShareTable.Column.text("Project"));
    columns.add(ShareTable.Column.figures(context.header()));
    columns.add(ShareTable.Column.figures("% Used"));
    columns.add(ShareTable.Column.figures("Sessions"));
    models.forEach(name -> columns.add(ShareTable.Column.figures(name)));
    List<List<Value>> rows = new ArrayList<>();
    for (ProjectUsage project : projects) {
      List<Value> row = new ArrayList<>();
      row.add(new Value.Label(names.of(project.project())));
      row.add(new Value.Amount(amount(project), context.measure()));
      row.add(used(project));
      row.add(new Value.Count(project.sessions()));
      models.forEach(name -> row.add(of(name, project)));
      rows.add(row);
    }
    return new ShareTable(columns, rows);
  }

  private static Value used(ProjectUsage project) {
    Double percent = project.usedPercent();
    return percent == null
        ? Value.MISSING
        : new Value.Percent(Math.round(percent * PERCENT), 100 * PERCENT);
  }

  /** What a project used of the models that are called so. */
  private Value of(String name, ProjectUsage project) {
    long sum = 0;
    for (ModelSpan model : project.models()) {
      if (context.model(vendorId, model.usage().model()).equals(name)) {
        sum = Math.addExact(sum, context.measure().of(model.usage().figures()));
      }
    }
    return new Value.Amount(sum, context.measure());
  }
}
