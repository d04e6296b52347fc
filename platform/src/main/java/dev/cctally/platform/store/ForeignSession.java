package dev.cctally.platform.store;

import dev.cctally.platform.store.ForeignFailure.Kind;
import dev.cctally.spi.vendor.DatabaseLog;
import dev.cctally.spi.vendor.DatabaseLog.RowHandler;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;

/**
 * Runs a vendor's queries on its database: only those that read, none for ever. Remembers whether
 * the database itself failed, whatever the vendor's code made of that.
 */
public final class ForeignSession implements DatabaseLog.Session {
  private static final int STEPS = 50_000; // of SQLite's machine: some milliseconds
  private static final Pattern START =
      Pattern.compile("(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/)*([A-Za-z]+)", Pattern.DOTALL);
  private static final Pattern PRAGMA =
      Pattern.compile("\\s*(?:\\w+\\s*\\.\\s*)?(\\w+)\\s*(?:\\([^)]*\\))?\\s*;?\\s*");
  private static final Set<String> PRAGMAS =
      Set.of(
          "application_id",
          "encoding",
          "foreign_key_list",
          "index_info",
          "index_list",
          "index_xinfo",
          "page_count",
          "page_size",
          "schema_version",
          "table_info",
          "table_list",
          "table_xinfo",
          "user_version");

  private final Connection connection;
  private final long patienceNanos;
  private final Runnable alive;
  private final Watch watch = new Watch();
  private boolean watched;
  private @Nullable ForeignFailure failure;

  ForeignSession(Connection connection, Duration patience, Runnable alive) {
    this.connection = connection;
    this.patienceNanos = patience.toNanos();
    this.alive = alive;
  }

  /**
   * Throws what the database itself failed with, in case the vendor's code made nothing of it. A
   * query that the database does not understand is no such failure: code may try what a database
   * has.
   *
   * @throws ForeignFailure if it did
   */
  public void check() throws ForeignFailure {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void query(String sql, List<?> parameters, RowHandler handler) throws IOException {
    check();
    allow(sql);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        bind(statement, i + 1, parameters.get(i));
      }
      if (!watched) {
        ProgressHandler.setHandler(connection, STEPS, watch); // until the connection is closed
        watched = true;
      }
      watch.restart();
      try (ResultSet rows = statement.executeQuery()) {
        ForeignRow row = new ForeignRow(rows);
        while (rows.next()) {
          alive.run();
          handler.row(row);
          watch.restart();
        }
      }
    } catch (SQLException e) {
      throw noted(ForeignFailure.of(e));
    } catch (ForeignRow.Unreadable e) {
      throw noted(ForeignFailure.of(e.reason()));
    }
  }

  private ForeignFailure noted(ForeignFailure failed) {
    if (failed.kind() != Kind.REFUSED) {
      failure = failed;
    }
    return failed;
  }

  /** Stops queries that do not get on, and those nobody waits for any more. */
  private final class Watch extends ProgressHandler {
    private long since = System.nanoTime();

    void restart() {
      since = System.nanoTime();
    }

    @Override
    protected int progress() {
      alive.run();
      boolean stop =
          System.nanoTime() - since > patienceNanos || Thread.currentThread().isInterrupted();
      return stop ? 1 : 0;
    }
  }

  private static void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(index, java.sql.Types.NULL);
      case Long number -> statement.setLong(index, number);
      case Integer number -> statement.setLong(index, number);
      case Double number -> statement.setDouble(index, number);
      case String text -> statement.setString(index, text);
      default ->
          throw new IllegalArgumentException(
              "parameter " + index + " is a " + value.getClass().getName());
    }
  }

  private static void allow(String sql) throws ForeignFailure {
    Matcher start = START.matcher(sql);
    String word = start.lookingAt() ? start.group(1).toUpperCase(Locale.ROOT) : "";
    boolean allowed =
        switch (word) {
          case "SELECT", "WITH", "VALUES" -> true;
          case "PRAGMA" -> {
            Matcher pragma = PRAGMA.matcher(sql.substring(start.end()));
            yield pragma.matches() && PRAGMAS.contains(pragma.group(1).toLowerCase(Locale.ROOT));
          }
          default -> false;
        };
    if (!allowed) {
      String line = sql.strip().lines().findFirst().orElse("");
      throw new ForeignFailure(
          Kind.REFUSED,
          "'" + line + "' is not a query; accepted: SELECT, and PRAGMA that asks for the schema");
    }
  }
}
