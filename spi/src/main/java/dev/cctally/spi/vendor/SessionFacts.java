package dev.cctally.spi.vendor;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a log says about a session. Plugins create these, each time a value becomes known; a later
 * event with the same key replaces values that are not {@code null} there.
 *
 * @param key which session of the file is meant: {@code ""} for the file's only one, otherwise any
 *     text that {@link UsageEvent#session()} repeats
 * @param sessionId the vendor's id of the session, shown to people; equal ids, in one file or
 *     several, are one session, so a sub-agent's conversation that belongs under its parent takes
 *     the parent's id and keeps its own key; {@code null} if not known yet
 * @param projectPath the folder the agent worked in, as written; {@code null} if not known yet
 * @param lineage which other log this one may repeat; usually {@code null}. Of several in a file,
 *     the first counts
 * @since 1.0
 */
public record SessionFacts(
    String key, @Nullable String sessionId, @Nullable String projectPath, @Nullable Lineage lineage)
    implements VendorEvent {
  /** Rejects a {@code null} key. */
  public SessionFacts {
    Objects.requireNonNull(key, "key");
  }
}
