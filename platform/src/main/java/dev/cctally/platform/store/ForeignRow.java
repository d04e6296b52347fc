package dev.cctally.platform.store;

import dev.cctally.spi.vendor.DatabaseLog;
import java.io.Serial;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A row of a foreign database. */
final class ForeignRow implements DatabaseLog.Row {
  private final ResultSet rows;

  ForeignRow(ResultSet rows) {
    this.rows = rows;
  }

  /** A column could not be read; goes past the vendor's code, which has no such failure. */
  static final class Unreadable extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final transient SQLException reason;

    Unreadable(SQLException reason) {
      super(reason);
      this.reason = reason;
    }

    SQLException reason() {
      return reason;
    }
  }

  @Override
  public boolean isNull(int column) {
    try {
      return rows.getLong(column + 1) == 0 && rows.wasNull();
    } catch (SQLException e) {
      throw new Unreadable(e);
    }
  }

  @Override
  public long number(int column) {
    try {
      return rows.getLong(column + 1);
    } catch (SQLException e) {
      throw new Unreadable(e);
    }
  }

  @Override
  public double real(int column) {
    try {
      return rows.getDouble(column + 1);
    } catch (SQLException e) {
      throw new Unreadable(e);
    }
  }

  @Override
  public @Nullable String text(int column) {
    try {
      return rows.getString(column + 1);
    } catch (SQLException e) {
      throw new Unreadable(e);
    }
  }

  @Override
  public byte @Nullable [] bytes(int column) {
    try {
      return rows.getBytes(column + 1);
    } catch (SQLException e) {
      throw new Unreadable(e);
    }
  }
}
