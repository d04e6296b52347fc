package dev.cctally.spi.vendor;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SQLite databases of a tool, read by key. <b>Implemented by plugins</b>.
 *
 * <p>The platform opens the database read-only, side files included, and neither writes to it nor
 * makes a file beside it. The tool may be writing meanwhile: one call of {@link #read} sees one
 * state of the database. A database is read when it or its write-ahead log has changed; one that is
 * locked or damaged is named to the user, keeps what is stored of it and is tried again at the next
 * sync.
 *
 * <p>Rows that the tool deletes are not looked for. Their events keep counting, as those of deleted
 * files do, through a rebuild too; only a rebuild that prunes, or a raised {@link #readerVersion},
 * forgets events that a reading from the start no longer sends. A database that takes the place of
 * another is read from the start, with a {@code null} state, and adds to what is stored of the old
 * one.
 *
 * @since 1.0
 */
public non-sealed interface DatabaseLog extends LogSource {
  /**
   * Reads what is new since an earlier call.
   *
   * <p>{@code position} of an event is a number that stays the same for its row for ever: an {@code
   * INTEGER PRIMARY KEY}, or a hash of a text key. The rowid of a table without such a key will not
   * do, since {@code VACUUM} gives rows new ones. An event at a known position replaces the earlier
   * one wholly, also one of an earlier call, so rows that the tool updates in place may be reported
   * again, and a row may be reported however often. A row that can no longer be used keeps its
   * earlier event; to take a response back, report it with counts of 0.
   *
   * <p>Events are stored as they come, the returned state when all of them are: if the process dies
   * in between, the next call gets the earlier state and reports the same rows again. If the
   * database turns out to have changed during the call, the call is repeated with the same state.
   * Called from several threads at once for different files.
   *
   * @param file the database
   * @param session runs queries on it
   * @param state what the earlier call returned, or {@code null} to read from the start
   * @param sink receives the events, on the calling thread
   * @return what the next call needs, at most 64 KiB
   * @throws IOException if a query fails, passed on; "no such table" names an unsupported version
   *     of the tool. The state stays what it was
   */
  byte[] read(LogFile file, Session session, byte @Nullable [] state, EventSink sink)
      throws IOException;

  /** Runs queries. <b>Provided by the platform, do not implement</b>. */
  interface Session {
    /**
     * Runs a query and hands over its rows in order.
     *
     * @param sql one {@code SELECT} with {@code ?} for parameters, or a {@code PRAGMA} that asks
     *     for the schema, such as {@code table_info}. Let SQL pick the values that matter, with
     *     {@code json_extract} for example: a column is handed over whole
     * @param parameters values for the parameters: {@code Long}, {@code Integer}, {@code Double},
     *     {@code String}, {@code null}
     * @param handler called for each row; may run further queries
     * @throws IOException if the database refuses the query, cannot be read, or takes longer than a
     *     minute for its next row
     * @throws IllegalArgumentException if a parameter is something else
     */
    void query(String sql, List<?> parameters, RowHandler handler) throws IOException;
  }

  /** Receives rows. Implemented by plugins. */
  @FunctionalInterface
  interface RowHandler {
    /**
     * Takes one row.
     *
     * @param row valid during this call only
     * @throws IOException to end the query
     */
    void row(Row row) throws IOException;
  }

  /** One row; columns count from 0. <b>Provided by the platform, do not implement</b>. */
  interface Row {
    /**
     * {@return whether a column is SQL {@code NULL}}
     *
     * @param column the column
     */
    boolean isNull(int column);

    /**
     * {@return a column as a whole number, 0 for {@code NULL}}
     *
     * @param column the column
     */
    long number(int column);

    /**
     * {@return a column as a floating-point number, 0 for {@code NULL}}
     *
     * @param column the column
     */
    double real(int column);

    /**
     * {@return a column as text, or {@code null}}
     *
     * @param column the column
     */
    @Nullable String text(int column);

    /**
     * {@return a column's bytes, or {@code null}}
     *
     * @param column the column
     */
    byte @Nullable [] bytes(int column);
  }
}
