package dev.cctally.platform.report.cache;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * When a row is an anomaly.
 *
 * @param thresholdPoints how many percentage points less than usual may come from the cache; not
 *     negative
 * @param windowDays how many days before tell what is usual; positive
 */
public record AnomalyRule(BigDecimal thresholdPoints, int windowDays) {
  /**
   * Checks both.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public AnomalyRule {
    Objects.requireNonNull(thresholdPoints, "thresholdPoints");
    if (thresholdPoints.signum() < 0 || windowDays < 1) {
      throw new IllegalArgumentException("out of range");
    }
  }
}
