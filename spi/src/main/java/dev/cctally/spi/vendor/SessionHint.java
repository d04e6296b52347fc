package dev.cctally.spi.vendor;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a log file's name says about its session, good until the log itself says better. Plugins
 * create these.
 *
 * @param sessionId the session, for example the file name without its ending
 * @param projectPath the folder the agent worked in, or {@code null} if the name does not tell
 * @since 1.0
 */
public record SessionHint(String sessionId, @Nullable String projectPath) {
  /** Rejects a {@code null} session. */
  public SessionHint {
    Objects.requireNonNull(sessionId, "sessionId");
  }
}
