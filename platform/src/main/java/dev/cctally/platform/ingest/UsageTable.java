package dev.cctally.platform.ingest;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.vendor.UsageEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows of the table {@code usage}. Used inside a transaction. */
final class UsageTable implements AutoCloseable {
  private static final int BATCH = 500;

  private final SqlDatabase database;
  private final List<Long> promptThresholds;
  private final Dictionary models;
  private final Dictionary extras;
  private final SqlStatement insert;
  private final SqlStatement find;
  private final SqlStatement update;
  private int batched;

  /**
   * Makes a writer.
   *
   * @param database where
   * @param promptThresholds prompt sizes that divide price tiers, ascending
   */
  UsageTable(SqlDatabase database, List<Long> promptThresholds) {
    this.database = database;
    this.promptThresholds = promptThresholds;
    models = new Dictionary(database, "model", "name");
    extras = new Dictionary(database, "extra", "json");
    insert =
        database.prepare(
            """
            INSERT INTO usage (
              file_id, position, value_position, session_id, at_us, model_id, speed, tier, input,
              cache_read, cache_write_5m, cache_write_1h, output, reasoning, recorded_pico, rank,
              group_hash, key_hash, shadow, extra_id, counted, owner_session, contested, moved)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
                    ?19, ?20, 1, ?4, 0, 0)
            """);
    find =
        database.prepare(
            """
            SELECT position, rank, at_us, owner_session FROM usage
            WHERE group_hash = ? AND file_id = ? AND key_hash = ? AND shadow = ?
            """);
    update =
        database.prepare(
            """
            UPDATE usage SET value_position = ?3, at_us = ?5, model_id = ?6, speed = ?7, tier = ?8,
              input = ?9, cache_read = ?10, cache_write_5m = ?11, cache_write_1h = ?12,
              output = ?13, reasoning = ?14, recorded_pico = ?15, rank = ?16, extra_id = ?17
            WHERE file_id = ?1 AND position = ?2
            """);
  }

  /** Adds a row of a stretch of the file that nothing earlier can belong to. */
  void insert(int fileId, int session, ParsedRow row, PendingChanges changes) {
    bind(insert, fileId, row.position, row.value);
    insert.set(4, (long) session);
    setNonZero(insert, 17, row.group);
    setNonZero(insert, 18, row.key);
    insert.set(19, row.shadow() ? 1L : 0L);
    setExtras(insert, 20, row.value.extras());
    insert.addBatch();
    if (++batched >= BATCH) {
      flush();
    }
    changes.rows(1);
    changes.sums(session, row.value.atMicros());
    if (row.group != 0) {
      changes.group(row.group);
    }
  }

  /** Adds a row, or folds it into what an earlier line of the file told of the same response. */
  void merge(int fileId, int session, ParsedRow row, PendingChanges changes) {
    if (row.key == 0) {
      insert(fileId, session, row, changes);
      return;
    }
    flush();
    find.set(1, row.group);
    find.set(2, (long) fileId);
    find.set(3, row.key);
    find.set(4, row.shadow() ? 1L : 0L);
    long position;
    try (SqlRows rows = find.query()) {
      if (!rows.next()) {
        insert(fileId, session, row, changes);
        return;
      }
      if (row.value.rank() <= rows.number(1)) {
        return;
      }
      position = rows.number(0);
      int owner = (int) rows.number(3);
      changes.sums(owner, Math.min(rows.number(2), row.value.atMicros()));
    }
    bind(update, fileId, position, row.value);
    setExtras(update, 17, row.value.extras());
    update.update();
    changes.rows(1);
    changes.group(row.group);
  }

  private void bind(SqlStatement statement, int fileId, long position, UsageEvent value) {
    TokenCounts tokens = value.tokens();
    statement.set(1, (long) fileId);
    statement.set(2, position);
    statement.set(3, value.position());
    statement.set(5, value.atMicros());
    statement.set(6, models.id(value.model()));
    statement.set(7, (long) value.speed().ordinal());
    statement.set(8, tier(tokens.prompt()));
    statement.set(9, tokens.input());
    statement.set(10, tokens.cacheRead());
    statement.set(11, tokens.cacheWrite5m());
    statement.set(12, tokens.cacheWrite1h());
    statement.set(13, tokens.output());
    statement.set(14, tokens.reasoning());
    Money recorded = value.recordedCost();
    if (recorded == null) {
      statement.setNull(15);
    } else {
      statement.set(15, recorded.pico());
    }
    statement.set(16, value.rank());
  }

  private void setExtras(SqlStatement statement, int index, @Nullable String json) {
    if (json == null) {
      statement.setNull(index);
    } else {
      statement.set(index, extras.id(json));
    }
  }

  private static void setNonZero(SqlStatement statement, int index, long value) {
    if (value == 0) {
      statement.setNull(index);
    } else {
      statement.set(index, value);
    }
  }

  private long tier(long prompt) {
    int tier = 0;
    while (tier < promptThresholds.size() && prompt > promptThresholds.get(tier)) {
      tier++;
    }
    return tier;
  }

  /** Drops every row of a file. */
  void clear(int fileId, PendingChanges changes) {
    flush();
    try (SqlStatement select =
        database.prepare(
            """
            SELECT owner_session, min(at_us), 0 FROM usage WHERE file_id = ?1 GROUP BY owner_session
            UNION ALL
            SELECT group_hash, 0, 1 FROM usage WHERE file_id = ?1 AND group_hash IS NOT NULL
            """)) {
      select.set(1, (long) fileId);
      try (SqlRows rows = select.query()) {
        while (rows.next()) {
          if (rows.number(2) == 0) {
            changes.sums((int) rows.number(0), rows.number(1));
          } else {
            changes.group(rows.number(0));
          }
        }
      }
    }
    changes.rows(database.update("DELETE FROM usage WHERE file_id = ?", (long) fileId));
  }

  /** Says which groups other files may know too, or all of the file's. */
  void groups(int fileId, boolean contestedOnly, PendingChanges changes) {
    flush();
    try (SqlStatement select =
        database.prepare(
            "SELECT group_hash FROM usage WHERE file_id = ? AND group_hash IS NOT NULL"
                + (contestedOnly ? " AND contested = 1" : ""))) {
      select.set(1, (long) fileId);
      try (SqlRows rows = select.query()) {
        while (rows.next()) {
          changes.group(rows.number(0));
        }
      }
    }
  }

  /** Writes what is still waiting. */
  void flush() {
    if (batched > 0) {
      insert.runBatch();
      batched = 0;
    }
  }

  /** The transaction was undone. */
  void forget() {
    insert.clearBatch();
    batched = 0;
    models.forget();
    extras.forget();
  }

  @Override
  public void close() {
    models.close();
    extras.close();
    insert.close();
    find.close();
    update.close();
  }
}
