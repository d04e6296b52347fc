package dev.cctally.platform.ingest;

import org.jspecify.annotations.Nullable;

/**
 * A session as one log file holds it. A session that was resumed into several files has one of
 * these for each, with equal {@link #sessionId} and {@link #home}. Two are equal if they are the
 * same object: there is one for each session in one answer.
 */
public interface SessionRef {
  /** {@return our number for it, stable within one store} */
  int id();

  /** {@return the vendor's id, or the hint from the file name} */
  String sessionId();

  /**
   * {@return the folder the agent worked in, as written in the log or told by the file name; {@code
   * null} if neither says}
   */
  @Nullable String projectPath();

  /** {@return the log file, absolute} */
  String sourcePath();

  /** {@return the root it lies below, absolute} */
  String rootPath();

  /**
   * {@return the tool's data folder the id is unique in, absolute; {@code null} if ids are unique
   * in the whole vendor}
   */
  @Nullable String home();

  /** {@return whether the vendor has since deleted the file} */
  boolean archived();

  /**
   * {@return a session with known facts, whose id is unique in the vendor}
   *
   * @param id our number for it
   * @param sessionId the vendor's id
   * @param projectPath the folder the agent worked in, or {@code null}
   * @param sourcePath the log file
   * @param rootPath the root it lies below
   * @param archived whether the vendor has since deleted the file
   */
  static SessionRef of(
      int id,
      String sessionId,
      @Nullable String projectPath,
      String sourcePath,
      String rootPath,
      boolean archived) {
    return of(id, sessionId, projectPath, sourcePath, rootPath, null, archived);
  }

  /**
   * {@return a session with known facts}
   *
   * @param id our number for it
   * @param sessionId the vendor's id
   * @param projectPath the folder the agent worked in, or {@code null}
   * @param sourcePath the log file
   * @param rootPath the root it lies below
   * @param home the folder the id is unique in, or {@code null} for the whole vendor
   * @param archived whether the vendor has since deleted the file
   */
  static SessionRef of(
      int id,
      String sessionId,
      @Nullable String projectPath,
      String sourcePath,
      String rootPath,
      @Nullable String home,
      boolean archived) {
    return new KnownSession(id, sessionId, projectPath, sourcePath, rootPath, home, archived);
  }
}
