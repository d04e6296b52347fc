package dev.cctally.platform.quota.forecast;

import org.jspecify.annotations.Nullable;

/**
 * How much may be used a day so that a percentage is not passed before the period ends.
 *
 * @param target the percentage
 * @param headroom how many percent are left up to it; {@code null} if it is reached
 * @param dollarsPerDay how much may be spent a day, or {@code null}
 * @param percentPerDay how many percent may be used a day, or {@code null}
 */
public record Budget(
    int target,
    @Nullable Double headroom,
    @Nullable Double dollarsPerDay,
    @Nullable Double percentPerDay) {}
