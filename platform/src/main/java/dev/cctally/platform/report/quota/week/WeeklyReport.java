package dev.cctally.platform.report.quota.week;

import dev.cctally.platform.report.Figures;
import java.util.List;
import java.util.Objects;

/**
 * Usage by the weeks of a quota. Weeks without usage have no row.
 *
 * @param rows the weeks in the order asked for
 * @param totals the sum of the rows
 * @param unpricedModels models whose cost is unknown, by name
 */
public record WeeklyReport(List<WeeklyRow> rows, Figures totals, List<String> unpricedModels) {
  /** Rejects {@code null} and copies the lists. */
  public WeeklyReport {
    rows = List.copyOf(rows);
    Objects.requireNonNull(totals, "totals");
    unpricedModels = List.copyOf(unpricedModels);
  }
}
