package dev.cctally.platform.ingest;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A session as one log file holds it. A session that was resumed into several files has one of
 * these for each, with equal {@code sessionId}.
 *
 * @param id our number for it, stable within one store
 * @param sessionId the vendor's id, or the hint from the file name
 * @param projectPath the folder the agent worked in, as written in the log or told by the file
 *     name; {@code null} if neither says
 * @param sourcePath the log file, absolute
 * @param rootPath the root it lies below, absolute
 * @param archived whether the vendor has since deleted the file
 */
public record SessionRef(
    int id,
    String sessionId,
    @Nullable String projectPath,
    String sourcePath,
    String rootPath,
    boolean archived) {
  /** Rejects {@code null}, except for the project. */
  public SessionRef {
    Objects.requireNonNull(sessionId, "sessionId");
    Objects.requireNonNull(sourcePath, "sourcePath");
    Objects.requireNonNull(rootPath, "rootPath");
  }
}
