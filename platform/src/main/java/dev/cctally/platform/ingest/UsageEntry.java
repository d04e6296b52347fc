package dev.cctally.platform.ingest;

import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import org.jspecify.annotations.Nullable;

/**
 * One counted response, for diagnostics that must look at single entries.
 *
 * @param atMicros microseconds since 1970-01-01T00:00:00Z
 * @param session the session it counts for
 * @param model the model id as the vendor wrote it
 * @param speed the service speed
 * @param tokens the tokens
 * @param recordedCost what the vendor wrote down, or {@code null}
 * @param sourcePath the file its values were read from
 * @param position where in that file the line starts
 */
public record UsageEntry(
    long atMicros,
    SessionRef session,
    String model,
    SpeedTier speed,
    TokenCounts tokens,
    @Nullable Money recordedCost,
    String sourcePath,
    long position) {}
