package dev.cctally.platform.ingest;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import dev.cctally.platform.store.StoreException;
import dev.cctally.spi.vendor.QuotaReading;
import java.util.ArrayList;
import java.util.Comparator;
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
   * @param last the number of what was stored last
   */
  record Waiting(List<QuotaReading> readings, long last) {}

  void add(EncodedStatements statements) {
    if (statements.readings() > 0) {
      database.update(
          "INSERT INTO quota_said (vendor, readings, body) VALUES (?, ?, ?)",
          vendorId,
          statements.readings(),
          statements.body());
    }
  }

  /** Whether more than a number of them wait. */
  boolean moreThan(int some) {
    return database.number(
            "SELECT coalesce(sum(readings), 0) FROM quota_said WHERE vendor = ?", vendorId)
        > some;
  }

  Waiting waiting() {
    List<QuotaReading> readings = new ArrayList<>();
    long last = 0;
    try (SqlStatement statement =
        database.prepare("SELECT id, body FROM quota_said WHERE vendor = ? ORDER BY id")) {
      statement.setAll(vendorId);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          last = rows.number(0);
          byte[] body = rows.bytes(1);
          StatementCodec.decode(body == null ? new byte[0] : body, readings);
        }
      }
    } catch (PackCodec.PackException e) {
      throw StoreException.damaged(e);
    }
    readings.sort(
        Comparator.comparingLong(QuotaReading::atMicros)); // as found where times are equal
    return new Waiting(readings, last);
  }

  /**
   * Forgets those that have arrived.
   *
   * @param waiting what waited
   * @param left what of it waits still
   */
  void arrived(Waiting waiting, List<QuotaReading> left) {
    add(EncodedStatements.of(left)); // first: twice is better than lost
    database.update(
        "DELETE FROM quota_said WHERE vendor = ? AND id <= ?", vendorId, waiting.last());
  }
}
