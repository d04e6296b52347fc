package dev.cctally.platform.report.quota.trend;

import dev.cctally.spi.model.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a week has cost, just worked out and stored.
 *
 * @param id our number for it
 * @param week the week
 * @param rangeFromMicros the first instant that was summed: microseconds since 1970-01-01T00:00:00Z
 * @param rangeToMicros the moment up to which it was summed
 * @param cost the sum
 * @param percent how much of the week's quota is used, or {@code null}
 * @param dollarsPerPercent what a percent costs since the week's last reset; {@code null} if that
 *     cannot be said
 * @param kept whether nothing was stored, because no usage is left in the logs and what is stored
 *     must not be lost; then the stored cost is told
 */
public record SyncedWeek(
    long id,
    WeekSpan week,
    long rangeFromMicros,
    long rangeToMicros,
    Money cost,
    @Nullable Double percent,
    @Nullable Double dollarsPerPercent,
    boolean kept) {
  /** Rejects {@code null}, except for the percentages. */
  public SyncedWeek {
    Objects.requireNonNull(week, "week");
    Objects.requireNonNull(cost, "cost");
  }
}
