package dev.cctally.spi.vendor;

/**
 * A kind of place that holds usage on this host, and how to read it. A survey of some forty agents
 * shows three shapes:
 *
 * <ul>
 *   <li>{@link AppendLog}: text files that grow line by line;
 *   <li>{@link DocumentLog}: files that are rewritten as a whole;
 *   <li>{@link DatabaseLog}: SQLite databases, read by key.
 * </ul>
 *
 * <p>Plugins implement one of the three, never this interface itself. The platform walks the
 * folders, watches sizes and fingerprints, opens files read-only, frames lines, stores events and
 * cursors in one transaction and decides when something must be read again; a reader turns bytes
 * into events and knows no storage.
 *
 * @since 1.0
 */
public sealed interface LogSource permits AppendLog, DocumentLog, DatabaseLog {
  /** {@return a short id, unique in the vendor, for example {@code "projects"}; never changes} */
  String id();

  /**
   * {@return the version of this source's reading rules} Raise it when the same bytes would now
   * give other events: the platform then reads every file again.
   */
  int readerVersion();

  /**
   * Finds the roots that hold logs on this host. Looks at the environment and at what folders and
   * files are there; opens and lists none, since the platform walks the roots. A root in the place
   * where the tool keeps logs is named even if it is not there, or may not be looked into: what was
   * read from it counts only while it is a root. A setting that points nowhere becomes a notice.
   *
   * @param host the host
   * @return roots in order of precedence; when the same file is reached by two, the first wins
   */
  Discovery discover(HostEnvironment host);

  /** {@return where session ids are unique; the default is {@link SessionScope#VENDOR}} */
  default SessionScope sessionScope() {
    return SessionScope.VENDOR;
  }

  /**
   * {@return what the file's name alone says about its session} Used until a reader reports a
   * {@link SessionFacts}, and for files that never have one. Must not open the file.
   *
   * @param file a file found below one of this source's roots
   */
  SessionHint hint(LogFile file);
}
