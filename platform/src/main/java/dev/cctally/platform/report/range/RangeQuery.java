package dev.cctally.platform.report.range;

import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.report.CostMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about a range.
 *
 * @param vendorId whose usage
 * @param range which instants, both ends included
 * @param mode which cost
 * @param logFolder only usage whose log lies in this folder, see {@link
 *     dev.cctally.platform.report.LogFolder}; {@code null} for all
 */
public record RangeQuery(
    String vendorId, UsageHistory.Range range, CostMode mode, @Nullable String logFolder) {
  /** Rejects {@code null}, except for the folder. */
  public RangeQuery {
    Objects.requireNonNull(vendorId, "vendorId");
    Objects.requireNonNull(range, "range");
    Objects.requireNonNull(mode, "mode");
  }
}
