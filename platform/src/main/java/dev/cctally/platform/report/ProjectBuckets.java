package dev.cctally.platform.report;

import dev.cctally.platform.project.Project;
import java.util.List;
import java.util.Objects;

/**
 * One project's usage by calendar period.
 *
 * @param project the project
 * @param label its name, unique in the report
 * @param rows the periods in the order asked for
 * @param totals the sum of the rows
 */
public record ProjectBuckets(Project project, String label, List<BucketRow> rows, Figures totals) {
  /** Rejects {@code null} and copies the list. */
  public ProjectBuckets {
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(label, "label");
    rows = List.copyOf(rows);
    Objects.requireNonNull(totals, "totals");
  }
}
