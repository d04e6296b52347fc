package dev.cctally.spi.vendor;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SQLite databases of a tool, read by key. <b>Implemented by plugins</b>. The platform opens the
 * database read-only, side files included, and never writes to it.
 *
 * @since 1.0
 */
public non-sealed interface DatabaseLog extends LogSource {
  /**
   * Reads what is new since an earlier call. {@code position} of an event is a number that stays
   * the same for its row, usually the rowid; an event at a known position replaces the earlier one,
   * so rows that the tool updates in place may be reported again.
   *
   * @param file the database
   * @param session runs queries on it
   * @param state what the earlier call returned, or {@code null} at first
   * @param sink receives the events, on the calling thread
   * @return what the next call needs, at most 64 KiB
   * @throws IOException if a query fails; "no such table" names an unsupported version of the tool
   */
  byte[] read(LogFile file, Session session, byte @Nullable [] state, EventSink sink)
      throws IOException;

  /** Runs queries. <b>Provided by the platform, do not implement</b>. */
  interface Session {
    /**
     * Runs a query and hands over its rows in order.
     *
     * @param sql one {@code SELECT} or {@code PRAGMA} with {@code ?} for parameters
     * @param parameters values for the parameters: {@code Long}, {@code Double}, {@code String}
     * @param handler called for each row
     * @throws IOException if the database refuses the query
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
