package dev.cctally.platform.report.project;

import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.quota.QuotaWeek;
import dev.cctally.platform.report.Figures;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Usage by project.
 *
 * @param range which instants
 * @param weeks the weeks that share an instant with it
 * @param weeksUnrecordedInUse how many of them were used and nothing is recorded about
 * @param grouping what makes folders one project
 * @param projects the projects in the order asked for
 * @param totals the sum of the projects
 * @param unpricedModels models whose cost is unknown, by id
 */
public record ProjectReport(
    UsageHistory.Range range,
    List<QuotaWeek> weeks,
    int weeksUnrecordedInUse,
    ProjectGrouping grouping,
    List<ProjectUsage> projects,
    Figures totals,
    List<String> unpricedModels) {
  /** Rejects {@code null} and copies the lists. */
  public ProjectReport {
    Objects.requireNonNull(range, "range");
    weeks = List.copyOf(weeks);
    Objects.requireNonNull(grouping, "grouping");
    projects = List.copyOf(projects);
    Objects.requireNonNull(totals, "totals");
    unpricedModels = List.copyOf(unpricedModels);
  }

  /** {@return the sum of the weeks' used percent; empty if nothing is recorded about any} */
  public OptionalDouble usedPercent() {
    double sum = 0;
    boolean any = false;
    for (QuotaWeek week : weeks) {
      OptionalDouble used = week.highest();
      if (used.isPresent()) {
        sum += used.getAsDouble();
        any = true;
      }
    }
    return any ? OptionalDouble.of(sum) : OptionalDouble.empty();
  }

  /** {@return how many of the weeks nothing is recorded about} */
  public int weeksUnrecorded() {
    return (int) weeks.stream().filter(week -> !week.recorded()).count();
  }

  /** {@return whether the folder of some usage is not written down} */
  public boolean unknownFolders() {
    return projects.stream().anyMatch(usage -> usage.project().unknown());
  }
}
