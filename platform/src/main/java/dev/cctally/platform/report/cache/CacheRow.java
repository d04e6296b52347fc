package dev.cctally.platform.report.cache;

import java.util.List;
import java.util.Objects;

/**
 * A day or a session.
 *
 * @param key which
 * @param figures the sums
 * @param models the models by name
 * @param anomalies why the row is an anomaly; empty if it is none
 */
public record CacheRow(
    CacheKey key, CacheFigures figures, List<CacheModel> models, List<Anomaly> anomalies) {
  /** Rejects {@code null} and copies the lists. */
  public CacheRow {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(figures, "figures");
    models = List.copyOf(models);
    anomalies = List.copyOf(anomalies);
  }

  CacheRow with(List<Anomaly> found) {
    return new CacheRow(key, figures, models, found);
  }
}
