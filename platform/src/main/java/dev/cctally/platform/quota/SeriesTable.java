package dev.cctally.platform.quota;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The table {@code quota_series}. */
final class SeriesTable {
  private final SqlDatabase database;

  SeriesTable(SqlDatabase database) {
    this.database = database;
  }

  /** A stored series. */
  record Stored(long id, SeriesKey key) {}

  /** The number of a series, which is stored if it is new; lengths learnt since are kept. */
  long id(SeriesKey key) {
    database.update(
        """
        INSERT INTO quota_series (vendor, account, name, period_us, block_us)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (vendor, account, name) DO UPDATE SET
          period_us = max(period_us, excluded.period_us),
          block_us = max(block_us, excluded.block_us)
        """,
        key.vendorId(),
        key.account(),
        key.name(),
        micros(key.period()),
        micros(key.block()));
    return database.number(
        "SELECT id FROM quota_series WHERE vendor = ? AND account = ? AND name = ?",
        key.vendorId(),
        key.account(),
        key.name());
  }

  /** What a number stands for. */
  SeriesKey key(long id) {
    try (SqlStatement statement =
        database.prepare(
            "SELECT id, vendor, account, name, period_us, block_us FROM quota_series"
                + " WHERE id = ?")) {
      statement.set(1, id);
      try (SqlRows rows = statement.query()) {
        if (!rows.next()) {
          throw new IllegalStateException("no series " + id);
        }
        return stored(rows).key();
      }
    }
  }

  /** The number of every series. */
  List<Long> ids() {
    List<Long> ids = new ArrayList<>();
    try (SqlStatement statement = database.prepare("SELECT id FROM quota_series ORDER BY id");
        SqlRows rows = statement.query()) {
      while (rows.next()) {
        ids.add(rows.number(0));
      }
    }
    return ids;
  }

  /** The series of a vendor, the one with the latest reading first. */
  List<Stored> of(String vendorId) {
    List<Stored> series = new ArrayList<>();
    try (SqlStatement statement =
        database.prepare(
            """
            SELECT s.id, s.vendor, s.account, s.name, s.period_us, s.block_us FROM quota_series s
            WHERE s.vendor = ?
            ORDER BY (SELECT max(r.at_us) FROM quota_reading r WHERE r.series = s.id) DESC, s.id
            """)) {
      statement.set(1, vendorId);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          series.add(stored(rows));
        }
      }
    }
    return series;
  }

  private static Stored stored(SqlRows rows) {
    return new Stored(
        rows.number(0),
        new SeriesKey(
            rows.requiredText(1),
            rows.requiredText(2),
            rows.requiredText(3),
            duration(rows.number(4)),
            duration(rows.number(5))));
  }

  private static long micros(Duration duration) {
    return duration.toMillis() * 1000;
  }

  private static Duration duration(long micros) {
    return Duration.ofMillis(micros / 1000);
  }
}
