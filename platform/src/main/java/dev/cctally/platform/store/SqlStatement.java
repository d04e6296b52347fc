package dev.cctally.platform.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A prepared statement. Parameters count from 1. */
public final class SqlStatement implements AutoCloseable {
  private final PreparedStatement statement;
  private final SqlFailures failures;
  private final @Nullable Consumer<PreparedStatement> keeper;

  SqlStatement(PreparedStatement statement, SqlFailures failures) {
    this(statement, failures, null);
  }

  /** With who keeps it instead of having it closed. */
  SqlStatement(
      PreparedStatement statement,
      SqlFailures failures,
      @Nullable Consumer<PreparedStatement> keeper) {
    this.statement = statement;
    this.failures = failures;
    this.keeper = keeper;
  }

  /**
   * Sets a parameter to a whole number.
   *
   * @param index the parameter
   * @param value the number
   */
  public void set(int index, long value) {
    try {
      statement.setLong(index, value);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /**
   * Sets a parameter to a {@code Long}, {@code Integer}, {@code Double}, {@code String}, {@code
   * byte[]} or {@code null}.
   *
   * @param index the parameter
   * @param value the value
   */
  @SuppressWarnings("IfChainToSwitch") // a switch over types is linked anew at every start
  public void set(int index, @Nullable Object value) {
    try {
      if (value == null) {
        statement.setNull(index, Types.NULL);
      } else if (value instanceof Long number) {
        statement.setLong(index, number);
      } else if (value instanceof Integer number) {
        statement.setLong(index, number);
      } else if (value instanceof Double number) {
        statement.setDouble(index, number);
      } else if (value instanceof String text) {
        statement.setString(index, text);
      } else if (value instanceof byte[] bytes) {
        statement.setBytes(index, bytes);
      } else {
        throw new IllegalArgumentException("unsupported type " + value.getClass());
      }
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /**
   * Sets all parameters, from the first.
   *
   * @param values {@code Long}, {@code Integer}, {@code Double}, {@code String}, {@code byte[]} or
   *     {@code null}
   */
  public void setAll(@Nullable Object... values) {
    for (int i = 0; i < values.length; i++) {
      set(i + 1, values[i]);
    }
  }

  /**
   * Sets a parameter to {@code NULL}.
   *
   * @param index the parameter
   */
  public void setNull(int index) {
    try {
      statement.setNull(index, Types.NULL);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /** {@return how many rows the statement changed} */
  public int update() {
    try {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /** Keeps the parameters for {@link #runBatch}. */
  public void addBatch() {
    try {
      statement.addBatch();
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /** Forgets the parameters kept for {@link #runBatch}. */
  public void clearBatch() {
    try {
      statement.clearBatch();
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /** Runs the statement once for each kept set of parameters. */
  public void runBatch() {
    try {
      statement.executeBatch();
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /** {@return the rows of the query; close them before the next call} */
  public SqlRows query() {
    try {
      return new SqlRows(statement.executeQuery(), failures);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  @Override
  public void close() {
    if (keeper != null) {
      keeper.accept(statement);
      return;
    }
    try {
      statement.close();
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }
}
