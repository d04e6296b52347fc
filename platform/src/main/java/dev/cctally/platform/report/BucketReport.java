package dev.cctally.platform.report;

import java.util.List;
import java.util.Objects;

/**
 * Usage by calendar period. Periods without usage have no row.
 *
 * @param granularity the period
 * @param rows the periods in the order asked for
 * @param totals the sum of the rows
 * @param unpricedModels models whose cost is unknown, by name; see {@link PriceStatus#UNPRICED}
 */
public record BucketReport(
    Granularity granularity, List<BucketRow> rows, Figures totals, List<String> unpricedModels) {
  /** Rejects {@code null} and copies the lists. */
  public BucketReport {
    Objects.requireNonNull(granularity, "granularity");
    rows = List.copyOf(rows);
    Objects.requireNonNull(totals, "totals");
    unpricedModels = List.copyOf(unpricedModels);
  }
}
