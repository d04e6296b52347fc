package dev.cctally.platform.share;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * The time a document is about.
 *
 * @param from its first instant
 * @param to its last instant
 * @param label what people call it, such as {@code Jun 01 → Jun 04}
 * @param zone the zone its days are days in
 */
public record SharePeriod(Instant from, Instant to, String label, ZoneId zone) {
  /** Rejects {@code null}. */
  public SharePeriod {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(zone, "zone");
  }
}
