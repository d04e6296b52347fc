package dev.cctally.platform.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/**
 * One connection to an SQLite database. Used by one thread at a time; the opener owns and closes
 * it. Every failure is a {@link StoreException}.
 */
public final class SqlDatabase implements AutoCloseable {
  private static final int BUSY_TIMEOUT_MILLIS = 5_000;

  /**
   * SQLite lets those who wait in by chance: of fifty that write at once some would give up sooner,
   * and what they had to write into the history is nowhere else.
   */
  private static final int HISTORY_TIMEOUT_MILLIS = 60_000;

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private final Connection connection;
  private SqlFailures failures = StoreException::of;
  private @Nullable SqlStatement lastRow;
  private @Nullable Map<String, PreparedStatement> idle; // null: statements are not kept

  private SqlDatabase(Connection connection) {
    this.connection = connection;
  }

  /** Has failures told in another way from here on. */
  void failAs(SqlFailures other) {
    failures = other;
  }

  /** How careful writes are. */
  public enum Durability {
    /** What is committed survives a loss of power. For history. */
    FULL,
    /** A loss of power may undo the last commits but never damages. For what can be read again. */
    NORMAL
  }

  /**
   * Opens a file for reading and writing, creating it if needed.
   *
   * @param file the database
   * @param durability how careful writes are
   * @return the connection
   */
  public static SqlDatabase open(Path file, Durability durability) {
    SQLiteConfig config = config();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(
        durability == Durability.FULL ? SynchronousMode.FULL : SynchronousMode.NORMAL);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    if (durability == Durability.FULL) {
      config.setBusyTimeout(HISTORY_TIMEOUT_MILLIS);
    }
    return connect(config, "jdbc:sqlite:" + file);
  }

  /** How a file is read of which nothing may change, not even a lock beside it. */
  public enum Glance {
    /**
     * The file alone, as if nobody wrote to it. What is still in its log is missing, and pages may
     * change under the reader, who then gets damaged rows or none.
     */
    ALONE("immutable=1"),
    /** The file and its log, whose index is read or made in memory. */
    WITH_LOG("mode=ro&readonly_shm=1"),
    /** The file and its log, whose index, which others have made, is shared with them. */
    SHARED("mode=ro");

    private final String parameters;

    Glance(String parameters) {
      this.parameters = parameters;
    }
  }

  /**
   * Opens a file for reading, waiting for nobody.
   *
   * @param file the database
   * @param how how it is read
   * @return the connection
   */
  public static SqlDatabase glance(Path file, Glance how) {
    SQLiteConfig config = config();
    config.setReadOnly(true);
    config.setBusyTimeout(0);
    return connect(config, "jdbc:sqlite:" + uri(file, how));
  }

  /** A file as SQLite takes it where it is to be read in a certain way. */
  static String uri(Path file, Glance how) {
    return "file:" + file.toAbsolutePath().toUri().getRawPath() + "?" + how.parameters;
  }

  /**
   * Loads what opening a database needs, so that the first one opens quickly; for a thread that has
   * nothing else to do.
   */
  public static void warmUp() {
    try {
      inMemory().close();
    } catch (StoreException | LinkageError e) {
      return; // whoever opens a real one is told
    }
  }

  /** {@return a database in memory, gone when it is closed} */
  public static SqlDatabase inMemory() {
    SQLiteConfig config = config();
    config.setSynchronous(SynchronousMode.OFF);
    config.setJournalMode(JournalMode.MEMORY);
    return connect(config, "jdbc:sqlite::memory:");
  }

  /**
   * {@return a copy in memory of a file as it is now, which may be in use} The file is not changed;
   * it and its folder may be read-only.
   *
   * @param file the database
   * @throws StoreException if it cannot be read
   */
  public static SqlDatabase copyInMemory(Path file) {
    refuseWhatIsNone(file);
    return MemoryCopy.of(file);
  }

