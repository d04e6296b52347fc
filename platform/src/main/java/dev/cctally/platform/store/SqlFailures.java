package dev.cctally.platform.store;

import java.sql.SQLException;

/**
 * What a failure of a database becomes. A {@link StoreException} says no more than what SQLite
 * does; of a file that nothing can replace, its owner says which it is and what can be done.
 */
@FunctionalInterface
interface SqlFailures {
  /**
   * {@return what is thrown}
   *
   * @param e the failure
   */
  RuntimeException of(SQLException e);
}
