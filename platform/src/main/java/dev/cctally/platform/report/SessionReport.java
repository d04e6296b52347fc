package dev.cctally.platform.report;

import java.util.List;
import java.util.Objects;

/**
 * Usage by session.
 *
 * @param rows the sessions by last use, in the order asked for
 * @param totals the sum of the rows
 * @param unpricedModels models whose cost is unknown, by name
 */
public record SessionReport(List<SessionRow> rows, Figures totals, List<String> unpricedModels) {
  /** Rejects {@code null} and copies the lists. */
  public SessionReport {
    rows = List.copyOf(rows);
    Objects.requireNonNull(totals, "totals");
    unpricedModels = List.copyOf(unpricedModels);
  }
}
