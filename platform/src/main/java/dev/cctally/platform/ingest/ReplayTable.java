package dev.cctally.platform.ingest;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table {@code replay}. It is small, forks being rare, and is read as a whole. */
final class ReplayTable {
  private final SqlDatabase database;
  private @Nullable Map<Integer, Replay> stored;

  ReplayTable(SqlDatabase database) {
    this.database = database;
  }

  /** What of a session only repeats its parent's. */
  Replay of(int session) {
    return all().getOrDefault(session, Replay.NOTHING);
  }

  private Map<Integer, Replay> all() {
    Map<Integer, Replay> all = stored;
    if (all == null) {
      all = new HashMap<>();
      try (SqlStatement statement =
              database.prepare("SELECT session_id, before_position, second FROM replay");
          SqlRows rows = statement.query()) {
        while (rows.next()) {
          all.put((int) rows.number(0), new Replay(rows.number(1), rows.numberOrNull(2)));
        }
      }
      stored = all;
    }
    return all;
  }

  void put(int session, Replay replay) {
    if (replay.equals(of(session))) {
      return;
    }
    if (replay.equals(Replay.NOTHING)) {
      all().remove(session);
      database.update("DELETE FROM replay WHERE session_id = ?", (long) session);
    } else {
      all().put(session, replay);
      database.update(
          "INSERT OR REPLACE INTO replay (session_id, before_position, second) VALUES (?, ?, ?)",
          (long) session,
          replay.beforePosition(),
          replay.second());
    }
  }

  /** Drops what is stored of a vendor. */
  void clear(String vendorId) {
    database.update(
        """
        DELETE FROM replay WHERE session_id IN (
          SELECT s.id FROM session s JOIN file f ON f.id = s.file_id JOIN root r ON r.id = f.root_id
          WHERE r.vendor = ?)
        """,
        vendorId);
    forget();
  }

  /** The transaction was undone, or rows were removed otherwise. */
  void forget() {
    stored = null;
  }
}
