package dev.cctally.platform.quota;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Works out once more what follows from the stored readings, and compares. What costs and
 * milestones say is not compared: it was true when it was written, and logs may have been deleted
 * since. But milestones must be of something that there is.
 */
public final class Rederivation {
  /** Tables that are not derived, or not alone. */
  private static final List<String> GIVEN = List.of("quota_series", "quota_reading");

  /**
   * What is derived: what it is about, and what is said of it, without our numbers for what is
   * derived itself. {@code @name@} stands for the time of that column.
   */
  private static final List<String> DERIVED =
      List.of(
          """
          SELECT 'reading ' || r.id || ' of @r.at_us@' || @whose@,
            CASE r.standing WHEN 1 THEN 'counts' WHEN 0 THEN 'is noted' ELSE 'does not count' END
            || ', period to @p.end_us@ since @a.detected_us@ at ' || ifnull(r.percent, '-')
            || ', block ' || ifnull(r.block_key, '-') || ' since @b.detected_us@ at '
            || ifnull(r.block_percent, '-')
          FROM quota_reading r JOIN quota_series s ON s.id = r.series
          LEFT JOIN quota_period p ON p.id = r.period
          LEFT JOIN quota_event a ON a.id = r.segment
          LEFT JOIN quota_event b ON b.id = r.block_segment
          ORDER BY r.series, r.at_us, r.id
          """,
          """
          SELECT CASE e.axis WHEN 0 THEN 'reset' ELSE 'block credit' END
              || ' found @e.detected_us@ against reading ' || e.prior_reading || @whose@,
            CASE e.in_place WHEN 0 THEN 'moved' ELSE 'in place' END
            || ', @e.old_end_us@ to @e.new_end_us@, effective @e.effective_us@, from '
            || ifnull(e.prior, '-') || ' to ' || e.post
            || CASE e.axis WHEN 0 THEN ', of the period to @p.end_us@'
                ELSE ', of block ' || ifnull(e.block_key, '-') END
          FROM quota_event e JOIN quota_series s ON s.id = e.series
          LEFT JOIN quota_period p ON p.id = e.period
          ORDER BY e.series, e.axis, e.detected_us, e.id
          """,
          """
          SELECT 'period to @p.end_us@' || @whose@,
            'from @p.start_us@, named ' || p.key
            || CASE WHEN p.zero_at_us IS NULL THEN ''
                ELSE ', a zero of @p.zero_at_us@ after ' || p.zero_baseline || ' waits' END
          FROM quota_period p JOIN quota_series s ON s.id = p.series
          ORDER BY p.series, p.end_us
          """,
          """
          SELECT 'block ' || b.key || @whose@,
            'resets @b.reset_us@, seen @b.first_us@ to @b.last_us@ at ' || b.percent
            || ', period ' || ifnull(b.period_first, '-') || ' to ' || ifnull(b.period_last, '-')
            || CASE b.crossed WHEN 0 THEN '' ELSE ', crossed a reset' END
          FROM quota_block b JOIN quota_series s ON s.id = b.series
          ORDER BY b.series, b.key
          """);

  /** Milestones of parts of windows that there are not. */
  private static final String ASTRAY =
      """
      SELECT 'milestone ' || m.id || ' of ' || m.threshold || '%' || @whose@,
        'since reset or credit ' || m.segment || ' of '
        || CASE m.axis WHEN 0 THEN 'the period to @p.end_us@' ELSE 'block ' || m.window_id END
      FROM quota_milestone m JOIN quota_series s ON s.id = m.series
      LEFT JOIN quota_period p ON m.axis = 0 AND p.id = m.window_id
      WHERE (m.axis = 0 AND p.id IS NULL)
        OR (m.segment <> 0 AND NOT EXISTS (
          SELECT 1 FROM quota_event e WHERE e.id = m.segment AND e.series = m.series
            AND e.axis = m.axis AND CASE m.axis WHEN 0 THEN e.period ELSE e.block_key END
              = m.window_id))
      ORDER BY m.id
      """;

  private Rederivation() {}

  /**
   * {@return what is stored otherwise than it follows from the readings; empty if all is well}
   *
   * @param stored the history
   */
  public static List<String> differences(SqlDatabase stored) {
    List<String> differences = new ArrayList<>();
    try (SqlDatabase fresh = SqlDatabase.inMemory()) {
      QuotaSchema.ALL.forEach(step -> step.statements().forEach(fresh::execute));
      for (String table : GIVEN) {
        copy(stored, fresh, table);
      }
      fresh.keepStatements();
      QuotaTables tables = QuotaTables.of(fresh);
      TickBook book = new TickBook(tables);
      fresh.begin();
      tables.series().ids().forEach(book::replay);
      fresh.commit();
      for (String query : DERIVED) {
        compare(derived(stored, query), derived(fresh, query), differences);
      }
      derived(stored, ASTRAY)
          .forEach((thing, of) ->
              differences.add(thing + ": stored: " + of + "; there is no such part of it"));
    }
    return differences;
  }

  /** What is derived of a copied row is of no account: a replay starts by setting it aside. */
  private static void copy(SqlDatabase from, SqlDatabase to, String table) {
    try (SqlStatement rows = from.prepare("SELECT * FROM " + table);
        SqlRows row = rows.query()) {
      int columns = row.columns();
      String places = String.join(", ", Collections.nCopies(columns, "?"));
      try (SqlStatement insert = to.prepare("INSERT INTO " + table + " VALUES (" + places + ")")) {
        while (row.next()) {
          @Nullable Object[] values = new @Nullable Object[columns];
          for (int i = 0; i < columns; i++) {
            values[i] = row.value(i);
          }
          insert.setAll(values);
          insert.update();
        }
      }
    }
  }

  private static Map<String, String> derived(SqlDatabase database, String query) {
    String sql =
        query
            .replace("@whose@", "' (' || s.vendor || ' ' || s.account || ' ' || s.name || ')'")
            .replaceAll(
                "@([a-z._]+)@",
                "' || ifnull(strftime('%Y-%m-%dT%H:%M:%SZ', $1 / 1000000, 'unixepoch'), '-') || '");
    Map<String, String> derived = new LinkedHashMap<>();
    try (SqlStatement statement = database.prepare(sql);
        SqlRows rows = statement.query()) {
      while (rows.next()) {
        derived.put(rows.requiredText(0), rows.requiredText(1));
      }
    }
    return derived;
  }

  private static void compare(
      Map<String, String> stored, Map<String, String> derived, List<String> differences) {
    Set<String> things = new LinkedHashSet<>(stored.keySet());
    things.addAll(derived.keySet());
    for (String thing : things) {
      String one = stored.getOrDefault(thing, "nothing");
      String other = derived.getOrDefault(thing, "nothing");
      if (!one.equals(other)) {
        differences.add(thing + ": stored: " + one + "; follows from the readings: " + other);
      }
    }
  }
}
