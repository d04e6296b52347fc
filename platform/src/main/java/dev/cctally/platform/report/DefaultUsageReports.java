package dev.cctally.platform.report;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.ingest.UsageEntry;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.pricing.PriceSource;
import dev.cctally.platform.project.Project;
import dev.cctally.platform.project.ProjectLabels;
import dev.cctally.platform.project.ProjectPatterns;
import dev.cctally.platform.project.ProjectResolver;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes reports from stored cells. Keeps nothing between calls; as safe for threads as its parts.
 */
public final class DefaultUsageReports implements UsageReports {
  private final UsageHistory history;
  private final PriceSource prices;
  private final ProjectResolver projects;

  /**
   * Makes the reports.
   *
   * @param history what has been used
   * @param prices where price books come from; not asked if no price is needed
   * @param projects finds projects; not asked unless a query is about projects
   */
  public DefaultUsageReports(UsageHistory history, PriceSource prices, ProjectResolver projects) {
    this.history = Objects.requireNonNull(history, "history");
    this.prices = Objects.requireNonNull(prices, "prices");
    this.projects = Objects.requireNonNull(projects, "projects");
  }

  @Override
  public BucketReport buckets(UsageQuery query, Granularity granularity) {
    return exact(() -> {
      Aggregation pass = new Aggregation(history, prices, query);
      FolderBuckets sums = matchingBuckets(pass, query, periods(query, granularity));
      List<BucketRow> rows = sums.rows(pass.columns(), query.order());
      return new BucketReport(
          granularity, rows, totals(rows), unpriced(sums.tallies(), pass.columns()));
    });
  }

  private FolderBuckets matchingBuckets(
      Aggregation pass, UsageQuery query, CalendarPeriods periods) {
    if (query.projectPatterns().isEmpty()) {
      return pass.buckets(periods);
    }
    Map<String, FolderBuckets> byFolder = pass.bucketsByFolder(periods);
    Set<String> matching = matchingFolders(query, byFolder.keySet());
    FolderBuckets sums = new FolderBuckets();
    byFolder.forEach((folder, part) -> {
      if (matching.contains(folder)) {
        sums.add(part);
      }
    });
    return sums;
  }

  @Override
  public ProjectBucketReport bucketsByProject(UsageQuery query, Granularity granularity) {
    return exact(() -> {
      Aggregation pass = new Aggregation(history, prices, query);
      Map<Project, FolderBuckets> byProject =
          merge(query, pass.bucketsByFolder(periods(query, granularity)));
      Set<String> unpriced = new TreeSet<>();
      List<ProjectBuckets> unlabelled = new ArrayList<>();
      byProject.forEach((project, sums) -> {
        List<BucketRow> rows = sums.rows(pass.columns(), query.order());
        unlabelled.add(new ProjectBuckets(project, project.displayKey(), rows, totals(rows)));
        unpriced.addAll(unpriced(sums.tallies(), pass.columns()));
      });
      List<ProjectBuckets> labelled = labelled(unlabelled);
      Figures totals = Figures.ZERO;
      for (ProjectBuckets project : labelled) {
        totals = totals.plus(project.totals());
      }
      return new ProjectBucketReport(granularity, labelled, totals, List.copyOf(unpriced));
    });
  }

  /** Folders of one project become one; the first spelling seen names it. */
  private Map<Project, FolderBuckets> merge(UsageQuery query, Map<String, FolderBuckets> byFolder) {
    Map<String, Project> resolved = projects.resolveAll(byFolder.keySet());
    ProjectPatterns patterns = new ProjectPatterns(query.projectPatterns());
    Map<String, Project> byKey = new HashMap<>();
    Map<Project, FolderBuckets> byProject = new LinkedHashMap<>();
    byFolder.forEach((folder, sums) -> {
      Project found = resolved.getOrDefault(folder, Project.UNKNOWN);
      if (patterns.match(found)) {
        Project project = byKey.computeIfAbsent(found.key(), _ -> found);
        byProject.computeIfAbsent(project, _ -> new FolderBuckets()).add(sums);
      }
    });
    return byProject;
  }

  private static List<ProjectBuckets> labelled(List<ProjectBuckets> projects) {
    projects.sort(
        Comparator.comparing((ProjectBuckets one) -> one.totals().cost())
            .reversed()
            .thenComparing(one -> one.project().displayKey())
            .thenComparing(one -> one.project().key()));
    List<String> labels =
        ProjectLabels.unique(projects.stream().map(ProjectBuckets::project).toList());
    List<ProjectBuckets> labelled = new ArrayList<>(projects.size());
    for (int i = 0; i < labels.size(); i++) {
      ProjectBuckets one = projects.get(i);
      labelled.add(new ProjectBuckets(one.project(), labels.get(i), one.rows(), one.totals()));
    }
    return labelled;
  }

