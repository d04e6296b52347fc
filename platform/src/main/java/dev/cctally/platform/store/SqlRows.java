package dev.cctally.platform.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The rows of a query, one at a time. Columns count from 0. */
public final class SqlRows implements AutoCloseable {
  private final ResultSet rows;
  private final SqlFailures failures;

  SqlRows(ResultSet rows, SqlFailures failures) {
    this.rows = rows;
    this.failures = failures;
  }

  /** {@return whether there is a next row, and moves to it} */
  public boolean next() {
    try {
      return rows.next();
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /**
   * {@return a column as a whole number, 0 for {@code NULL}}
   *
   * @param column the column
   */
  public long number(int column) {
    try {
      return rows.getLong(column + 1);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /**
   * {@return a column as a whole number, or {@code null}}
   *
   * @param column the column
   */
  public @Nullable Long numberOrNull(int column) {
    try {
      long value = rows.getLong(column + 1);
      return value == 0 && rows.wasNull() ? null : (Long) value;
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /**
   * {@return a column as a floating-point number, 0 for {@code NULL}}
   *
   * @param column the column
   */
  public double real(int column) {
    try {
      return rows.getDouble(column + 1);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /**
   * {@return a column as a floating-point number, or {@code null}}
   *
   * @param column the column
   */
  public @Nullable Double realOrNull(int column) {
    try {
      double value = rows.getDouble(column + 1);
      return value == 0 && rows.wasNull() ? null : (Double) value;
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /**
   * {@return a column as text, or {@code null}}
   *
   * @param column the column
   */
  public @Nullable String text(int column) {
    try {
      return rows.getString(column + 1);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /**
   * {@return a column as text}
   *
   * @param column a column that is never {@code NULL}
   */
  public String requiredText(int column) {
    String text = text(column);
    if (text == null) {
      throw new IllegalStateException("column " + column + " is NULL");
    }
    return text;
  }

  /**
   * {@return a column's bytes, or {@code null}}
   *
   * @param column the column
   */
  public byte @Nullable [] bytes(int column) {
    try {
      return rows.getBytes(column + 1);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /** {@return how many columns there are} */
  public int columns() {
    try {
      return rows.getMetaData().getColumnCount();
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /**
   * {@return a column as it is stored, in a form that {@link SqlStatement#setAll} takes}
   *
   * @param column the column
   */
  public @Nullable Object value(int column) {
    try {
      return rows.getObject(column + 1);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  @Override
  public void close() {
    try {
      rows.close();
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }
}
