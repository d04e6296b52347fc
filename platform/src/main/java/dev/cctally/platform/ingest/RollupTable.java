package dev.cctally.platform.ingest;

import dev.cctally.platform.ingest.FileRows.Verdict;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code rollup}, always equal to the sum of the counted rows below current roots:
 * whatever changes is summed again, never patched.
 */
final class RollupTable implements AutoCloseable {
  private final SqlDatabase database;
  private final CountedRows counted;
  private final List<Long> thresholds;
  private final Map<String, Long> models = new HashMap<>();
  private @Nullable SqlStatement insert;
  private @Nullable SqlStatement delete;

  /**
   * Makes a writer.
   *
   * @param database where
   * @param packs the rows
   * @param sessions their sessions
   * @param thresholds prompt sizes that divide price tiers, ascending
   */
  RollupTable(SqlDatabase database, PackTable packs, SessionTable sessions, List<Long> thresholds) {
    this.database = database;
    this.counted = new CountedRows(packs, sessions);
    this.thresholds = thresholds;
  }

  /** Sums everything a vendor has. */
  void rebuild(String vendorId) {
    database.update(
        """
        DELETE FROM rollup WHERE session_id IN (
          SELECT s.id FROM session s JOIN file f ON f.id = s.file_id JOIN root r ON r.id = f.root_id
          WHERE r.vendor = ?)
        """,
        vendorId);
    Map<Integer, Map<String, Integer>> sessionIds = sessionIds(vendorId);
    Map<Long, Verdict> none = Map.of();
    Map<Integer, Map<Long, Verdict>> verdicts = verdicts(vendorId);
    CellSums sums = new CellSums(thresholds);
    try (SqlStatement statement =
        database.prepare(
            """
            SELECT p.file_id, p.body
            FROM root r JOIN file f ON f.root_id = r.id JOIN pack p ON p.file_id = f.id
            WHERE r.vendor = ? AND r.current = 1
            """)) {
      statement.set(1, vendorId);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          int file = (int) rows.number(0);
          Map<Long, Verdict> ofFile = verdicts.getOrDefault(file, none);
          Map<String, Integer> ids = sessionIds.getOrDefault(file, Map.of());
          for (UsageRow row : PackTable.decode(rows.bytes(1))) {
            Verdict verdict = ofFile.isEmpty() ? null : ofFile.get(row.position);
            if (verdict == null) {
              Integer own = ids.get(row.session);
              if (own == null) {
                throw new IllegalStateException("a row's session is not stored");
              }
              sums.add(own, row);
            } else if (verdict.counted()) {
              sums.add(verdict.owner(), row);
            }
          }
        }
      }
    }
    store(sums);
  }

  private Map<Integer, Map<String, Integer>> sessionIds(String vendorId) {
    Map<Integer, Map<String, Integer>> ids = new HashMap<>();
    try (SqlStatement statement =
        database.prepare(
            """
            SELECT s.file_id, s.key, s.id
            FROM root r JOIN file f ON f.root_id = r.id JOIN session s ON s.file_id = f.id
            WHERE r.vendor = ?
            """)) {
      statement.set(1, vendorId);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          int file = (int) rows.number(0);
          String key = rows.requiredText(1);
          int id = (int) rows.number(2);
          Map<String, Integer> ofFile = ids.get(file);
          if (ofFile == null) {
            ids.put(file, Map.of(key, id)); // nearly always the only one
          } else {
            Map<String, Integer> more = new HashMap<>(ofFile);
            more.put(key, id);
            ids.put(file, more);
          }
        }
      }
    }
    return ids;
  }

  private Map<Integer, Map<Long, Verdict>> verdicts(String vendorId) {
    Map<Integer, Map<Long, Verdict>> verdicts = new HashMap<>();
    try (SqlStatement statement =
        database.prepare(
            """
            SELECT v.file_id, v.position, v.counted, v.owner_session
            FROM verdict v JOIN file f ON f.id = v.file_id JOIN root r ON r.id = f.root_id
            WHERE r.vendor = ?
            """)) {
      statement.set(1, vendorId);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          verdicts
              .computeIfAbsent((int) rows.number(0), _ -> new HashMap<>())
              .put(rows.number(1), new Verdict(rows.number(2) != 0, (int) rows.number(3)));
        }
      }
    }
    return verdicts;
  }

  /**
   * Sums sessions again.
   *
   * @param changed session to the earliest instant that may have changed
   */
  void refresh(Map<Integer, Long> changed) {
    if (changed.isEmpty()) {
      return;
    }
    CellSums sums = new CellSums(thresholds);
    new LinkedHashMap<>(changed)
        .forEach((session, from) -> {
          long bucket = Math.floorDiv(from, UsageCell.BUCKET_MICROS);
          if (delete == null) {
            delete = database.prepare("DELETE FROM rollup WHERE session_id = ? AND bucket >= ?");
          }
          delete.set(1, (long) session);
          delete.set(2, bucket);
          delete.update();
          long start = bucket * UsageCell.BUCKET_MICROS;
          counted
              .of(session)
              .forEach(row -> {
                if (row.values.atMicros() >= start) {
                  sums.add(session, row);
                }
              });
        });
    store(sums);
  }

  private void store(CellSums sums) {
    if (insert == null) {
      insert =
          database.prepare(
              """
              INSERT INTO rollup (bucket, session_id, model_id, speed, tier, recorded, entries, input,
                cache_read, cache_write_5m, cache_write_1h, output, reasoning, recorded_pico,
                first_us, first_position, last_us)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """);
    }
    for (CellSums.Cell cell : sums.sorted()) {
      insert.set(1, cell.bucket);
      insert.set(2, (long) cell.session);
      insert.set(3, model(cell.model));
      insert.set(4, (long) cell.speed.code());
      insert.set(5, (long) cell.tier);
      insert.set(6, cell.recorded ? 1L : 0L);
      insert.set(7, cell.entries);
      insert.set(8, cell.input);
      insert.set(9, cell.cacheRead);
      insert.set(10, cell.cacheWrite5m);
      insert.set(11, cell.cacheWrite1h);
      insert.set(12, cell.output);
      insert.set(13, cell.reasoning);
      insert.set(14, cell.recordedPico);
      insert.set(15, cell.firstMicros);
      insert.set(16, cell.firstPosition);
      insert.set(17, cell.lastMicros);
      insert.update();
    }
  }

  private long model(String name) {
    Long known = models.get(name);
    if (known == null) {
      database.update("INSERT INTO model (name) VALUES (?) ON CONFLICT DO NOTHING", name);
      known = database.number("SELECT id FROM model WHERE name = ?", name);
      models.put(name, known);
    }
    return known;
  }

  /** The transaction was undone. */
  void forget() {
    models.clear();
  }

  @Override
  public void close() {
    if (insert != null) {
      insert.close();
    }
    if (delete != null) {
      delete.close();
    }
  }
}
