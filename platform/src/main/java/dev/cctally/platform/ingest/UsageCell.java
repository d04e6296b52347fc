package dev.cctally.platform.ingest;

import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import java.util.Objects;

/**
 * The sum of usage that is alike: same 15 minutes, session, model, speed and price class, and
 * either every entry used a cache or none did. Every zone offset in use is a multiple of 15
 * minutes, so every day, week and month is a sum of whole cells; where a range starts or ends
 * inside 15 minutes, the cell holds just the entries inside the range.
 *
 * @param bucketMicros start of the 15 minutes: microseconds since 1970-01-01T00:00:00Z
 * @param session the session
 * @param model the model id as the vendor wrote it
 * @param speed the service speed
 * @param promptTier how many of the vendor's {@linkplain
 *     dev.cctally.spi.pricing.PriceBook#promptThresholds prompt thresholds} each entry's prompt
 *     exceeds
 * @param recorded whether the vendor itself wrote a cost for each of these entries
 * @param entries how many responses
 * @param tokens their tokens
 * @param recordedCost the sum of the recorded costs; zero if {@code recorded} is false
 * @param firstMicros the earliest entry
 * @param firstPosition where that entry stands in its file
 * @param lastMicros the latest entry
 */
public record UsageCell(
    long bucketMicros,
    SessionRef session,
    String model,
    SpeedTier speed,
    int promptTier,
    boolean recorded,
    long entries,
    TokenCounts tokens,
    Money recordedCost,
    long firstMicros,
    long firstPosition,
    long lastMicros) {
  /** The length of a bucket in microseconds. */
  public static final long BUCKET_MICROS = 15L * 60 * 1_000_000;

  /** Rejects {@code null}. */
  public UsageCell {
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(speed, "speed");
    Objects.requireNonNull(tokens, "tokens");
    Objects.requireNonNull(recordedCost, "recordedCost");
  }

  /** {@return whether every entry read from a cache or wrote to one; if not, none did} */
  public boolean usedCache() {
    return usesCache(tokens);
  }

  static boolean usesCache(TokenCounts tokens) {
    return (tokens.cacheRead() | tokens.cacheWrite5m() | tokens.cacheWrite1h()) != 0;
  }
}
