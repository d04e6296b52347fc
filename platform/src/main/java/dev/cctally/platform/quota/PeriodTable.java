package dev.cctally.platform.quota;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code quota_period}. */
final class PeriodTable {
  private static final String COLUMNS = "SELECT id, key, start_us, end_us FROM quota_period ";

  private final SqlDatabase database;
  private boolean added;

  PeriodTable(SqlDatabase database) {
    this.database = database;
  }

  /** A reading of zero that waits to be confirmed. */
  record PendingZero(double baseline, long atMicros) {}

  /** The period that ends at a moment, stored if it is new. */
  Period at(long series, long endMicros, Duration length) {
    Period known = find("WHERE series = ? AND end_us = ?", series, endMicros);
    if (known != null) {
      return known;
    }
    String key = PeriodIdentity.key(endMicros, length);
    long start = PeriodIdentity.start(endMicros, length);
    added = true;
    Period aside = find("WHERE series = ? AND end_us = ?", -series, endMicros);
    if (aside != null) {
      database.update(
          "UPDATE quota_period SET series = ?, key = ?, start_us = ? WHERE id = ?",
          series,
          key,
          start,
          aside.id());
      return new Period(aside.id(), key, start, endMicros);
    }
    database.update(
        "INSERT INTO quota_period (series, key, start_us, end_us) VALUES (?, ?, ?, ?)",
        series,
        key,
        start,
        endMicros);
    return new Period(database.lastInsertedRow(), key, start, endMicros);
  }

  /** Whether a period was added since this was last asked. */
  boolean takeAdded() {
    boolean taken = added;
    added = false;
    return taken;
  }

  /** Sets the periods of a series aside: those that are asked for again keep their numbers. */
  void setAside(long series) {
    database.update(
        "UPDATE quota_period SET series = -series, zero_baseline = NULL, zero_at_us = NULL"
            + " WHERE series = ?",
        series);
  }

  /**
   * Forgets those that were not asked for again. Such as something was written down about stay
   * aside, should they be asked for another time.
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

  /** The period of that end, or else the latest of that name; {@code null} if there is neither. */
  @Nullable Period established(long series, long endMicros, Duration length) {
    Period exact = find("WHERE series = ? AND end_us = ?", series, endMicros);
    return exact != null
        ? exact
        : find(
            "WHERE series = ? AND key = ? ORDER BY id DESC LIMIT 1",
            series,
            PeriodIdentity.key(endMicros, length));
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

  @Nullable PendingZero pendingZero(long period) {
    try (SqlStatement statement =
        database.prepare(
            "SELECT zero_baseline, zero_at_us FROM quota_period"
                + " WHERE id = ? AND zero_at_us IS NOT NULL")) {
      statement.set(1, period);
      try (SqlRows rows = statement.query()) {
        return rows.next() ? new PendingZero(rows.real(0), rows.number(1)) : null;
      }
    }
  }

  void setPendingZero(long period, @Nullable PendingZero zero) {
    database.update(
        "UPDATE quota_period SET zero_baseline = ?, zero_at_us = ? WHERE id = ?",
        zero == null ? null : (Double) zero.baseline(),
        zero == null ? null : (Long) zero.atMicros(),
        period);
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
