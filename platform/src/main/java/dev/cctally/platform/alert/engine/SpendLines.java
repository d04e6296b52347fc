package dev.cctally.platform.alert.engine;

import dev.cctally.platform.config.ProjectBudget;
import dev.cctally.platform.ingest.SessionRef;
import dev.cctally.platform.ingest.UsageHistory.Range;
import dev.cctally.platform.project.Project;
import dev.cctally.platform.project.ProjectResolver;
import dev.cctally.platform.report.PricedCells;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What was spent of one vendor, by all and by projects, in the order of time. */
final class SpendLines {
  private final ReplaySources sources;
  private final String vendorId;
  private final PricedCells cells;
  private final SpendLine all;
  private final Map<String, SpendLine> byProject = new HashMap<>();
  private final Map<String, Set<String>> folders;
  private @Nullable List<Response> known; // the responses looked at last
  private long knownFrom = Long.MAX_VALUE;
  private long knownTo = Long.MIN_VALUE;

  private record Response(long at, String folder, long pico) {}

  private record Part(long bucket, long first, long last, String folder, long pico) {}

  private SpendLines(
      ReplaySources sources, String vendorId, List<ProjectBudget> projects, long[] cuts, long to) {
    this.sources = sources;
    this.vendorId = vendorId;
    cells = new PricedCells(sources.history(), sources.prices(), vendorId);
    SpendLine.Builder whole = new SpendLine.Builder(cuts);
    List<Part> parts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    if (cuts.length > 0) {
      cells.each(
          new Range(cuts[0], to),
          cuts,
          priced -> {
            var cell = priced.cell();
            whole.add(cell.bucketMicros(), cell.firstMicros(), cell.lastMicros(), priced.pico());
            if (!projects.isEmpty()) {
              String folder = folder(cell.session());
              seen.add(folder);
              parts.add(
                  new Part(
                      cell.bucketMicros(),
                      cell.firstMicros(),
                      cell.lastMicros(),
                      folder,
                      priced.pico()));
            }
          });
    }
    all = whole.build();
    folders = projects.isEmpty() ? Map.of() : folders(projects, seen);
    folders.forEach((key, its) -> {
      SpendLine.Builder line = new SpendLine.Builder(cuts);
      for (Part part : parts) {
        if (its.contains(part.folder())) {
          line.add(part.bucket(), part.first(), part.last(), part.pico());
        }
      }
      byProject.put(key, line.build());
    });
  }

  /**
   * Sums up what a vendor's usage cost.
   *
   * @param projects the projects that matter by themselves
   * @param cuts the instants no piece may span, ascending; it begins at the first
   * @param to the last instant
   */
  static SpendLines of(
      ReplaySources sources, String vendorId, List<ProjectBudget> projects, long[] cuts, long to) {
    return new SpendLines(sources, vendorId, projects, cuts, to);
  }

  private static String folder(SessionRef session) {
    String path = session.projectPath();
    return path == null ? "" : path;
  }

  /** The folders of projects by the projects' keys, as they are written in the configuration. */
  private Map<String, Set<String>> folders(List<ProjectBudget> projects, Set<String> seen) {
    ProjectResolver resolver = sources.projects();
    Map<String, Set<String>> byKey = new HashMap<>();
    resolver
        .resolveAll(seen)
        .forEach((folder, project) ->
            byKey.computeIfAbsent(project.key(), _ -> new HashSet<>()).add(folder));
    Map<String, Set<String>> found = new LinkedHashMap<>();
    for (ProjectBudget budget : projects) {
      Set<String> its = byKey.get(budget.key());
      if (its == null) { // its key may have been written by hand
        Project project = resolver.resolve(budget.key());
        its = byKey.getOrDefault(project.key(), Set.of());
      }
      found.put(budget.key(), its);
    }
    return found;
  }

  /** What was spent by all. */
  SpendLine all() {
    return all;
  }

  /** What was spent by a project that matters. */
  SpendLine of(ProjectBudget project) {
    SpendLine line = byProject.get(project.key());
    return line == null ? new SpendLine.Builder(new long[0]).build() : line;
  }

  /** The responses of all. */
  SpendLine.Responses responses() {
    return (from, to) -> between(from, to, _ -> true);
  }

  /** The responses of a project. */
  SpendLine.Responses responses(ProjectBudget project) {
    Set<String> its = folders.getOrDefault(project.key(), Set.of());
    return (from, to) -> between(from, to, its::contains);
  }

  private SortedMap<Long, Long> between(long from, long to, Predicate<String> wanted) {
    if (from < knownFrom || to > knownTo) {
      List<Response> read = new ArrayList<>();
      sources
          .history()
          .entries(
              vendorId,
              new Range(from, to),
              entry ->
                  read.add(
                      new Response(
                          entry.atMicros(), folder(entry.session()), cells.cost(entry).pico())));
      known = read;
      knownFrom = from;
      knownTo = to;
    }
    SortedMap<Long, Long> sums = new TreeMap<>();
    List<Response> responses = known;
    if (responses != null) {
      for (Response response : responses) {
        if (response.at() >= from && response.at() <= to && wanted.test(response.folder())) {
          sums.merge(response.at(), response.pico(), Math::addExact);
        }
      }
    }
    return sums;
  }
}
