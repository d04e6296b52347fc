package dev.cctally.platform.share.template;

import dev.cctally.platform.project.Project;
import dev.cctally.platform.report.BucketRow;
import dev.cctally.platform.report.Granularity;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.ProjectBucketReport;
import dev.cctally.platform.report.ProjectBuckets;
import dev.cctally.platform.share.Naming;
import dev.cctally.platform.share.ProjectNames;
import dev.cctally.platform.share.ShareChart;
import dev.cctally.platform.share.ShareDocument;
import dev.cctally.platform.share.SharePeriod;
import dev.cctally.platform.share.ShareTable;
import dev.cctally.platform.share.ShareTotal;
import dev.cctally.platform.share.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Usage by project, then by period, as a document: the costliest project first. */
public final class ProjectDocument {
  private static final int MOST_BARS = 12;

  private final ProjectBucketReport report;
  private final ShareContext context;
  private final String vendorId;
  private final List<ProjectBuckets> projects;
  private final ProjectNames names;

  private ProjectDocument(String vendorId, ProjectBucketReport report, ShareContext context) {
    this.vendorId = vendorId;
    this.report = report;
    this.context = context;
    projects = new ArrayList<>(report.projects());
    projects.sort(Comparator.comparingLong(this::amount).reversed());
    Map<Project, Long> usage = new LinkedHashMap<>();
    for (ProjectBuckets project : projects) {
      usage.merge(project.project(), amount(project), Math::addExact);
    }
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
   * @param context what it is made with
   * @throws ArithmeticException if a sum does not fit
   */
  public static ShareDocument of(
      String vendorId, ProjectBucketReport report, ShareContext context) {
    return new ProjectDocument(vendorId, report, context).document();
  }

  private long amount(ProjectBuckets project) {
    return context.measure().of(project.totals());
  }

  private ShareDocument document() {
    Notes notes = new Notes(context);
    if (projects.size() > MOST_BARS) {
      notes.add(
          "The chart shows the " + MOST_BARS + " largest of " + projects.size() + " projects.");
    }
    for (ProjectBuckets project : projects) {
      for (BucketRow row : project.rows()) {
        notes.saw(vendorId, row.models());
      }
    }
    long sum = context.measure().of(report.totals());
    SharePeriod period = period();
    Granularity granularity = report.granularity();
    String adjective = Periods.adjective(granularity);
    return new ShareDocument(
        adjective.toLowerCase(Locale.ROOT),
        context.titled(adjective + " usage by project")
            + " — "
            + (projects.isEmpty() ? "no data" : period.label()),
        period,
        context.now(),
        projects.isEmpty()
            ? Naming.NO_PROJECTS
            : context.reveal() ? Naming.REVEALED : Naming.ANONYMIZED,
        projects.isEmpty() ? List.of() : List.of(chart()),
        table(sum),
        List.of(
            new ShareTotal("Sum", new Value.Amount(sum, context.measure())),
            new ShareTotal("Projects", new Value.Count(projects.size()))),
        notes.lines());
  }

  private ShareChart chart() {
    List<ShareChart.Bar> bars = new ArrayList<>();
    for (ProjectBuckets project : projects.subList(0, Math.min(MOST_BARS, projects.size()))) {
      bars.add(new ShareChart.Bar(names.of(project.project()), amount(project)));
    }
    return new ShareChart.Ranking(context.noun() + " per project", context.measure(), bars);
  }

  private SharePeriod period() {
    List<LocalDate> starts = new ArrayList<>();
    projects.forEach(project -> project.rows().forEach(row -> starts.add(row.start())));
    if (starts.isEmpty()) {
      return Periods.period(null, null, context);
    }
    Collections.sort(starts);
    return Periods.period(
        instant(starts.getFirst()),
        instant(Periods.plus(report.granularity(), starts.getLast(), 1)).minusNanos(1),
        context);
  }

  private Instant instant(LocalDate day) {
    return day.atStartOfDay(context.zone()).toInstant();
  }

  private ShareTable table(long sum) {
    List<List<Value>> rows = new ArrayList<>();
    for (ProjectBuckets project : projects) {
      List<BucketRow> own = new ArrayList<>(project.rows());
      own.sort(Comparator.comparing(BucketRow::start));
      for (BucketRow row : own) {
        long amount = context.measure().of(row.figures());
        rows.add(
            List.of(
                new Value.Label(names.of(project.project())),
                new Value.Label(Periods.key(report.granularity(), row.start())),
                new Value.Amount(amount, context.measure()),
                Value.percent(amount, sum),
                topModel(row)));
      }
    }
    return new ShareTable(
        List.of(
            ShareTable.Column.text("Project"),
            ShareTable.Column.text(Periods.header(report.granularity())),
            ShareTable.Column.figures(context.header()),
            ShareTable.Column.figures("% of Period"),
            ShareTable.Column.text("Top Model")),
        rows);
  }

  private Value topModel(BucketRow row) {
    ModelUsage top = TopModel.of(row, context.measure());
    return top == null ? Value.MISSING : new Value.Label(context.model(vendorId, top.model()));
  }
}
