package dev.cctally.platform.report;

import dev.cctally.platform.project.Project;
import dev.cctally.platform.project.ProjectLabels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sums of one project over all folders that belong to it. */
final class ProjectTally {
  private final Project project;
  private final FolderBuckets sums;

  /** Starts with one folder, whose sums it takes over. */
  private ProjectTally(Project project, FolderBuckets first) {
    this.project = project;
    sums = first;
  }

  /**
   * Puts the folders of a project together; the first spelling seen names it.
   *
   * @param byFolder the folders' sums, in the order they were seen; used up
   * @param projects the folders' projects; folders without one are left out
   */
  static List<ProjectTally> merge(
      Map<String, FolderBuckets> byFolder, Map<String, Project> projects) {
    Map<String, ProjectTally> byKey = new LinkedHashMap<>();
    byFolder.forEach((folder, sums) -> {
      Project project = projects.get(folder);
      if (project != null) {
        ProjectTally known = byKey.get(project.key());
        if (known == null) {
          byKey.put(project.key(), new ProjectTally(project, sums));
        } else {
          known.sums.add(sums);
        }
      }
    });
    return new ArrayList<>(byKey.values());
  }

  void collectUnpriced(ModelColumns columns, Set<String> ids) {
    for (ModelTallies tallies : sums.tallies()) {
      tallies.collectUnpriced(columns, ids);
    }
  }

  /** The finished sums; the label is not unique yet. */
  private ProjectBuckets finish(ModelColumns columns, SortOrder order) {
    List<BucketRow> rows = sums.rows(columns, order);
    return new ProjectBuckets(project, project.displayKey(), rows, FolderBuckets.totals(rows));
  }

  /** The finished sums of all projects by cost descending, with labels that tell them apart. */
  static List<ProjectBuckets> finish(
      List<ProjectTally> tallies, ModelColumns columns, SortOrder order) {
    List<ProjectBuckets> finished = new ArrayList<>(tallies.size());
    for (ProjectTally tally : tallies) {
      finished.add(tally.finish(columns, order));
    }
    finished.sort(ProjectTally::compare);
    List<Project> projects = new ArrayList<>(finished.size());
    for (ProjectBuckets one : finished) {
      projects.add(one.project());
    }
    List<String> labels = ProjectLabels.unique(projects);
    for (int i = 0; i < finished.size(); i++) {
      ProjectBuckets one = finished.get(i);
      finished.set(i, new ProjectBuckets(one.project(), labels.get(i), one.rows(), one.totals()));
    }
    return finished;
  }

  private static int compare(ProjectBuckets one, ProjectBuckets other) {
    int order = other.totals().cost().compareTo(one.totals().cost());
    if (order == 0) {
      order = one.project().displayKey().compareTo(other.project().displayKey());
    }
    return order == 0 ? one.project().key().compareTo(other.project().key()) : order;
  }
}
