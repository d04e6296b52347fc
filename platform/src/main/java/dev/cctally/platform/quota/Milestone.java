package dev.cctally.platform.quota;

import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A whole percent that was crossed. Written once, when it was seen, and never changed: what it had
 * cost then cannot be worked out any more once the vendor has deleted its logs.
 *
 * @param id our number for it
 * @param axis whose percent
 * @param window the period's id, or the block's key
 * @param segment the event that opened the part of the window; 0 before any
 * @param threshold the percent
 * @param capturedMicros when it was seen: microseconds since 1970-01-01T00:00:00Z
 * @param cost what the window, or the part of it, had cost by then
 * @param marginal what it had cost since the milestone before; {@code null} if that cannot be said
 * @param tokens the block's tokens by then; none for a period
 * @param otherPercent how much of the other window was used, or {@code null}
 * @param alertedMicros when it was told of, or {@code null}
 */
public record Milestone(
    long id,
    Axis axis,
    long window,
    long segment,
    int threshold,
    long capturedMicros,
    Money cost,
    @Nullable Money marginal,
    TokenCounts tokens,
    @Nullable Double otherPercent,
    @Nullable Long alertedMicros) {
  /** Rejects {@code null}. */
  public Milestone {
    Objects.requireNonNull(axis, "axis");
    Objects.requireNonNull(cost, "cost");
    Objects.requireNonNull(tokens, "tokens");
  }
}
