package dev.cctally.platform.report;

import java.util.List;
import java.util.Objects;

/**
 * Usage by project, then by calendar period.
 *
 * @param granularity the period
 * @param projects the projects by cost descending; ties by display key
 * @param totals the sum of all rows
 * @param unpricedModels models whose cost is unknown, by name
 */
public record ProjectBucketReport(
    Granularity granularity,
    List<ProjectBuckets> projects,
    Figures totals,
    List<String> unpricedModels) {
  /** Rejects {@code null} and copies the lists. */
  public ProjectBucketReport {
    Objects.requireNonNull(granularity, "granularity");
    projects = List.copyOf(projects);
    Objects.requireNonNull(totals, "totals");
    unpricedModels = List.copyOf(unpricedModels);
  }
}
