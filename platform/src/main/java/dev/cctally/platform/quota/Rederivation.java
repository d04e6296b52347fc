package dev.cctally.platform.quota;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Works out once more what follows from the stored readings, and compares. Costs and milestones are
 * not compared: they were true when they were written, and logs may have been deleted since.
 */
public final class Rederivation {
  /** Tables that are not derived, or not alone. */
  private static final List<String> GIVEN = List.of("quota_series", "quota_reading");

  /** What is derived, as text that does not depend on our numbers for things. */
  private static final List<String> DERIVED =
      List.of(
          "SELECT 'reading ' || s.vendor || ' ' || s.account || ' ' || s.name || ' ' || r.at_us ||"
              + " ' standing ' || r.standing || ' period ' || ifnull(p.end_us, '-') || ' percent '"
              + " || ifnull(r.percent, '-') || ' block ' || ifnull(r.block_key, '-') || ' ' ||"
              + " ifnull(r.block_percent, '-') || ' segments ' || ifnull((SELECT e.detected_us FROM"
              + " quota_event e WHERE e.id = r.segment), '-') || ' ' || ifnull((SELECT"
              + " e.detected_us FROM quota_event e WHERE e.id = r.block_segment), '-') FROM"
              + " quota_reading r JOIN quota_series s ON s.id = r.series LEFT JOIN quota_period p"
              + " ON p.id = r.period ORDER BY r.series, r.at_us, r.id",
          "SELECT 'event ' || s.vendor || ' ' || s.account || ' ' || s.name || ' axis ' || e.axis"
              + " || ' in place ' || e.in_place || ' ends ' || e.old_end_us || ' ' || e.new_end_us"
              + " || ' effective ' || e.effective_us || ' detected ' || e.detected_us || ' percent"
              + " ' || ifnull(e.prior, '-') || ' ' || e.post FROM quota_event e JOIN quota_series s"
              + " ON s.id = e.series ORDER BY e.series, e.axis, e.detected_us, e.id",
          "SELECT 'block ' || s.vendor || ' ' || s.account || ' ' || s.name || ' ' || b.key"
              + " || ' ' || b.reset_us || ' ' || b.first_us || ' ' || b.last_us"
              + " || ' percent ' || b.percent || ' period ' || ifnull(b.period_first, '-')"
              + " || ' ' || ifnull(b.period_last, '-') || ' crossed ' || b.crossed"
              + " FROM quota_block b JOIN quota_series s ON s.id = b.series"
              + " ORDER BY s.vendor, s.account, s.name, b.key");

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
      QuotaTables tables = QuotaTables.of(fresh);
      TickBook book = new TickBook(fresh, tables);
      fresh.begin();
      tables.series().ids().forEach(book::replay);
      fresh.commit();
      for (String query : DERIVED) {
        compare(lines(stored, query), lines(fresh, query), differences);
      }
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

  private static List<String> lines(SqlDatabase database, String query) {
    List<String> lines = new ArrayList<>();
    try (SqlStatement statement = database.prepare(query);
        SqlRows rows = statement.query()) {
      while (rows.next()) {
        lines.add(rows.requiredText(0));
      }
    }
    return lines;
  }

  private static void compare(List<String> stored, List<String> derived, List<String> differences) {
    for (int i = 0; i < Math.max(stored.size(), derived.size()); i++) {
      String one = i < stored.size() ? stored.get(i) : "nothing";
      String other = i < derived.size() ? derived.get(i) : "nothing";
      if (!Objects.equals(one, other)) {
        differences.add("stored: " + one + "; follows from the readings: " + other);
      }
    }
  }
}
