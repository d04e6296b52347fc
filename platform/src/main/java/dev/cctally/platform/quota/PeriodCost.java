package dev.cctally.platform.quota;

import dev.cctally.spi.model.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a period had cost when it was worked out.
 *
 * @param id our number for it
 * @param periodId the period, or 0 if none is known for these days
 * @param key the period's first day, {@code YYYY-MM-DD}
 * @param endKey its last day, or the day after, as it was asked for
 * @param capturedMicros when it was worked out: microseconds since 1970-01-01T00:00:00Z
 * @param fromMicros the first instant that was summed
 * @param toMicros the moment up to which it was summed
 * @param cost the sum
 * @param mode which cost: {@code auto}, {@code calculate} or {@code display}
 * @param project the project it is limited to, or {@code null}
 */
public record PeriodCost(
    long id,
    long periodId,
    String key,
    String endKey,
    long capturedMicros,
    long fromMicros,
    long toMicros,
    Money cost,
    String mode,
    @Nullable String project) {
  /** Rejects {@code null}. */
  public PeriodCost {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(endKey, "endKey");
    Objects.requireNonNull(cost, "cost");
    Objects.requireNonNull(mode, "mode");
  }

  /** The same with the number it was stored under. */
  PeriodCost with(long stored) {
    return new PeriodCost(
        stored, periodId, key, endKey, capturedMicros, fromMicros, toMicros, cost, mode, project);
  }
}
