package dev.cctally.platform.ingest;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads usage from the tables of {@code cache.db}. */
final class StoredHistory implements UsageHistory {
  private static final SpeedTier[] SPEEDS = SpeedTier.values();

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
    edges.forEach(cell -> cut(cell, range, models, sink));
  }

  /** The part of a cell inside the range, summed from its entries. */
  private void cut(
      UsageCell cell, Range range, Map<Integer, String> models, Consumer<UsageCell> sink) {
    try (SqlStatement statement =
        database.prepare(
            """
            SELECT ?2, owner_session, model_id, speed, tier, recorded_pico IS NOT NULL, count(*),
                   sum(input), sum(cache_read), sum(cache_write_5m), sum(cache_write_1h),
                   sum(output), sum(reasoning), ifnull(sum(recorded_pico), 0), min(at_us),
                   min(position), max(at_us)
            FROM (
              SELECT * FROM usage
              WHERE file_id = (SELECT file_id FROM session WHERE id = ?1) AND moved = 0
              UNION ALL
              SELECT * FROM usage WHERE moved = 1)
            WHERE owner_session = ?1 AND counted = 1 AND at_us BETWEEN ?3 AND ?4
              AND model_id = (SELECT id FROM model WHERE name = ?5) AND speed = ?6 AND tier = ?7
              AND (recorded_pico IS NOT NULL) = ?8
            HAVING count(*) > 0
            """)) {
      long start = cell.bucketMicros();
      statement.set(1, (long) cell.session().id());
      statement.set(2, bucket(start));
      statement.set(3, Math.max(start, range.fromMicros()));
      statement.set(4, Math.min(start + UsageCell.BUCKET_MICROS - 1, range.toMicros()));
      statement.set(5, cell.model());
      statement.set(6, (long) cell.speed().ordinal());
      statement.set(7, (long) cell.promptTier());
      statement.set(8, cell.recorded() ? 1L : 0L);
      try (SqlRows rows = statement.query()) {
        if (rows.next()) {
          sink.accept(cell(rows, cell.session(), models));
        }
      }
    }
  }

  private static UsageCell cell(SqlRows rows, SessionRef session, Map<Integer, String> models) {
    return new UsageCell(
        rows.number(0) * UsageCell.BUCKET_MICROS,
        session,
        models.getOrDefault((int) rows.number(2), "unknown"),
        SPEEDS[(int) rows.number(3)],
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
    Map<Integer, String> models = models();
    try (SqlStatement statement =
        database.prepare(
            """
            SELECT u.at_us, u.owner_session, u.model_id, u.speed, u.input, u.cache_read,
                   u.cache_write_5m, u.cache_write_1h, u.output, u.reasoning, u.recorded_pico,
                   f.path, u.value_position
            FROM usage u JOIN file f ON f.id = u.file_id JOIN root r ON r.id = f.root_id
            WHERE r.vendor = ? AND r.current = 1 AND u.counted = 1 AND u.at_us BETWEEN ? AND ?
            ORDER BY u.at_us, f.path, u.value_position
            """)) {
      statement.set(1, vendorId);
      statement.set(2, range.fromMicros());
      statement.set(3, range.toMicros());
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          SessionRef session = sessions.get((int) rows.number(1));
          if (session == null) {
            continue;
          }
          Long recorded = rows.numberOrNull(10);
          sink.accept(
              new UsageEntry(
                  rows.number(0),
                  session,
                  models.getOrDefault((int) rows.number(2), "unknown"),
                  SPEEDS[(int) rows.number(3)],
                  new TokenCounts(
                      rows.number(4),
                      rows.number(5),
                      rows.number(6),
                      rows.number(7),
                      rows.number(8),
                      rows.number(9)),
                  money(recorded),
                  rows.requiredText(11),
                  rows.number(12)));
        }
      }
    }
  }

  private static @Nullable Money money(@Nullable Long pico) {
    return pico == null ? null : Money.ofPico(pico);
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
