package dev.cctally.platform.alert.engine;

import dev.cctally.platform.quota.SeriesKey;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The table {@code alert_mark}. */
record MarkTable(SqlDatabase database) {
  /** How a series is called in it. */
  static String name(SeriesKey series) {
    return series.vendorId() + "/" + series.account() + "/" + series.name();
  }

  /** The milestone of a series up to which was looked, or {@code null}. */
  @Nullable Long of(String series) {
    try (SqlStatement statement =
        database.prepare("SELECT milestone FROM alert_mark WHERE series = ?")) {
      statement.setAll(series);
      try (SqlRows rows = statement.query()) {
        return rows.next() ? (Long) rows.number(0) : null;
      }
    }
  }

  /** Moves the mark of a series forward. */
  void move(String series, long milestone) {
    database.update(
        "INSERT INTO alert_mark VALUES (?, ?) ON CONFLICT (series) DO UPDATE"
            + " SET milestone = max(milestone, excluded.milestone)",
        series,
        milestone);
  }
}
