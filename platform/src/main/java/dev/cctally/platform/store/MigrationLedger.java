package dev.cctally.platform.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which migrations of a file were applied and which are left out at the user's wish: its tables
 * {@code migration} and {@code migration_skipped}, either of which may be missing.
 */
final class MigrationLedger {
  private static final String APPLIED = "migration";
  private static final String SKIPPED = "migration_skipped";

  private final SqlDatabase database;

  MigrationLedger(SqlDatabase database) {
    this.database = database;
  }

  /**
   * A migration that is left out.
   *
   * @param atMicros since when: microseconds since 1970-01-01T00:00:00Z
   * @param reason why, as the user said, or {@code null}
   */
  record Skip(long atMicros, @Nullable String reason) {}

  /** Makes the tables that are missing. */
  void create() {
    database.execute(
        """
        CREATE TABLE IF NOT EXISTS migration (
          name       TEXT PRIMARY KEY NOT NULL,
          applied_us INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
        """);
    database.execute(
        """
        CREATE TABLE IF NOT EXISTS migration_skipped (
          name       TEXT PRIMARY KEY NOT NULL,
          skipped_us INTEGER NOT NULL,
          reason     TEXT
        ) STRICT, WITHOUT ROWID
        """);
  }

  /** When each was applied, by name. */
  Map<String, Long> applied() {
    Map<String, Long> applied = new LinkedHashMap<>();
    if (exists(APPLIED)) {
      try (SqlStatement statement =
              database.prepare("SELECT name, applied_us FROM migration ORDER BY name");
          SqlRows rows = statement.query()) {
        while (rows.next()) {
          applied.put(rows.requiredText(0), rows.number(1));
        }
      }
    }
    return applied;
  }

  /** Those that are left out, by name. */
  Map<String, Skip> skipped() {
    Map<String, Skip> skipped = new LinkedHashMap<>();
    if (exists(SKIPPED)) {
      try (SqlStatement statement =
              database.prepare(
                  "SELECT name, skipped_us, reason FROM migration_skipped ORDER BY name");
          SqlRows rows = statement.query()) {
        while (rows.next()) {
          skipped.put(rows.requiredText(0), new Skip(rows.number(1), rows.text(2)));
        }
      }
    }
    return skipped;
  }

  void apply(String name, long atMicros) {
    database.update("INSERT INTO migration VALUES (?, ?)", name, atMicros);
  }

  void skip(String name, Skip skip) {
    database.update(
        "INSERT INTO migration_skipped VALUES (?, ?, ?)", name, skip.atMicros(), skip.reason());
  }

  void unskip(String name) {
    database.update("DELETE FROM migration_skipped WHERE name = ?", name);
  }

  /** Forgets all but some names; how many rows that were. */
  int keep(Set<String> known) {
    int dropped = 0;
    for (String name : applied().keySet()) {
      if (!known.contains(name)) {
        dropped += database.update("DELETE FROM migration WHERE name = ?", name);
      }
    }
    for (String name : skipped().keySet()) {
      if (!known.contains(name)) {
        dropped += database.update("DELETE FROM migration_skipped WHERE name = ?", name);
      }
    }
    return dropped;
  }

  private boolean exists(String table) {
    return database.number(
            "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?", table)
        > 0;
  }
}
