package dev.cctally.platform.report.quota.trend;

import dev.cctally.spi.model.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A week, or the part of one between resets: how much of the quota was used and what it cost.
 * Instants are microseconds since 1970-01-01T00:00:00Z.
 *
 * @param week the week or the part
 * @param percent how much is used, or {@code null} if nobody recorded it
 * @param cost what it cost, or {@code null} if that was never worked out
 * @param usageCapturedMicros when {@code percent} was read
 * @param costCapturedMicros when {@code cost} was worked out
 * @param rangeFromMicros the first instant the cost is of
 * @param rangeToMicros the moment up to which the cost is
 */
public record TrendRow(
    WeekSpan week,
    @Nullable Double percent,
    @Nullable Money cost,
    @Nullable Long usageCapturedMicros,
    @Nullable Long costCapturedMicros,
    @Nullable Long rangeFromMicros,
    @Nullable Long rangeToMicros) {
  /** Rejects a missing week. */
  public TrendRow {
    Objects.requireNonNull(week, "week");
  }

  /** {@return what a percent costs, in dollars; {@code null} if it cannot be said} */
  public @Nullable Double dollarsPerPercent() {
    return ratio(cost, percent);
  }

  /** {@return when the later of its two figures was taken, or {@code null} if it has neither} */
  public @Nullable Long asOfMicros() {
    if (usageCapturedMicros == null || costCapturedMicros == null) {
      return usageCapturedMicros == null ? costCapturedMicros : usageCapturedMicros;
    }
    return Math.max(usageCapturedMicros, costCapturedMicros);
  }

  /**
   * {@return what a percent costs, in dollars; {@code null} if it cannot be said}
   *
   * @param cost the cost, or {@code null}
   * @param percent the percentage, or {@code null}
   */
  public static @Nullable Double ratio(@Nullable Money cost, @Nullable Double percent) {
    return cost == null || percent == null || percent <= 0
        ? null
        : (Double) (cost.toDollars().doubleValue() / percent);
  }
}
