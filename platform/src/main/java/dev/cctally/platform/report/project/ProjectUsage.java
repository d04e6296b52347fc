package dev.cctally.platform.report.project;

import dev.cctally.platform.project.Project;
import dev.cctally.platform.report.Figures;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One project's usage in a range.
 *
 * @param project the project
 * @param label its name, unique in the report
 * @param sessions how many sessions took place in it; one that moved on to another project counts
 *     in both
 * @param firstMicros its first use: microseconds since 1970-01-01T00:00:00Z
 * @param lastMicros its last use
 * @param figures what was used
 * @param models its models by id
 * @param usedPercent its part of the weeks' quota in percent of one week's, or {@code null} if
 *     nothing is recorded about any of its weeks
 * @param quotaWeeks of how many weeks that is the sum
 */
public record ProjectUsage(
    Project project,
    String label,
    int sessions,
    long firstMicros,
    long lastMicros,
    Figures figures,
    List<ModelSpan> models,
    @Nullable Double usedPercent,
    int quotaWeeks) {
  /** Rejects {@code null}, except for the percentage, and copies the list. */
  public ProjectUsage {
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(figures, "figures");
    models = List.copyOf(models);
  }

  /** {@return dollars for each percent of the quota, or {@code null} if there is no telling} */
  public @Nullable Double dollarsPerPercent() {
    Double used = usedPercent;
    return used == null || used <= 0
        ? null
        : (Double) (figures.cost().toDollars().doubleValue() / used);
  }
}