  @Override
  public SessionReport sessions(UsageQuery query) {
    return exact(() -> {
      Aggregation pass = new Aggregation(history, prices, query);
      List<SessionTally> sessions = sessions(query, pass.sessionParts());
      List<ModelTallies> sums = new ArrayList<>(sessions.size());
      List<SessionRow> rows = new ArrayList<>(sessions.size());
      Figures totals = Figures.ZERO;
      for (SessionTally session : sessions) {
        SessionRow row = session.row(pass.columns());
        rows.add(row);
        sums.add(session.models());
        totals = totals.plus(row.figures());
      }
      return new SessionReport(rows, totals, unpriced(sums, pass.columns()));
    });
  }

  private List<SessionTally> sessions(UsageQuery query, List<SessionPart> parts) {
    List<SessionPart> shown = parts;
    if (!query.projectPatterns().isEmpty()) {
      Set<String> folders = new LinkedHashSet<>();
      parts.forEach(part -> folders.add(Aggregation.folder(part.ref())));
      Set<String> matching = matchingFolders(query, folders);
      shown =
          parts.stream().filter(part -> matching.contains(Aggregation.folder(part.ref()))).toList();
    }
    Map<String, SessionTally> byId = new LinkedHashMap<>();
    for (SessionPart part : shown) {
      byId.computeIfAbsent(part.ref().sessionId(), SessionTally::new).add(part);
    }
    List<SessionTally> sessions = new ArrayList<>(byId.values());
    sessions.sort(
        Comparator.comparingLong(SessionTally::lastMicros)
            .reversed()
            .thenComparing(session -> session.models().first()));
    if (query.order() == SortOrder.ASC) {
      Collections.reverse(sessions); // ties too: one order is the exact reverse of the other
    }
    return sessions;
  }

  @Override
  public PriceAudit audit(UsageQuery query, int samples) {
    return audit(query, _ -> true, samples);
  }

  /**
   * {@return recorded against computed costs of some of a query's entries}
   *
   * @param query what is asked for
   * @param shown which of its entries the report shows, for example those of one session
   * @param samples how many mismatches to keep
   */
  public PriceAudit audit(UsageQuery query, Predicate<UsageEntry> shown, int samples) {
    Predicate<UsageEntry> matching = shown;
    if (!query.projectPatterns().isEmpty()) {
      Set<String> folders = new LinkedHashSet<>();
      history.cells(
          query.vendorId(), query.range(), cell -> folders.add(Aggregation.folder(cell.session())));
      Set<String> wanted = matchingFolders(query, folders);
      matching = shown.and(entry -> wanted.contains(Aggregation.folder(entry.session())));
    }
    AuditPass pass = new AuditPass(() -> prices.priceBook(query.vendorId()), matching, samples);
    return exact(() -> {
      history.entries(query.vendorId(), query.range(), pass);
      return pass.audit();
    });
  }

  private Set<String> matchingFolders(UsageQuery query, Collection<String> folders) {
    ProjectPatterns patterns = new ProjectPatterns(query.projectPatterns());
    Set<String> matching = new LinkedHashSet<>();
    projects
        .resolveAll(folders)
        .forEach((folder, project) -> {
          if (patterns.match(project)) {
            matching.add(folder);
          }
        });
    return matching;
  }

  private static CalendarPeriods periods(UsageQuery query, Granularity granularity) {
    return new CalendarPeriods(granularity, query.zone(), query.firstWeekday());
  }

  private static Figures totals(List<BucketRow> rows) {
    Figures totals = Figures.ZERO;
    for (BucketRow row : rows) {
      totals = totals.plus(row.figures());
    }
    return totals;
  }

  private static List<String> unpriced(Iterable<ModelTallies> sums, ModelColumns columns) {
    Set<String> ids = new TreeSet<>();
    for (ModelTallies sum : sums) {
      sum.collectUnpriced(columns, ids);
    }
    return List.copyOf(ids);
  }

  /** A sum that does not fit ends the report: a wrapped or clipped figure would be a lie. */
  private static <T> T exact(Supplier<T> report) {
    try {
      return report.get();
    } catch (ArithmeticException e) {
      throw new AppException(
          ErrorKind.DATA,
          "the usage in this range adds up to more than can be counted exactly (about 9.2 million"
              + " dollars); ask for a shorter range with --since and --until",
          e);
    }
  }
}
