package dev.cctally.spi.vendor;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a log comes from, in terms of the vendor's own ids: forking a conversation starts a new log
 * that may begin with a copy of the old one's events. Plugins create these. See {@link
 * EventIdentity} for the rule.
 *
 * @param id the id by which another log names this one as its parent
 * @param parentId the id of the log it was forked from; {@code null} if it was not forked. Not the
 *     caller of a sub-agent whose log repeats nothing
 * @param startedAtMicros when this log was started, or {@code null} if unknown; tools that copy in
 *     bulk stamp the copies with it. Microseconds since 1970-01-01T00:00:00Z
 * @since 1.0
 */
public record Lineage(String id, @Nullable String parentId, @Nullable Long startedAtMicros) {
  /** Rejects a {@code null} id. */
  public Lineage {
    Objects.requireNonNull(id, "id");
  }
}
