package dev.cctally.platform.quota.forecast;

import org.jspecify.annotations.Nullable;

/**
 * How much was used at a moment.
 *
 * @param atMicros when: microseconds since 1970-01-01T00:00:00Z
 * @param percent how much of the period
 * @param blockPercent how much of the block, or {@code null} if nobody said
 */
public record Sample(long atMicros, double percent, @Nullable Double blockPercent) {}
