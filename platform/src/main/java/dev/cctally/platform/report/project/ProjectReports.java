package dev.cctally.platform.report.project;

import dev.cctally.platform.ingest.SessionRef;
import dev.cctally.platform.ingest.UsageEntry;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.pricing.PriceSource;
import dev.cctally.platform.project.Project;
import dev.cctally.platform.project.ProjectLabels;
import dev.cctally.platform.project.ProjectPatterns;
import dev.cctally.platform.project.ProjectResolver;
import dev.cctally.platform.quota.QuotaWeek;
import dev.cctally.platform.report.ExactSums;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.PriceStatus;
import dev.cctally.platform.report.PricedCells;
import dev.cctally.platform.report.quota.WeekIndex;
import dev.cctally.spi.model.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Makes reports by project from stored cells. Keeps nothing between calls; as safe for threads as
 * its parts.
 */
public final class ProjectReports {
  private final UsageHistory history;
  private final PriceSource prices;
  private final ProjectResolver projects;

  /**
   * Makes the reports.
   *
   * @param history what has been used
   * @param prices where price books come from
   * @param projects finds projects
   */
  public ProjectReports(UsageHistory history, PriceSource prices, ProjectResolver projects) {
    this.history = Objects.requireNonNull(history, "history");
    this.prices = Objects.requireNonNull(prices, "prices");
    this.projects = Objects.requireNonNull(projects, "projects");
  }

  /**
   * {@return the report}
   *
   * @param query what is asked for
   * @throws dev.cctally.platform.AppException of kind {@code VALUE} if a sum does not fit
   */
  public ProjectReport report(ProjectQuery query) {
    return ExactSums.of(history, query.vendorId(), () -> new Pass(query).report());
  }

  /**
   * {@return which entries a report shows, for diagnostics over single entries} Their range is not
   * looked at.
   *
   * @param query what the report is asked for
   */
  public Predicate<UsageEntry> shown(ProjectQuery query) {
    ModelFilter models = new ModelFilter(query.models());
    ProjectPatterns patterns = new ProjectPatterns(query.projects());
    Map<String, Boolean> folders = new HashMap<>();
    return entry ->
        models.match(entry.model())
            && (query.projects().isEmpty()
                || folders.computeIfAbsent(
                    folder(entry.session()),
                    folder ->
                        patterns.match(
                            find(query, List.of(folder)).getOrDefault(folder, Project.UNKNOWN))));
  }

  private Map<String, Project> find(ProjectQuery query, Collection<String> folders) {
    return query.grouping() == ProjectGrouping.GIT_ROOT
        ? projects.resolveAll(folders)
        : projects.fullPaths(folders);
  }

  /** One pass over a query's cells. */
  private final class Pass {
    private final ProjectQuery query;
    private final PricedCells cells;
    private final ModelFilter models;
    private final long[] weekTotals;
    private final boolean[] used;
    private final Map<String, ProjectSum> byFolder = new LinkedHashMap<>();

    Pass(ProjectQuery query) {
      this.query = query;
      cells = new PricedCells(history, prices, query.vendorId());
      models = new ModelFilter(query.models());
      weekTotals = new long[query.weeks().size()];
      used = new boolean[query.weeks().size()];
    }

    private int unrecordedInUse() {
      int weeks = 0;
      for (int i = 0; i < used.length; i++) {
        weeks += used[i] && !query.weeks().get(i).recorded() ? 1 : 0;
      }
      return weeks;
    }

    ProjectReport report() {
      if (!query.weeks().isEmpty()) {
        WeekIndex weeks = new WeekIndex(query.weeks());
        sumVisible(weeks);
        if (query.weeks().stream().anyMatch(QuotaWeek::recorded)) {
          UsageHistory.Range shown = query.range();
          UsageHistory.Range all = weeks.all();
          sumHidden(weeks, new UsageHistory.Range(all.fromMicros(), shown.fromMicros() - 1));
          sumHidden(weeks, new UsageHistory.Range(shown.toMicros() + 1, all.toMicros()));
        }
      }
      return finished();
    }

