package dev.cctally.platform.quota;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A week that the vendor started anew before it was over: from then on, usage counts against a
 * fresh quota.
 *
 * @param oldEnd when the week before was to end; equal to {@code effective} if the week kept its
 *     end and only the count went back
 * @param newEnd when the week ends that it started
 * @param effective the first instant that counts against the fresh quota
 * @param detectedAt when it was noticed; readings from then on are of the fresh quota
 * @param usedBefore percent used just before, or {@code null} if that was not seen
 */
public record WeekReset(
    Instant oldEnd,
    Instant newEnd,
    Instant effective,
    Instant detectedAt,
    @Nullable Double usedBefore) {
  /** Rejects {@code null}, except for the percentage. */
  public WeekReset {
    Objects.requireNonNull(oldEnd, "oldEnd");
    Objects.requireNonNull(newEnd, "newEnd");
    Objects.requireNonNull(effective, "effective");
    Objects.requireNonNull(detectedAt, "detectedAt");
  }

  /** {@return whether the week kept its end} */
  public boolean inPlace() {
    return oldEnd.equals(effective);
  }
}
