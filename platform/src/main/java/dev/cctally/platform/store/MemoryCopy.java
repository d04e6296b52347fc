package dev.cctally.platform.store;

import dev.cctally.platform.store.SqlDatabase.Durability;
import dev.cctally.platform.store.SqlDatabase.Glance;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Copies databases into memory, also such as we may read but not write: beside those SQLite cannot
 * put what it needs, and copying one that it could not read may give an empty copy and no error.
 */
final class MemoryCopy {
  private static final int ATTEMPTS = 5;

  private MemoryCopy() {}

  /**
   * {@return a copy of a file as it is now} Nothing changes, neither the file nor its folder, if
   * they cannot be written.
   *
   * @param file the database
   * @throws StoreException if it cannot be read
   */
  static SqlDatabase of(Path file) {
    return WriteAccess.to(file).granted() ? restored(file.toString(), null) : ofUnwritable(file);
  }

  /** The same, without trying whether it can be written. */
  static SqlDatabase ofUnwritable(Path file) {
    try {
      ForeignFiles before = ForeignFiles.of(file);
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        SqlDatabase copy = whereItIs(before);
        if (copy == null) {
          copy = elsewhere(before);
        }
        ForeignFiles after = ForeignFiles.of(file);
        if (after.equals(before)) {
          return copy;
        }
        copy.close(); // its pages may be of different times
        before = after;
      }
    } catch (IOException e) {
      throw StoreException.inaccessible(IoReason.of(e), e);
    }
    throw StoreException.inaccessible("it is being written all the time", null);
  }

  /** Read in place; {@code null} if that does not do. */
  private static @Nullable SqlDatabase whereItIs(ForeignFiles files) {
    Glance how =
        switch (files.log()) {
          case NONE -> files.journalLook() == null ? Glance.ALONE : null;
          case INDEXED -> Glance.WITH_LOG;
          case ALONE -> null;
        };
    if (how == null) {
      return null;
    }
    Path file = files.main();
    try {
      return restored(SqlDatabase.uri(file, how), () -> SqlDatabase.glance(file, how));
    } catch (StoreException e) {
      return null;
    }
  }

  /** What a crash left in a log is taken in, in a copy that is ours. */
  private static SqlDatabase elsewhere(ForeignFiles files) throws IOException {
    Path copy = ForeignCopy.of(files);
    try {
      return restored(copy.toString(), () -> SqlDatabase.open(copy, Durability.NORMAL));
    } finally {
      ForeignCopy.delete(copy);
    }
  }

  private interface Source {
    SqlDatabase open();
  }

  /** Copies a database; where it is not certain that it can be read, the copy is compared. */
  private static SqlDatabase restored(String name, @Nullable Source source) {
    SqlDatabase copy = SqlDatabase.inMemory();
    try {
      copy.execute("RESTORE FROM \"" + name.replace("\"", "\"\"") + "\"");
      if (source != null && copy.number("PRAGMA page_count") < pages(source)) {
        throw StoreException.inaccessible("it cannot be copied", null);
      }
      return copy;
    } catch (StoreException e) {
      copy.close();
      throw e;
    }
  }

  private static long pages(Source source) {
    try (SqlDatabase original = source.open()) {
      return original.number("PRAGMA page_count");
    }
  }
}
