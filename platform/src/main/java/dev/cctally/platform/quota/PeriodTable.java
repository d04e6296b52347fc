package dev.cctally.platform.quota;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code quota_period}. */
final class PeriodTable {
  private static final String COLUMNS = "SELECT id, key, start_us, end_us FROM quota_period ";

  private final SqlDatabase database;

  PeriodTable(SqlDatabase database) {
    this.database = database;
  }

  /** A reading of zero that waits to be confirmed. */
  record PendingZero(double baseline, long atMicros) {}

  /**
   * A row.
   *
   * @param period the period
   * @param zero the zero that waits, or {@code null}
   * @param aside whether it belongs to no reading any more, but something was written down about it
   */
  record Stored(Period period, @Nullable PendingZero zero, boolean aside) {}

  /** Every row of a series. Those that are set aside bear its number negated. */
  List<Stored> stored(long series) {
    List<Stored> stored = new ArrayList<>();
    try (SqlStatement statement =
        database.prepare(
            "SELECT id, key, start_us, end_us, zero_baseline, zero_at_us, series FROM quota_period"
                + " WHERE series IN (?, ?)")) {
      statement.setAll(series, -series);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          Long zeroAt = rows.numberOrNull(5);
          PendingZero zero = zeroAt == null ? null : new PendingZero(rows.real(4), zeroAt);
          stored.add(new Stored(period(rows), zero, rows.number(6) != series));
        }
      }
    }
    return stored;
  }

  /** The highest number of any period. */
  long highestId() {
    return database.number("SELECT max(id) FROM quota_period");
  }

  void add(long series, Stored row) {
    Period period = row.period();
    PendingZero zero = row.zero();
    database.update(
        "INSERT INTO quota_period (id, series, key, start_us, end_us, zero_baseline, zero_at_us)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        period.id(),
        series,
        period.key(),
        period.startMicros(),
        period.endMicros(),
        zero == null ? null : (Double) zero.baseline(),
        zero == null ? null : (Long) zero.atMicros());
  }

  /** Stores a row that is there already, set aside or not. */
  void restate(long series, Stored row) {
    Period period = row.period();
    PendingZero zero = row.zero();
    database.update(
        "UPDATE quota_period SET series = ?, key = ?, start_us = ?, zero_baseline = ?,"
            + " zero_at_us = ? WHERE id = ?",
        series,
        period.key(),
        period.startMicros(),
        zero == null ? null : (Double) zero.baseline(),
        zero == null ? null : (Long) zero.atMicros(),
        period.id());
  }

  /** Sets a period of a series aside. */
  void setAside(long series, long id) {
    database.update(
        "UPDATE quota_period SET series = ?, zero_baseline = NULL, zero_at_us = NULL WHERE id = ?",
        -series,
        id);
  }

  /**
   * Forgets those that are set aside. Such as something was written down about stay, should they be
   * asked for another time.
   */
  void removeSetAside(long series) {
    database.update(
        """
        DELETE FROM quota_period WHERE series = -?1
          AND id NOT IN (SELECT period FROM quota_cost WHERE series = ?1 AND period IS NOT NULL)
          AND id NOT IN (SELECT window_id FROM quota_milestone WHERE series = ?1 AND axis = 0)
        """,
        series);
  }

  Period required(long id) {
    Period period = find("WHERE id = ?", id);
    if (period == null) {
      throw new IllegalStateException("no period " + id);
    }
    return period;
  }

  /** Every period of a series, by start. */
  List<Period> all(long series) {
    List<Period> periods = new ArrayList<>();
    try (SqlStatement statement =
        database.prepare(COLUMNS + "WHERE series = ? ORDER BY start_us, id")) {
      statement.set(1, series);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          periods.add(period(rows));
        }
      }
    }
    return periods;
  }

  private @Nullable Period find(String where, Object... parameters) {
    try (SqlStatement statement = database.prepare(COLUMNS + where)) {
      statement.setAll(parameters);
      try (SqlRows rows = statement.query()) {
        return rows.next() ? period(rows) : null;
      }
    }
  }

  private static Period period(SqlRows rows) {
    return new Period(rows.number(0), rows.requiredText(1), rows.number(2), rows.number(3));
  }
}
