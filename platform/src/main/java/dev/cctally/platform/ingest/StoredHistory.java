package dev.cctally.platform.ingest;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads usage from the tables of {@code cache.db}. */
final class StoredHistory implements UsageHistory {
  private final SqlDatabase database;

  StoredHistory(SqlDatabase database) {
    this.database = database;
  }

  @Override
  public void cells(String vendorId, Range range, Consumer<UsageCell> sink) {
    if (range.fromMicros() > range.toMicros()) {
      return;
    }
    Map<Integer, SessionRef> sessions = sessions(vendorId);
    Map<Integer, String> models = models();
    List<UsageCell> edges = new ArrayList<>();
    long fromBucket = bucket(range.fromMicros());
    long toBucket = bucket(range.toMicros());
    try (SqlStatement statement =
        database.prepare(
            """
            SELECT bucket, session_id, model_id, speed, tier, recorded, entries, input, cache_read,
                   cache_write_5m, cache_write_1h, output, reasoning, recorded_pico, first_us,
                   first_position, last_us
            FROM rollup WHERE bucket BETWEEN ? AND ? ORDER BY bucket
            """)) {
      statement.set(1, fromBucket);
      statement.set(2, toBucket);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          SessionRef session = sessions.get((int) rows.number(1));
          if (session == null) {
            continue; // another vendor's
          }
          UsageCell cell = cell(rows, session, models);
          if (cell.firstMicros() < range.fromMicros() || cell.lastMicros() > range.toMicros()) {
            edges.add(cell);
          } else {
            sink.accept(cell);
          }
        }
      }
    }
    if (!edges.isEmpty()) {
      cut(vendorId, edges, range).forEach(sink);
    }
  }

  /** The parts of cells inside the range, summed from their rows. */
  private List<UsageCell> cut(String vendorId, List<UsageCell> cells, Range range) {
    List<Long> thresholds = new MetaTable(database).thresholdList(vendorId);
    List<UsageCell> parts = new ArrayList<>();
    try (PackTable packs = new PackTable(database);
        SessionTable table = new SessionTable(database)) {
      CountedRows counted = new CountedRows(packs, table);
      for (UsageCell cell : cells) {
        CellSums sums = new CellSums(thresholds);
        for (UsageRow row : counted.of(cell.session().id())) {
          if (range.contains(row.values.atMicros())) {
            sums.add(cell.session().id(), row);
          }
        }
        for (CellSums.Cell sum : sums.sorted()) {
          if (sum.sameKind(cell)) {
            parts.add(sum.toUsageCell(cell.session()));
          }
        }
      }
    }
    return parts;
  }

  private static UsageCell cell(SqlRows rows, SessionRef session, Map<Integer, String> models) {
    return new UsageCell(
        rows.number(0) * UsageCell.BUCKET_MICROS,
        session,
        models.getOrDefault((int) rows.number(2), "unknown"),
        SpeedTier.ofCode((int) rows.number(3)),
        (int) rows.number(4),
        rows.number(5) != 0,
        rows.number(6),
        new TokenCounts(
            rows.number(7),
            rows.number(8),
            rows.number(9),
            rows.number(10),
            rows.number(11),
            rows.number(12)),
        Money.ofPico(rows.number(13)),
        rows.number(14),
        rows.number(15),
        rows.number(16));
  }

  @Override
  public void entries(String vendorId, Range range, Consumer<UsageEntry> sink) {
    Map<Integer, SessionRef> sessions = sessions(vendorId);
    Map<Integer, Map<String, SessionTable.Stored>> sessionsOfFile = new HashMap<>();
    List<UsageEntry> entries = new ArrayList<>();
    try (PackTable packs = new PackTable(database);
        SessionTable table = new SessionTable(database);
        SqlStatement statement =
            database.prepare(
                """
                SELECT DISTINCT f.id, f.path
                FROM root r JOIN file f ON f.root_id = r.id JOIN pack p ON p.file_id = f.id
                WHERE r.vendor = ? AND r.current = 1 AND p.last_us >= ? AND p.first_us <= ?
                """)) {
      statement.set(1, vendorId);
      statement.set(2, range.fromMicros());
      statement.set(3, range.toMicros());
      try (SqlRows files = statement.query()) {
        while (files.next()) {
          int file = (int) files.number(0);
          String path = files.requiredText(1);
          Map<String, SessionTable.Stored> ofFile =
              sessionsOfFile.computeIfAbsent(file, table::sessions);
          FileRows rows = packs.load(file);
          rows.forEach(row -> {
            SessionRef session = owner(row, rows, ofFile, sessions);
            if (session != null && range.contains(row.values.atMicros())) {
              entries.add(entry(row, session, path));
            }
          });
        }
      }
    }
    entries.sort(
        Comparator.comparingLong(UsageEntry::atMicros)
            .thenComparing(UsageEntry::sourcePath)
            .thenComparingLong(UsageEntry::position));
    entries.forEach(sink);
  }

  /** The session a row counts for, or {@code null} if it does not count. */
  private static @Nullable SessionRef owner(
      UsageRow row,
      FileRows rows,
      Map<String, SessionTable.Stored> ofFile,
      Map<Integer, SessionRef> sessions) {
    FileRows.Verdict verdict = rows.verdict(row);
    if (verdict != null) {
      return verdict.counted() ? sessions.get(verdict.owner()) : null;
    }
    SessionTable.Stored own = ofFile.get(row.session);
    return own == null ? null : sessions.get(own.id);
  }

  private static UsageEntry entry(UsageRow row, SessionRef session, String path) {
    UsageRow.Values values = row.values;
    return new UsageEntry(
        values.atMicros(),
        session,
        values.model(),
        values.speed(),
        values.tokens(),
        values.recordedPico() >= 0 ? Money.ofPico(values.recordedPico()) : null,
        path,
        values.position());
  }

  @Override
  public List<String> vendors() {
    List<String> vendors = new ArrayList<>();
    try (SqlStatement statement =
            database.prepare(
                """
                SELECT DISTINCT r.vendor FROM root r
                WHERE EXISTS (SELECT 1 FROM file f WHERE f.root_id = r.id) ORDER BY r.vendor
                """);
        SqlRows rows = statement.query()) {
      while (rows.next()) {
        vendors.add(rows.requiredText(0));
      }
    }
    return vendors;
  }

  private Map<Integer, SessionRef> sessions(String vendorId) {
    Map<Integer, SessionRef> sessions = new HashMap<>();
    try (SqlStatement statement =
        database.prepare(
            """
            SELECT s.id, ifnull(s.session_id, s.hint_session), ifnull(s.project_path, s.hint_project),
                   f.path, r.path, f.archived_ms IS NOT NULL
            FROM root r JOIN file f ON f.root_id = r.id JOIN session s ON s.file_id = f.id
            WHERE r.vendor = ?
            """)) {
      statement.set(1, vendorId);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          int id = (int) rows.number(0);
          sessions.put(
              id,
              new SessionRef(
                  id,
                  rows.requiredText(1),
                  rows.text(2),
                  rows.requiredText(3),
                  rows.requiredText(4),
                  rows.number(5) != 0));
        }
      }
    }
    return sessions;
  }

  private Map<Integer, String> models() {
    Map<Integer, String> models = new HashMap<>();
    try (SqlStatement statement = database.prepare("SELECT id, name FROM model");
        SqlRows rows = statement.query()) {
      while (rows.next()) {
        models.put((int) rows.number(0), rows.requiredText(1));
      }
    }
    return models;
  }

  private static long bucket(long micros) {
    return Math.floorDiv(micros, UsageCell.BUCKET_MICROS);
  }
}
