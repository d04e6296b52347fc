package dev.cctally.architecture.broken.platform.report;

import java.sql.Connection;
import java.sql.SQLException;

/** A sample for the rules: asks the database from a report. */
public final class WritesSql {
  String schema(Connection connection) throws SQLException {
    return connection.getSchema();
  }
}
