package dev.cctally.platform.quota;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor states at one moment about one series: how much of its period window and of its
 * block window is used, each with the moment it resets, as far as stated. Percentages have been
 * checked and rounded, see {@link TickCheck}.
 *
 * @param series whose
 * @param atMicros when: microseconds since 1970-01-01T00:00:00Z
 * @param periodPercent how much of the period is used, or {@code null}
 * @param periodEndMicros when it resets; {@code null} exactly if {@code periodPercent} is
 * @param blockPercent how much of the block is used, or {@code null}
 * @param blockEndMicros when it resets, or {@code null}
 * @param source where this was learnt, for example {@code statusline}
 * @param plan the subscription as stated, or {@code null}
 */
public record QuotaTick(
    SeriesKey series,
    long atMicros,
    @Nullable Double periodPercent,
    @Nullable Long periodEndMicros,
    @Nullable Double blockPercent,
    @Nullable Long blockEndMicros,
    String source,
    @Nullable String plan) {
  /**
   * Checks that a period is whole.
   *
   * @throws IllegalArgumentException if a percentage has no reset or the reverse
   */
  public QuotaTick {
    Objects.requireNonNull(series, "series");
    Objects.requireNonNull(source, "source");
    if ((periodPercent == null) != (periodEndMicros == null)) {
      throw new IllegalArgumentException("a period needs both its percentage and its reset");
    }
  }
}
