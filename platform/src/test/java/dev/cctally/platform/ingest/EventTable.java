package dev.cctally.platform.ingest;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The database of a tool, as the tool itself writes it. */
final class EventTable implements AutoCloseable {
  private final Connection connection;

  EventTable(Path file, String journalMode) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    execute("PRAGMA journal_mode = " + journalMode);
    execute("PRAGMA synchronous = OFF");
    execute(
        "CREATE TABLE IF NOT EXISTS event (id INTEGER PRIMARY KEY, changed INTEGER, session TEXT,"
            + " line TEXT)");
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Adds or changes a row. */
  void put(long id, String session, String line) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO event SELECT ?, coalesce(max(changed), 0) + 1, ?, ? FROM"
                + " event")) {
      statement.setLong(1, id);
      statement.setString(2, session);
      statement.setString(3, line);
      statement.execute();
    }
  }

  void delete(long id) throws SQLException {
    execute("DELETE FROM event WHERE id = " + id);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
