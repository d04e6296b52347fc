package dev.cctally.platform.ingest;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the usage of one session, from the days on which its files have any. */
final class SessionHistory {
  private final SqlDatabase database;

  SessionHistory(SqlDatabase database) {
    this.database = database;
  }

  void cells(String vendorId, String sessionId, Consumer<UsageCell> sink) {
    Set<Integer> ids = ids(vendorId, sessionId);
    if (ids.isEmpty()) {
      return;
    }
    UsageHistory.Range range = range(ids);
    if (range == null) {
      return;
    }
    new StoredHistory(database)
        .cells(
            vendorId,
            range,
            cell -> {
              if (ids.contains(cell.session().id())) {
                sink.accept(cell);
              }
            });
  }

  /** Our numbers for it: one for each file that holds a part. */
  private Set<Integer> ids(String vendorId, String sessionId) {
    Set<Integer> ids = new HashSet<>();
    try (SqlStatement statement =
        database.prepare(
            """
            SELECT s.id
            FROM session s JOIN file f ON f.id = s.file_id JOIN root r ON r.id = f.root_id
            WHERE ifnull(s.session_id, s.hint_session) = ? AND r.vendor = ?
            """)) {
      statement.set(1, sessionId);
      statement.set(2, vendorId);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          ids.add((int) rows.number(0));
        }
      }
    }
    return ids;
  }

  /** When its files have rows, and those of other files that count for it. */
  private UsageHistory.@Nullable Range range(Set<Integer> ids) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    try (SqlStatement statement =
        database.prepare(
            """
            SELECT min(first_us), max(last_us) FROM pack WHERE file_id IN (
              SELECT file_id FROM session WHERE id = ?
              UNION SELECT file_id FROM verdict WHERE owner_session = ? AND counted = 1)
            """)) {
      for (int id : ids) {
        statement.set(1, (long) id);
        statement.set(2, (long) id);
        try (SqlRows rows = statement.query()) {
          Long from = rows.next() ? rows.numberOrNull(0) : null;
          Long to = from == null ? null : rows.numberOrNull(1);
          if (from != null && to != null) {
            first = Math.min(first, from);
            last = Math.max(last, to);
          }
        }
      }
    }
    if (first > last) {
      return null; // it has none
    }
    // Whole cells: those of other sessions need not be cut.
    return new UsageHistory.Range(
        first - Math.floorMod(first, UsageCell.BUCKET_MICROS),
        last - Math.floorMod(last, UsageCell.BUCKET_MICROS) + UsageCell.BUCKET_MICROS - 1);
  }
}