    /** What the report shows, and with it the totals of the weeks. */
    private void sumVisible(WeekIndex weeks) {
      for (UsageHistory.Range part : weeks.parts(query.range())) {
        Map<Integer, ProjectSum> bySession = new HashMap<>();
        cells.each(
            part,
            priced -> {
              int week = weeks.of(priced.cell().firstMicros());
              weekTotals[week] = Math.addExact(weekTotals[week], priced.pico());
              if (models.match(priced.cell().model())) {
                used[week] = true;
                SessionRef session = priced.cell().session();
                ProjectSum sum = bySession.get(session.id());
                if (sum == null) {
                  sum = byFolder.computeIfAbsent(folder(session), _ -> new ProjectSum());
                  sum.addSession(new ProjectSum.SessionKey(session.home(), session.sessionId()));
                  bySession.put(session.id(), sum);
                }
                sum.add(priced, week);
              }
            });
      }
    }

    /** What else belongs to the weeks. */
    private void sumHidden(WeekIndex weeks, UsageHistory.Range range) {
      for (UsageHistory.Range part : weeks.parts(range)) {
        cells.each(
            part,
            priced -> {
              int week = weeks.of(priced.cell().firstMicros());
              weekTotals[week] = Math.addExact(weekTotals[week], priced.pico());
            });
      }
    }

    private ProjectReport finished() {
      Map<String, Project> found = find(query, byFolder.keySet());
      ProjectPatterns patterns = new ProjectPatterns(query.projects());
      Map<String, Project> byKey = new LinkedHashMap<>();
      Map<String, ProjectSum> sums = new LinkedHashMap<>();
      byFolder.forEach((folder, sum) -> {
        Project project = found.getOrDefault(folder, Project.UNKNOWN);
        if (patterns.match(project)) {
          byKey.putIfAbsent(project.key(), project);
          ProjectSum known = sums.putIfAbsent(project.key(), sum);
          if (known != null) {
            known.add(sum);
          }
        }
      });
      return report(List.copyOf(byKey.values()), sums);
    }

    private ProjectReport report(List<Project> shown, Map<String, ProjectSum> sums) {
      List<Money> totals = Arrays.stream(weekTotals).mapToObj(Money::ofPico).toList();
      QuotaShares shares = new QuotaShares(query.weeks(), totals);
      List<ProjectUsage> rows = new ArrayList<>(shown.size());
      Figures total = Figures.ZERO;
      TreeSet<String> unpriced = new TreeSet<>();
      for (Project project : shown) {
        ProjectSum sum = Objects.requireNonNull(sums.get(project.key()));
        ProjectUsage row = sum.usage(project, project.displayKey(), shares);
        rows.add(row);
        total = total.plus(row.figures());
        for (ModelSpan model : row.models()) {
          ModelUsage usage = model.usage();
          if (usage.status() == PriceStatus.UNPRICED) {
            unpriced.add(usage.model());
          }
        }
      }
      rows.sort(query.sort().in(query.order()));
      return new ProjectReport(
          query.range(),
          query.weeks(),
          unrecordedInUse(),
          query.grouping(),
          labelled(rows),
          total,
          List.copyOf(unpriced));
    }
  }

  private static List<ProjectUsage> labelled(List<ProjectUsage> rows) {
    List<String> labels = ProjectLabels.unique(rows.stream().map(ProjectUsage::project).toList());
    List<ProjectUsage> labelled = new ArrayList<>(rows.size());
    for (int i = 0; i < labels.size(); i++) {
      ProjectUsage row = rows.get(i);
      labelled.add(
          new ProjectUsage(
              row.project(),
              labels.get(i),
              row.sessions(),
              row.firstMicros(),
              row.lastMicros(),
              row.figures(),
              row.models(),
              row.usedPercent(),
              row.quotaWeeks()));
    }
    return labelled;
  }

  private static String folder(SessionRef session) {
    String folder = session.projectPath();
    return folder == null ? "" : folder;
  }

  /** Which models are asked for; each id is looked at once. */
  private static final class ModelFilter {
    private final List<String> patterns;
    private final Map<String, Boolean> known = new HashMap<>();

    ModelFilter(List<String> patterns) {
      this.patterns = patterns.stream().map(pattern -> pattern.toLowerCase(Locale.ROOT)).toList();
    }

    boolean match(String model) {
      return patterns.isEmpty() || known.computeIfAbsent(model, this::look);
    }

    private boolean look(String model) {
      String folded = model.toLowerCase(Locale.ROOT);
      return patterns.stream().anyMatch(folded::contains);
    }
  }
}
