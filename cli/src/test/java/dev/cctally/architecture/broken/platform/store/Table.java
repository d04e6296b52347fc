package dev.cctally.architecture.broken.platform.store;

import java.sql.Connection;
import java.sql.SQLException;

/** A sample for the rules: is the store, so it may use SQL. */
public final class Table {
  String schema(Connection connection) throws SQLException {
    return connection.getSchema();
  }
}
