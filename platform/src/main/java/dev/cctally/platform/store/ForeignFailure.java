package dev.cctally.platform.store;

import java.io.IOException;
import java.io.Serial;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import org.sqlite.SQLiteException;

/** A foreign database could not be read. The message is a clause for the user. */
public final class ForeignFailure extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Kind {
    /** Another program has locked it. */
    LOCKED,
    /** It is no database, or its pages are damaged. */
    DAMAGED,
    /** A crash left it half written, and only a writer may repair it. */
    HALF_WRITTEN,
    /** It does not understand a query; its tables may be another version's. */
    REFUSED,
    /** A query took too long. */
    SLOW,
    /** It cannot be opened or read. */
    UNREADABLE
  }

  private final Kind kind;

  ForeignFailure(Kind kind, String message) {
    super(message);
    this.kind = Objects.requireNonNull(kind, "kind");
  }

  private ForeignFailure(Kind kind, String message, SQLException cause) {
    super(message, cause);
    this.kind = kind;
  }

  static ForeignFailure of(SQLException e) {
    String message = Objects.requireNonNullElse(e.getMessage(), e.toString());
    String code =
        e instanceof SQLiteException sqlite
            ? sqlite.getResultCode().name().toUpperCase(Locale.ROOT)
            : "";
    if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) {
      return new ForeignFailure(
          Kind.LOCKED, "another program has locked it; the next sync reads it again", e);
    }
    if (code.startsWith("SQLITE_NOTADB")) {
      return new ForeignFailure(Kind.DAMAGED, "it is not an SQLite database", e);
    }
    if (code.startsWith("SQLITE_CORRUPT")) {
      return new ForeignFailure(Kind.DAMAGED, "it is damaged: " + message, e);
    }
    if (code.startsWith("SQLITE_READONLY") || code.startsWith("SQLITE_CANTOPEN_DIRTYWAL")) {
      return new ForeignFailure(Kind.HALF_WRITTEN, "its program has left it half written", e);
    }
    if (code.startsWith("SQLITE_INTERRUPT")) {
      return new ForeignFailure(Kind.SLOW, "a query took too long", e);
    }
    if (code.startsWith("SQLITE_CANTOPEN")
        || code.startsWith("SQLITE_IOERR")
        || code.startsWith("SQLITE_PERM")
        || code.startsWith("SQLITE_AUTH")) {
      return new ForeignFailure(Kind.UNREADABLE, "it cannot be read: " + message, e);
    }
    return new ForeignFailure(Kind.REFUSED, message, e);
  }

  /** {@return why} */
  public Kind kind() {
    return kind;
  }
}
