package dev.cctally.platform.ingest;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import dev.cctally.spi.vendor.QuotaReading;
import java.util.ArrayList;
import java.util.List;

/**
 * The table {@code quota_said}: quota readings that were found in logs and are not in the history
 * yet. They are stored in the transaction that moves a file's cursor behind them, so that none is
 * lost whatever happens before the history has them.
 */
final class QuotaOutbox {
  private final SqlDatabase database;
  private final String vendorId;

  QuotaOutbox(SqlDatabase database, String vendorId) {
    this.database = database;
    this.vendorId = vendorId;
  }

  /**
   * What waits.
   *
   * @param readings oldest first
   * @param last the number of the one stored last
   */
  record Waiting(List<QuotaReading> readings, long last) {}

  void add(List<QuotaReading> readings) {
    if (readings.isEmpty()) {
      return;
    }
    try (SqlStatement insert =
        database.prepare(
            "INSERT INTO quota_said (vendor, window, account, at_us, percent, resets_us, plan,"
                + " position) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (QuotaReading reading : readings) {
        insert.setAll(
            vendorId,
            reading.window(),
            reading.account(),
            reading.atMicros(),
            reading.usedPercent(),
            reading.resetsAtMicros(),
            reading.plan(),
            reading.position());
        insert.update();
      }
    }
  }

  /** Whether more than a number of them wait. */
  boolean moreThan(int some) {
    return database.number(
            "SELECT count(*) FROM (SELECT 1 FROM quota_said WHERE vendor = ? LIMIT ?)",
            vendorId,
            some + 1L)
        > some;
  }

  Waiting waiting() {
    List<QuotaReading> readings = new ArrayList<>();
    long last = 0;
    try (SqlStatement statement =
        database.prepare(
            "SELECT id, position, at_us, window, percent, resets_us, account, plan FROM quota_said"
                + " WHERE vendor = ? ORDER BY at_us, id")) {
      statement.setAll(vendorId);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          last = Math.max(last, rows.number(0));
          readings.add(
              new QuotaReading(
                  rows.number(1),
                  rows.number(2),
                  rows.requiredText(3),
                  rows.real(4),
                  rows.numberOrNull(5),
                  rows.text(6),
                  rows.text(7)));
        }
      }
    }
    return new Waiting(readings, last);
  }

  /** Forgets those that have arrived. */
  void arrived(Waiting waiting) {
    database.update(
        "DELETE FROM quota_said WHERE vendor = ? AND id <= ?", vendorId, waiting.last());
  }
}
