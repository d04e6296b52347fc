package dev.cctally.spi.vendor;

import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One billed response. Plugins create these.
 *
 * @param position where the line or record starts; unique in its file for each event
 * @param atMicros when the vendor says it happened: microseconds since 1970-01-01T00:00:00Z
 * @param model the model id exactly as written, trimmed, never blank
 * @param tokens the counts
 * @param speed the service speed
 * @param recordedCost the cost the vendor itself wrote down, never negative; {@code null} if it
 *     wrote none. A recorded zero is a value
 * @param identity when this is the same response as another event
 * @param rank how complete this account of the response is; compared between events of one key
 * @param session the key of the session in this file, see {@link SessionFacts}
 * @param extras what else the usage record held, as JSON text, kept without interpretation; {@code
 *     null} if nothing
 * @since 1.0
 */
public record UsageEvent(
    long position,
    long atMicros,
    String model,
    TokenCounts tokens,
    SpeedTier speed,
    @Nullable Money recordedCost,
    EventIdentity identity,
    long rank,
    String session,
    @Nullable String extras)
    implements VendorEvent {
  /**
   * Checks the model and the recorded cost.
   *
   * @throws IllegalArgumentException if the model is blank or the cost negative
   */
  public UsageEvent {
    if (model.isBlank()) {
      throw new IllegalArgumentException("the model is blank");
    }
    if (recordedCost != null && recordedCost.pico() < 0) {
      throw new IllegalArgumentException("the recorded cost is negative");
    }
    Objects.requireNonNull(tokens, "tokens");
    Objects.requireNonNull(speed, "speed");
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(session, "session");
  }
}
