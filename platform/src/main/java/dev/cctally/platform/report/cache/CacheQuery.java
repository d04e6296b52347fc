package dev.cctally.platform.report.cache;

import dev.cctally.platform.ingest.UsageHistory;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about caches.
 *
 * @param vendorId whose usage
 * @param range which instants, both ends included
 * @param zone the display zone, which days are formed in
 * @param grouping what the rows are
 * @param logFolder only usage whose log lies in this folder, see {@link
 *     dev.cctally.platform.report.LogFolder}; {@code null} for all
 * @param anomalies when a row is an anomaly; {@code null} if none is
 * @param sort the order of the rows
 */
public record CacheQuery(
    String vendorId,
    UsageHistory.Range range,
    ZoneId zone,
    Grouping grouping,
    @Nullable String logFolder,
    @Nullable AnomalyRule anomalies,
    CacheSort sort) {
  /** Rejects {@code null}, except for the folder and the rule. */
  public CacheQuery {
    Objects.requireNonNull(vendorId, "vendorId");
    Objects.requireNonNull(range, "range");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(grouping, "grouping");
    Objects.requireNonNull(sort, "sort");
  }
}
