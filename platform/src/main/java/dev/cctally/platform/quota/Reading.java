package dev.cctally.platform.quota;

import org.jspecify.annotations.Nullable;

/**
 * A stored reading that counts.
 *
 * @param id our number for it
 * @param atMicros when it was taken: microseconds since 1970-01-01T00:00:00Z
 * @param periodId the period, or 0 if it states none
 * @param segment the event that opened the part of the period it belongs to; 0 before any
 * @param percent how much of the period is used, or {@code null}
 * @param statedEndMicros when the period was stated to reset, or {@code null}
 * @param blockKey the block, or {@code null} if its reset is not stated
 * @param blockSegment the event that opened the part of the block; 0 before any
 * @param blockPercent how much of the block is used, or {@code null}
 * @param statedBlockEndMicros when the block was stated to reset, or {@code null}
 */
public record Reading(
    long id,
    long atMicros,
    long periodId,
    long segment,
    @Nullable Double percent,
    @Nullable Long statedEndMicros,
    @Nullable Long blockKey,
    long blockSegment,
    @Nullable Double blockPercent,
    @Nullable Long statedBlockEndMicros) {
  boolean isOfBlock(long key) {
    return blockKey != null && blockKey == key;
  }

  /** The same in segments that are numbered so. */
  Reading inSegments(long ofPeriod, long ofBlock) {
    return ofPeriod == segment && ofBlock == blockSegment
        ? this
        : new Reading(
            id,
            atMicros,
            periodId,
            ofPeriod,
            percent,
            statedEndMicros,
            blockKey,
            ofBlock,
            blockPercent,
            statedBlockEndMicros);
  }

  Reading withoutBlockPercent() {
    return new Reading(
        id,
        atMicros,
        periodId,
        segment,
        percent,
        statedEndMicros,
        blockKey,
        blockSegment,
        null,
        statedBlockEndMicros);
  }
}
