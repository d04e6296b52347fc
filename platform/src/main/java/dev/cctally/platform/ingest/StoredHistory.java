package dev.cctally.platform.ingest;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import dev.cctally.spi.model.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads usage from the tables of {@code cache.db}. */
final class StoredHistory implements UsageHistory {
  private static final long[] NO_CUTS = {};

  private final SqlDatabase database;

  StoredHistory(SqlDatabase database) {
    this.database = database;
  }

  @Override
  public void cells(String vendorId, Range range, Consumer<UsageCell> sink) {
    cells(vendorId, range, NO_CUTS, sink);
  }

  @Override
  public void cells(String vendorId, Range range, long[] cutMicros, Consumer<UsageCell> sink) {
    if (range.fromMicros() > range.toMicros()) {
      return;
    }
    SessionRefs sessions = new SessionRefs(database, vendorId);
    Cuts cuts = new Cuts(range, cutMicros);
    Set<CellSums.Cell> divided = new HashSet<>();
    try (SqlStatement statement =
        database.prepare(
            "SELECT body FROM rollup WHERE vendor = ? AND day BETWEEN ? AND ? ORDER BY day")) {
      statement.set(1, vendorId);
      statement.set(2, day(range.fromMicros()));
      statement.set(3, day(range.toMicros()));
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          for (CellSums.Cell sum : RollupTable.decode(rows.bytes(0))) {
            if (sum.lastMicros < range.fromMicros() || sum.firstMicros > range.toMicros()) {
              continue;
            }
            if (cuts.divide(sum.firstMicros, sum.lastMicros)) {
              divided.add(sum);
            } else {
              sink.accept(sum.toUsageCell(sessions.get(sum.session)));
            }
          }
        }
      }
    }
    if (!divided.isEmpty()) {
      for (CellSums.Cell part : parts(vendorId, divided, cuts)) {
        sink.accept(part.toUsageCell(sessions.get(part.session)));
      }
    }
  }

  /** The parts of cells inside the range, each summed from its rows. */
  private List<CellSums.Cell> parts(String vendorId, Set<CellSums.Cell> cells, Cuts cuts) {
    List<Long> thresholds = new MetaTable(database).thresholdList(vendorId);
    Set<Integer> sessions = new HashSet<>();
    Set<Long> buckets = new HashSet<>();
    for (CellSums.Cell cell : cells) {
      sessions.add(cell.session);
      buckets.add(cell.bucket);
    }
    Map<Integer, CellSums> sums = new TreeMap<>();
    try (PackTable packs = new PackTable(database);
        SessionTable table = new SessionTable(database)) {
      new CountedRows(packs, table)
          .of(
              sessions,
              (session, row) -> {
                long at = row.values.atMicros();
                int part = cuts.part(at);
                if (part >= 0 && buckets.contains(Math.floorDiv(at, UsageCell.BUCKET_MICROS))) {
                  sums.computeIfAbsent(part, _ -> new CellSums(thresholds)).add(session, row);
                }
              });
    }
    List<CellSums.Cell> parts = new ArrayList<>();
    for (CellSums ofPart : sums.values()) {
      for (CellSums.Cell part : ofPart.sorted()) {
        if (cells.contains(part)) { // others of the same 15 minutes were handed over whole
          parts.add(part);
        }
      }
    }
    return parts;
  }

  @Override
  public void entries(String vendorId, Range range, Consumer<UsageEntry> sink) {
    SessionRefs sessions = new SessionRefs(database, vendorId);
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
      UsageRow row, FileRows rows, Map<String, SessionTable.Stored> ofFile, SessionRefs sessions) {
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

  private static long day(long micros) {
    return Math.floorDiv(micros, UsageCell.BUCKET_MICROS * RollupTable.BUCKETS_A_DAY);
  }
}