  /** A short file that is no database would be taken for an empty one. */
  private static void refuseWhatIsNone(Path file) {
    byte[] start;
    try (InputStream bytes = Files.newInputStream(file)) {
      start = bytes.readNBytes(MAGIC.length);
    } catch (IOException e) {
      return; // SQLite says so better
    }
    if (start.length > 0 && !Arrays.equals(start, MAGIC)) {
      throw StoreException.damaged(new IllegalStateException("file is not a database"));
    }
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    config.enforceForeignKeys(false);
    config.setGetGeneratedKeys(false);
    config.setCacheSize(-32_000); // KiB
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setOpenMode(org.sqlite.SQLiteOpenMode.OPEN_URI);
    return config;
  }

  private static SqlDatabase connect(SQLiteConfig config, String url) {
    try {
      return new SqlDatabase(config.createConnection(url));
    } catch (SQLException e) {
      throw StoreException.of(e);
    }
  }

  /**
   * Runs statements that return nothing.
   *
   * @param sql one statement
   */
  public void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /**
   * Prepares a statement.
   *
   * @param sql one statement with {@code ?} for parameters
   * @return the statement; close it
   */
  public SqlStatement prepare(String sql) {
    Map<String, PreparedStatement> kept = idle;
    try {
      if (kept != null) {
        PreparedStatement known = kept.remove(sql);
        return new SqlStatement(
            known == null ? connection.prepareStatement(sql) : known,
            failures,
            statement -> keep(sql, statement, kept));
      }
      return new SqlStatement(connection.prepareStatement(sql), failures);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /**
   * Keeps statements that are closed, and gives them out again for the same text. For work that
   * runs a few statements thousands of times.
   */
  public void keepStatements() {
    if (idle == null) {
      idle = new HashMap<>();
    }
  }

  private void keep(String sql, PreparedStatement statement, Map<String, PreparedStatement> kept) {
    if (kept.putIfAbsent(sql, statement) != null) { // two of them were in use at once
      try {
        statement.close();
      } catch (SQLException e) {
        throw failures.of(e);
      }
    }
  }

  /**
   * Runs a query whose answer is one whole number.
   *
   * @param sql the query
   * @param parameters values for its parameters
   * @return the number, or 0 if there is no row or it is {@code NULL}
   */
  public long number(String sql, @Nullable Object... parameters) {
    try (SqlStatement statement = prepare(sql)) {
      statement.setAll(parameters);
      try (SqlRows rows = statement.query()) {
        return rows.next() ? rows.number(0) : 0;
      }
    }
  }

  /**
   * Runs a query whose answer is one text.
   *
   * @param sql the query
   * @return the text, or the empty text if there is no row or it is {@code NULL}
   */
  public String text(String sql) {
    try (SqlStatement statement = prepare(sql);
        SqlRows rows = statement.query()) {
      String text = rows.next() ? rows.text(0) : null;
      return text == null ? "" : text;
    }
  }

  /**
   * Runs a statement with parameters.
   *
   * @param sql the statement
   * @param parameters values for its parameters
   * @return how many rows it changed
   */
  public int update(String sql, @Nullable Object... parameters) {
    try (SqlStatement statement = prepare(sql)) {
      statement.setAll(parameters);
      return statement.update();
    }
  }

  /** {@return the row id of the row inserted last on this connection} */
  public long lastInsertedRow() {
    if (lastRow == null) {
      lastRow = prepare("SELECT last_insert_rowid()");
    }
    try (SqlRows rows = lastRow.query()) {
      return rows.next() ? rows.number(0) : 0;
    }
  }

  /** Starts a transaction that takes the write lock at once. */
  public void begin() {
    try {
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /** Makes the transaction permanent. */
  public void commit() {
    try {
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /** Undoes the transaction, if one is open. Never fails: the first failure matters more. */
  public void rollback() {
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      // The connection is closed by its owner; SQLite undoes what is left on the next open.
      return;
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }
}
