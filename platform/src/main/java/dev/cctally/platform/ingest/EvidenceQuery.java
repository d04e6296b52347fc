package dev.cctally.platform.ingest;

import dev.cctally.platform.ingest.UsageHistory.Range;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are asked for.
 *
 * @param vendorId the vendor
 * @param range when their responses were
 * @param sessionId only those of this session, or {@code null}
 * @param response only those that tell of the response of this name, such as the id of its message,
 *     or {@code null}
 */
public record EvidenceQuery(
    String vendorId, Range range, @Nullable String sessionId, @Nullable String response) {
  /** Rejects {@code null}. */
  public EvidenceQuery {
    Objects.requireNonNull(vendorId, "vendorId");
    Objects.requireNonNull(range, "range");
  }
}
