package dev.cctally.platform.quota;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The moment a window began anew before its time. It opens a segment of the period or block.
 *
 * @param id our number for it; numbers grow
 * @param axis what began anew
 * @param periodId the period that holds the new segment; 0 if {@code axis} is {@code BLOCK}
 * @param blockKey the block; 0 if {@code axis} is {@code PERIOD}
 * @param inPlace whether the window kept its end: a credit. Otherwise the period was given another
 *     end
 * @param oldEndMicros the end before; in place, the effective moment
 * @param newEndMicros the end since
 * @param effectiveMicros from when on usage counts for the new segment
 * @param detectedMicros from when on readings count for it
 * @param prior what was used before, or {@code null} where the end was moved
 * @param post what was used after
 * @param priorReading the reading it was measured against
 */
public record QuotaEvent(
    long id,
    Axis axis,
    long periodId,
    long blockKey,
    boolean inPlace,
    long oldEndMicros,
    long newEndMicros,
    long effectiveMicros,
    long detectedMicros,
    @Nullable Double prior,
    double post,
    long priorReading) {
  /** Rejects {@code null}. */
  public QuotaEvent {
    Objects.requireNonNull(axis, "axis");
  }

  /** The same with our number for it. */
  QuotaEvent numbered(long id) {
    return new QuotaEvent(
        id,
        axis,
        periodId,
        blockKey,
        inPlace,
        oldEndMicros,
        newEndMicros,
        effectiveMicros,
        detectedMicros,
        prior,
        post,
        priorReading);
  }
}
