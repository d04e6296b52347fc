package dev.cctally.platform.ingest;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlStatement;
import java.util.Map;

/**
 * The table {@code rollup}, always equal to the sum of the counted rows of {@code usage} below current
 * roots: whatever changes is summed again, never patched.
 */
final class RollupTable {
  private static final String COLUMNS =
      """
      (bucket, session_id, model_id, speed, tier, recorded, entries, input, cache_read,
       cache_write_5m, cache_write_1h, output, reasoning, recorded_pico, first_us, first_position,
       last_us)
      """;

  // Rounds down for instants before 1970 as well.
  private static final String BUCKET =
      "((at_us - ((at_us % 900000000) + 900000000) % 900000000) / 900000000)";

  private static final String SUMS =
      " SELECT "
          + BUCKET
          + """
           AS bucket, owner_session, model_id, speed, tier,
                 recorded_pico IS NOT NULL AS recorded, count(*), sum(input), sum(cache_read),
                 sum(cache_write_5m), sum(cache_write_1h), sum(output), sum(reasoning),
                 ifnull(sum(recorded_pico), 0), min(at_us), min(position), max(at_us)
          """;

  private static final String GROUPS = " GROUP BY 2, 1, 3, 4, 5, 6";

  private final SqlDatabase database;

  RollupTable(SqlDatabase database) {
    this.database = database;
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
    database.update(
        "INSERT INTO rollup "
            + COLUMNS
            + SUMS
            + """
            FROM usage
            WHERE counted = 1
              AND file_id IN (
                SELECT f.id FROM file f JOIN root r ON r.id = f.root_id
                WHERE r.vendor = ? AND r.current = 1)
            """
            + GROUPS,
        vendorId);
  }

  /**
   * Sums sessions again.
   *
   * @param sessions session to the earliest instant that may have changed
   */
  void refresh(Map<Integer, Long> sessions) {
    if (sessions.isEmpty()) {
      return;
    }
    try (SqlStatement delete =
            database.prepare("DELETE FROM rollup WHERE session_id = ? AND bucket >= ?");
        SqlStatement insert =
            database.prepare(
                "INSERT INTO rollup "
                    + COLUMNS
                    + SUMS
                    + """
                    FROM (
                      SELECT * FROM usage
                      WHERE file_id = (SELECT file_id FROM session WHERE id = ?1)
                        AND owner_session = ?1 AND counted = 1 AND moved = 0 AND at_us >= ?2
                      UNION ALL
                      SELECT * FROM usage
                      WHERE owner_session = ?1 AND moved = 1 AND counted = 1 AND at_us >= ?2)
                    """
                    + GROUPS)) {
      sessions.forEach(
          (session, from) -> {
            long bucket = Math.floorDiv(from, UsageCell.BUCKET_MICROS);
            delete.set(1, (long) session);
            delete.set(2, bucket);
            delete.update();
            insert.set(1, (long) session);
            insert.set(2, Math.max(Long.MIN_VALUE / 2, bucket) * UsageCell.BUCKET_MICROS);
            insert.update();
          });
    }
  }
}
