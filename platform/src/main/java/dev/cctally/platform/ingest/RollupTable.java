package dev.cctally.platform.ingest;

import dev.cctally.platform.ingest.FileRows.Verdict;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import dev.cctally.platform.store.StoreException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code rollup}, always equal to the sum of the counted rows below current roots:
 * whatever changes is summed again, never patched.
 */
final class RollupTable {
  /** How many buckets a UTC day has. */
  static final long BUCKETS_A_DAY = 96;

  private final SqlDatabase database;
  private final String vendorId;
  private final CountedRows counted;
  private final List<Long> thresholds;

  /**
   * Makes a writer.
   *
   * @param database where
   * @param vendorId whose usage
   * @param packs the rows
   * @param sessions their sessions
   * @param thresholds prompt sizes that divide price tiers, ascending
   */
  RollupTable(
      SqlDatabase database,
      String vendorId,
      PackTable packs,
      SessionTable sessions,
      List<Long> thresholds) {
    this.database = database;
    this.vendorId = vendorId;
    this.counted = new CountedRows(packs, sessions);
    this.thresholds = thresholds;
  }

  /** Sums everything the vendor has. */
  void rebuild() {
    Map<Integer, Map<String, Integer>> sessionIds = sessionIds();
    Map<Long, Verdict> none = Map.of();
    Map<Integer, Map<Long, Verdict>> verdicts = verdicts();
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
                throw StoreException.damaged(
                    new IllegalStateException("a row's session is not stored"));
              }
              sums.add(own, row);
            } else if (verdict.counted()) {
              sums.add(verdict.owner(), row);
            }
          }
        }
      }
    }
    database.update("DELETE FROM rollup WHERE vendor = ?", vendorId);
    byDay(sums.sorted()).forEach(this::store);
  }

  /**
   * Takes over sums that were made while the rows came in.
   *
   * @param sums the sums
   * @param unsure sessions whose sums must be made anew, because rows were folded or judged since
   */
  void rebuild(CellSums sums, Set<Integer> unsure) {
    sums.forget(unsure);
    counted.of(unsure, sums::add);
    database.update("DELETE FROM rollup WHERE vendor = ?", vendorId);
    byDay(sums.sorted()).forEach(this::store);
  }

  private Map<Integer, Map<String, Integer>> sessionIds() {
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

  private Map<Integer, Map<Long, Verdict>> verdicts() {
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
    Map<Integer, Long> fromBucket = new HashMap<>();
    long firstDay = Long.MAX_VALUE;
    for (Map.Entry<Integer, Long> change : changed.entrySet()) {
      int session = change.getKey();
      long bucket = Math.floorDiv(change.getValue(), UsageCell.BUCKET_MICROS);
      fromBucket.put(session, bucket);
      firstDay = Math.min(firstDay, Math.floorDiv(bucket, BUCKETS_A_DAY));
    }
    counted.of(
        fromBucket.keySet(),
        (session, row) -> {
          long bucket = Math.floorDiv(row.values.atMicros(), UsageCell.BUCKET_MICROS);
          if (bucket >= fromBucket.getOrDefault(session, Long.MAX_VALUE)) {
            sums.add(session, row);
          }
        });
    Map<Long, List<CellSums.Cell>> fresh = byDay(sums.sorted());
    for (long day : days(firstDay)) {
      List<CellSums.Cell> stored = load(day);
      List<CellSums.Cell> kept = new ArrayList<>(stored.size());
      for (CellSums.Cell cell : stored) {
        Long from = fromBucket.get(cell.session);
        if (from == null || cell.bucket < from) {
          kept.add(cell);
        }
      }
      List<CellSums.Cell> added = fresh.remove(day);
      if (added == null && kept.size() == stored.size()) {
        continue;
      }
      if (added != null) {
        kept.addAll(added);
        Collections.sort(kept);
      }
      store(day, kept);
    }
    fresh.forEach(this::store);
  }

  private static Map<Long, List<CellSums.Cell>> byDay(List<CellSums.Cell> cells) {
    Map<Long, List<CellSums.Cell>> byDay = new LinkedHashMap<>();
    for (CellSums.Cell cell : cells) {
      byDay
          .computeIfAbsent(Math.floorDiv(cell.bucket, BUCKETS_A_DAY), _ -> new ArrayList<>())
          .add(cell);
    }
    return byDay;
  }

  private List<Long> days(long first) {
    List<Long> days = new ArrayList<>();
    try (SqlStatement statement =
        database.prepare("SELECT day FROM rollup WHERE vendor = ? AND day >= ?")) {
      statement.set(1, vendorId);
      statement.set(2, first);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          days.add(rows.number(0));
        }
      }
    }
    return days;
  }

  private List<CellSums.Cell> load(long day) {
    try (SqlStatement statement =
        database.prepare("SELECT body FROM rollup WHERE vendor = ? AND day = ?")) {
      statement.set(1, vendorId);
      statement.set(2, day);
      try (SqlRows rows = statement.query()) {
        return rows.next() ? decode(rows.bytes(0)) : List.of();
      }
    }
  }

  /** The sums of a stored day. */
  static List<CellSums.Cell> decode(byte @Nullable [] body) {
    try {
      return CellCodec.decode(body == null ? new byte[0] : body);
    } catch (PackCodec.PackException e) {
      throw StoreException.damaged(e);
    }
  }

  private void store(long day, List<CellSums.Cell> cells) {
    if (cells.isEmpty()) {
      database.update("DELETE FROM rollup WHERE vendor = ? AND day = ?", vendorId, day);
    } else {
      database.update(
          "INSERT OR REPLACE INTO rollup (vendor, day, body) VALUES (?, ?, ?)",
          vendorId,
          day,
          CellCodec.encode(cells));
    }
  }
}
