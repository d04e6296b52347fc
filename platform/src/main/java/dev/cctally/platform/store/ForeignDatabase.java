package dev.cctally.platform.store;

import dev.cctally.platform.store.ForeignFailure.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * Another program's SQLite database, which that program may be using, opened for reading. Nothing
 * in its folder is written, made or deleted, not even a side file, and no lock is held that could
 * keep the program from writing for longer than a short query or a copy takes:
 *
 * <ul>
 *   <li>With a write-ahead log and the index beside it, both are read where they are.
 *   <li>With a log but no index, as after a crash, a private copy of database and log is read:
 *       SQLite would make an index in the folder otherwise.
 *   <li>Without a log the file is read as it is, without locks. That is right as long as nobody
 *       writes, so {@link #undisturbed} must be asked before anything read is used.
 *   <li>In the older way of working, with a rollback journal, a reader keeps writers away. A long
 *       reading is done from a private copy; so is one of a database that a crash left half
 *       written.
 * </ul>
 *
 * <p>All queries see one state. Used by one thread.
 */
public final class ForeignDatabase implements AutoCloseable {
  private static final int ATTEMPTS = 3;

  private final Connection connection;
  private final ForeignFiles files;
  private final boolean watched;
  private final @Nullable Path copy;

  private ForeignDatabase(
      Connection connection, ForeignFiles files, boolean watched, @Nullable Path copy) {
    this.connection = connection;
    this.files = files;
    this.watched = watched;
    this.copy = copy;
  }

  /**
   * How to read.
   *
   * @param lockPatience how long to wait for a program that has locked its database
   * @param thorough whether much of it will be read
   */
  public record Reading(Duration lockPatience, boolean thorough) {}

  /**
   * Opens a database.
   *
   * @param file the database; links are followed
   * @param reading how it will be read
   * @return the database; close it
   * @throws ForeignFailure if it is locked, damaged or no database
   * @throws IOException if it cannot be opened
   */
  public static ForeignDatabase open(Path file, Reading reading) throws IOException {
    ForeignFiles files = ForeignFiles.of(file.toRealPath());
    try {
      return files.journalled() ? journalled(files, reading) : logged(files, reading);
    } catch (ForeignFailure e) {
      if (e.kind() == Kind.HALF_WRITTEN) {
        return copied(files, reading);
      }
      throw e;
    }
  }

  private static ForeignDatabase logged(ForeignFiles files, Reading reading) throws IOException {
    return switch (files.log()) {
      case NONE -> inPlace(files, "?immutable=1", true, reading);
      case INDEXED -> inPlace(files, "?mode=ro&readonly_shm=1", false, reading);
      case ALONE -> copied(files, reading);
    };
  }

  private static ForeignDatabase journalled(ForeignFiles files, Reading reading)
      throws IOException {
    ForeignDatabase database = inPlace(files, "?mode=ro", false, reading);
    if (!reading.thorough()) {
      return database;
    }
    try (database) { // its lock keeps writers away until the copy is made
      return opened(ForeignCopy.of(files), files, reading);
    }
  }

  private static ForeignDatabase inPlace(
      ForeignFiles files, String options, boolean watched, Reading reading) throws IOException {
    String url = "jdbc:sqlite:" + uri(files.main()) + options;
    return connect(url, true, files, watched, null, reading);
  }

  private static ForeignDatabase copied(ForeignFiles files, Reading reading) throws IOException {
    ForeignFiles before = files;
    for (int attempt = 1; ; attempt++) {
      Path copy = ForeignCopy.of(before);
      ForeignFiles after = ForeignFiles.of(before.main());
      if (after.equals(before)) {
        return opened(copy, before, reading);
      }
      ForeignCopy.delete(copy);
      if (attempt == ATTEMPTS) {
        throw new ForeignFailure(Kind.LOCKED, "it is being written all the time");
      }
      before = after;
    }
  }

  private static ForeignDatabase opened(Path copy, ForeignFiles files, Reading reading)
      throws IOException {
    try {
      // The copy is ours: what a crash left half done may be finished in it.
      return connect("jdbc:sqlite:" + uri(copy), false, files, false, copy, reading);
    } catch (IOException e) {
      ForeignCopy.delete(copy);
      throw e;
    }
  }

  /** A URI's path, in which SQLite takes these three characters for something else. */
  private static String uri(Path file) {
    return "file:" + file.toString().replace("%", "%25").replace("?", "%3f").replace("#", "%23");
  }

  private static ForeignDatabase connect(
      String url,
      boolean readOnly,
      ForeignFiles files,
      boolean watched,
      @Nullable Path copy,
      Reading reading)
      throws IOException {
    SQLiteConfig config = new SQLiteConfig();
    config.setOpenMode(org.sqlite.SQLiteOpenMode.OPEN_URI);
    config.setReadOnly(readOnly);
    config.setBusyTimeout(Math.toIntExact(reading.lockPatience().toMillis()));
    config.setCacheSize(-8_000); // KiB
    config.setGetGeneratedKeys(false);
    config.setPragma(SQLiteConfig.Pragma.LIMIT_ATTACHED, "0");
    Connection connection;
    try {
      connection = config.createConnection(url);
    } catch (SQLException e) {
      throw ForeignFailure.of(e);
    }
    ForeignDatabase database = new ForeignDatabase(connection, files, watched, copy);
    try {
      database.settle();
      return database;
    } catch (SQLException e) {
      closeQuietly(connection);
      throw ForeignFailure.of(e);
    }
  }

  /** Makes the connection as harmless as it can be, and fixes the state that queries see. */
  private void settle() throws SQLException {
    try (java.sql.Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = ON");
      statement.execute("PRAGMA trusted_schema = OFF");
      statement.execute("PRAGMA cell_size_check = ON");
      statement.execute("PRAGMA mmap_size = 0"); // a file that shrinks would end the process
      statement.execute("BEGIN");
      statement.executeQuery("SELECT count(*) FROM sqlite_schema").close();
    }
  }

  /**
   * {@return a session that runs queries}
   *
   * @param patience how long a query may take for its next row
   * @param alive called again and again while a query is at work
   */
  public ForeignSession session(Duration patience, Runnable alive) {
    return new ForeignSession(connection, patience, alive);
  }

  /**
   * {@return what is wrong with the database, as SQLite says it; {@code null} if nothing is} Reads
   * all of it.
   *
   * @throws IOException if it cannot be read
   */
  public @Nullable String damage() throws IOException {
    try (java.sql.Statement statement = connection.createStatement();
        java.sql.ResultSet rows = statement.executeQuery("PRAGMA quick_check(1)")) {
      String said = rows.next() ? rows.getString(1) : "nothing";
      return "ok".equals(said) ? null : said;
    } catch (SQLException e) {
      throw ForeignFailure.of(e);
    }
  }

  /**
   * {@return whether everything read so far is one state of the database} If not, somebody has
   * written to it meanwhile, and what was read is worthless.
   *
   * @throws IOException if the files cannot be looked at
   */
  public boolean undisturbed() throws IOException {
    return !watched || ForeignFiles.of(files.main()).equals(files);
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw ForeignFailure.of(e);
    } finally {
      if (copy != null) {
        ForeignCopy.delete(copy);
      }
    }
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      return; // the failure that led here matters more
    }
  }
}
