package dev.cctally.platform.quota;

import dev.cctally.spi.period.TimeWindow;
import java.time.Instant;
import java.util.Objects;

/**
 * A vendor's statement of how much of a week's quota is used.
 *
 * @param capturedAt when it was true
 * @param week the week it is about, from its start to its reset as stated then
 * @param usedPercent percent of the quota; 0 to 100 and sometimes beyond
 */
public record WeekReading(Instant capturedAt, TimeWindow week, double usedPercent) {
  /**
   * Rejects {@code null}.
   *
   * @throws IllegalArgumentException if the percentage is not finite
   */
  public WeekReading {
    Objects.requireNonNull(capturedAt, "capturedAt");
    Objects.requireNonNull(week, "week");
    if (!Double.isFinite(usedPercent)) {
      throw new IllegalArgumentException("usedPercent is not finite");
    }
  }
}
