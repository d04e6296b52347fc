package dev.cctally.platform.report.cache;

import dev.cctally.platform.ingest.UsageHistory;
import java.util.List;
import java.util.Objects;

/**
 * How well caches worked, by day or by session.
 *
 * @param range which instants, both ends included
 * @param grouping what the rows are
 * @param rows the days or sessions with usage, cached or not, in the order asked for
 * @param totals the sum of the rows
 * @param unpricedModels models whose cost, or whose cache's worth, is unknown, by name
 */
public record CacheReport(
    UsageHistory.Range range,
    Grouping grouping,
    List<CacheRow> rows,
    CacheFigures totals,
    List<String> unpricedModels) {
  /** Rejects {@code null} and copies the lists. */
  public CacheReport {
    Objects.requireNonNull(range, "range");
    Objects.requireNonNull(grouping, "grouping");
    rows = List.copyOf(rows);
    Objects.requireNonNull(totals, "totals");
    unpricedModels = List.copyOf(unpricedModels);
  }
}
