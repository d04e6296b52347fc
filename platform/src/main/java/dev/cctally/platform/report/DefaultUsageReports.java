package dev.cctally.platform.report;

import dev.cctally.platform.ingest.UsageEntry;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.pricing.PriceSheet;
import dev.cctally.platform.pricing.PriceSource;
import dev.cctally.platform.project.Project;
import dev.cctally.platform.project.ProjectPatterns;
import dev.cctally.platform.project.ProjectResolver;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
    return exact(
        query,
        () -> {
          Aggregation pass = new Aggregation(history, prices, query);
          FolderBuckets sums = matchingBuckets(pass, query, periods(query, granularity));
          List<BucketRow> rows = sums.rows(pass.columns(), query.order());
          return new BucketReport(
              granularity,
              rows,
              FolderBuckets.totals(rows),
              unpriced(sums.tallies(), pass.columns()));
        });
  }

  private FolderBuckets matchingBuckets(
      Aggregation pass, UsageQuery query, CalendarPeriods periods) {
    if (query.projectPatterns().isEmpty()) {
      return pass.buckets(periods);
    }
    Map<String, FolderBuckets> byFolder = pass.bucketsByFolder(periods);
    Map<String, Project> matching = matchingProjects(query, byFolder.keySet());
    FolderBuckets sums = new FolderBuckets();
    byFolder.forEach((folder, part) -> {
      if (matching.containsKey(folder)) {
        sums.add(part);
      }
    });
    return sums;
  }

  @Override
  public ProjectBucketReport bucketsByProject(UsageQuery query, Granularity granularity) {
    return exact(
        query,
        () -> {
          Aggregation pass = new Aggregation(history, prices, query);
          Map<String, FolderBuckets> byFolder = pass.bucketsByFolder(periods(query, granularity));
          List<ProjectTally> tallies =
              ProjectTally.merge(byFolder, matchingProjects(query, byFolder.keySet()));
          List<ProjectBuckets> projects =
              ProjectTally.finish(tallies, pass.columns(), query.order());
          Set<String> unpriced = new TreeSet<>();
          tallies.forEach(tally -> tally.collectUnpriced(pass.columns(), unpriced));
          Figures totals = Figures.ZERO;
          for (ProjectBuckets project : projects) {
            totals = totals.plus(project.totals());
          }
          return new ProjectBucketReport(granularity, projects, totals, List.copyOf(unpriced));
        });
  }

  @Override
  public SessionReport sessions(UsageQuery query) {
    return exact(
        query,
        () -> {
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
      Map<String, Project> matching = matchingProjects(query, folders);
      shown = new ArrayList<>(parts);
      shown.removeIf(part -> !matching.containsKey(Aggregation.folder(part.ref())));
    }
    Map<SessionKey, SessionTally> byId = new LinkedHashMap<>();
    for (SessionPart part : shown) {
      SessionKey key = new SessionKey(part.ref().home(), part.ref().sessionId());
      SessionTally known = byId.get(key);
      if (known == null) {
        byId.put(key, new SessionTally(part));
      } else {
        known.add(part);
      }
    }
    List<SessionTally> sessions = new ArrayList<>(byId.values());
    sessions.sort(DefaultUsageReports::latestFirst);
    if (query.order() == SortOrder.ASC) {
      Collections.reverse(sessions); // ties too: one order is the exact reverse of the other
    }
    return sessions;
  }

  /** What makes parts one session. */
  private record SessionKey(@Nullable String home, String sessionId) {}

  private static int latestFirst(SessionTally one, SessionTally other) {
    int order = Long.compare(other.lastMicros(), one.lastMicros());
    return order == 0 ? one.first().compareTo(other.first()) : order;
  }

  @Override
  public PriceAudit audit(UsageQuery query, Predicate<UsageEntry> shown, int samples) {
    PriceSheet sheet = new PriceSheet(prices, query.vendorId());
    return exact(
        query,
        () -> {
          AuditPass pass = new AuditPass(sheet, query.speed(), matching(query, shown), samples);
          history.entries(query.vendorId(), query.range(), pass);
          return pass.audit();
        });
  }

  private Predicate<UsageEntry> matching(UsageQuery query, Predicate<UsageEntry> shown) {
    if (query.projectPatterns().isEmpty()) {
      return shown;
    }
    Set<String> folders = new LinkedHashSet<>();
    history.cells(
        query.vendorId(), query.range(), cell -> folders.add(Aggregation.folder(cell.session())));
    Map<String, Project> wanted = matchingProjects(query, folders);
    return shown.and(entry -> wanted.containsKey(Aggregation.folder(entry.session())));
  }

  @Override
  public CostAudit costs(UsageQuery query, int samples) {
    PriceSheet sheet = new PriceSheet(prices, query.vendorId());
    return exact(
        query,
        () -> {
          CostPass pass = new CostPass(sheet, query.speed(), samples);
          history.entries(query.vendorId(), query.range(), pass);
          return pass.audit();
        });
  }

  /** The projects of those folders whose project is asked for. */
  private Map<String, Project> matchingProjects(UsageQuery query, Collection<String> folders) {
    ProjectPatterns patterns = new ProjectPatterns(query.projectPatterns());
    Map<String, Project> matching = projects.resolveAll(folders);
    matching.values().removeIf(project -> !patterns.match(project));
    return matching;
  }

  private static CalendarPeriods periods(UsageQuery query, Granularity granularity) {
    return new CalendarPeriods(granularity, query.zone(), query.firstWeekday());
  }

  private static List<String> unpriced(Iterable<ModelTallies> sums, ModelColumns columns) {
    Set<String> ids = new TreeSet<>();
    for (ModelTallies sum : sums) {
      sum.collectUnpriced(columns, ids);
    }
    return List.copyOf(ids);
  }

  private <T> T exact(UsageQuery query, Supplier<T> report) {
    return ExactSums.of(history, query.vendorId(), report);
  }
}
