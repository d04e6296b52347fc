package dev.cctally.platform.store;

import java.io.Serial;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A database could not do what was asked. */
public final class StoreException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** What is wrong, as far as it decides what to do next. */
  public enum Problem {
    /** The file is not a database, or its pages are damaged. */
    DAMAGED,
    /** Another process holds it for too long. */
    BUSY,
    /** The disk is full. */
    FULL,
    /** The file or its folder cannot be opened or written. */
    INACCESSIBLE,
    /** Anything else: a defect of ours. */
    OTHER
  }

  private final Problem problem;

  private StoreException(Problem problem, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.problem = Objects.requireNonNull(problem, "problem");
  }

  /** Says what SQLite's error code means for us. */
  static StoreException of(java.sql.SQLException e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return new StoreException(problemOf(e), message, e);
  }

  /**
   * {@return the failure of stored content that is not what we wrote}
   *
   * @param cause what was found
   */
  public static StoreException damaged(RuntimeException cause) {
    return new StoreException(Problem.DAMAGED, String.valueOf(cause.getMessage()), cause);
  }

  /** The failure of a file that cannot be read, for a reason that SQLite does not know. */
  static StoreException inaccessible(String reason, @Nullable Throwable cause) {
    return new StoreException(Problem.INACCESSIBLE, reason, cause);
  }

  /** {@return what is wrong} */
  public Problem problem() {
    return problem;
  }

  private static Problem problemOf(java.sql.SQLException e) {
    if (!(e instanceof SQLiteException sqlite)) {
      return Problem.OTHER;
    }
    SQLiteErrorCode code = sqlite.getResultCode();
    String name = code.name().toUpperCase(Locale.ROOT);
    String message = String.valueOf(e.getMessage());
    if (name.startsWith("SQLITE_NOTADB")
        || name.startsWith("SQLITE_CORRUPT")
        || message.contains("no such table")
        || message.contains("no such column")
        || message.contains("malformed")) {
      return Problem.DAMAGED; // all our statements fit the tables we made
    }
    if (name.startsWith("SQLITE_BUSY") || name.startsWith("SQLITE_LOCKED")) {
      return Problem.BUSY;
    }
    if (name.startsWith("SQLITE_FULL")) {
      return Problem.FULL;
    }
    if (name.startsWith("SQLITE_READONLY")
        || name.startsWith("SQLITE_CANTOPEN")
        || name.startsWith("SQLITE_PERM")
        || name.startsWith("SQLITE_IOERR")
        || name.startsWith("SQLITE_AUTH")) {
      return Problem.INACCESSIBLE;
    }
    return Problem.OTHER;
  }
}
