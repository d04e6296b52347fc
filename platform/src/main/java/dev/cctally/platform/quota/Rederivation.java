package dev.cctally.platform.quota;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Works out once more what follows from the stored readings, and compares. Costs and milestones are
 * not compared: they were true when they were written, and logs may have been deleted since.
 */
public final class Rederivation {
  /** What is derived, as text that does not depend on our numbers for things. */
  private static final List<String> DERIVED =
      List.of(
          "SELECT 'reading ' || s.vendor || ' ' || s.account || ' ' || s.name || ' ' || r.at_us"
              + " || ' standing ' || r.standing || ' period ' || ifnull(p.end_us, '-')"
              + " || ' percent ' || ifnull(r.percent, '-') || ' block ' || ifnull(r.block_key, '-')"
              + " || ' ' || ifnull(r.block_percent, '-')"
              + " || ' segments ' || (SELECT count(*) FROM quota_event e WHERE e.id <= r.segment)"
              + " || ' ' || (SELECT count(*) FROM quota_event e WHERE e.id <= r.block_segment)"
              + " FROM quota_reading r JOIN quota_series s ON s.id = r.series"
              + " LEFT JOIN quota_period p ON p.id = r.period ORDER BY r.id",
          "SELECT 'event ' || s.vendor || ' ' || s.account || ' ' || s.name || ' axis ' || e.axis"
              + " || ' in place ' || e.in_place || ' ends ' || e.old_end_us || ' ' || e.new_end_us"
              + " || ' effective ' || e.effective_us || ' detected ' || e.detected_us"
              + " || ' percent ' || ifnull(e.prior, '-') || ' ' || e.post"
              + " FROM quota_event e JOIN quota_series s ON s.id = e.series ORDER BY e.id",
          "SELECT 'block ' || s.vendor || ' ' || s.account || ' ' || s.name || ' ' || b.key"
              + " || ' ' || b.reset_us || ' ' || b.first_us || ' ' || b.last_us"
              + " || ' percent ' || b.percent || ' period ' || ifnull(b.period_first, '-')"
              + " || ' ' || ifnull(b.period_last, '-') || ' crossed ' || b.crossed"
              + " FROM quota_block b JOIN quota_series s ON s.id = b.series"
              + " ORDER BY s.vendor, s.account, s.name, b.key");

  private static final UsageMeter NO_USAGE =
      new UsageMeter() {
        @Override
        public void refresh() {
          // There is nothing to bring up to date.
        }

        @Override
        public MeteredUsage measure(long fromMicros, long toMicros) {
          return MeteredUsage.NONE;
        }
      };

  private Rederivation() {}

  /**
   * {@return what is stored otherwise than it follows from the readings; empty if all is well}
   *
   * @param stored the history
   */
  public static List<String> differences(SqlDatabase stored) {
    List<String> differences = new ArrayList<>();
    try (SqlDatabase fresh = SqlDatabase.inMemory()) {
      QuotaSchema.FIRST.statements().forEach(fresh::execute);
      QuotaRecorder recorder = new QuotaRecorder(fresh);
      ticks(stored).forEach(tick -> recorder.record(tick, NO_USAGE));
      for (String query : DERIVED) {
        compare(lines(stored, query), lines(fresh, query), differences);
      }
    }
    return differences;
  }

  private static List<QuotaTick> ticks(SqlDatabase stored) {
    List<QuotaTick> ticks = new ArrayList<>();
    try (SqlStatement statement =
            stored.prepare(
                """
                SELECT s.vendor, s.account, s.name, s.period_us, s.block_us, r.at_us, r.percent,
                  r.stated_end_us, r.stated_block, r.stated_block_end_us, r.source, r.plan
                FROM quota_reading r JOIN quota_series s ON s.id = r.series ORDER BY r.id
                """);
        SqlRows rows = statement.query()) {
      while (rows.next()) {
        SeriesKey series =
            new SeriesKey(
                rows.requiredText(0),
                rows.requiredText(1),
                rows.requiredText(2),
                Duration.ofMillis(rows.number(3) / 1000),
                Duration.ofMillis(rows.number(4) / 1000));
        ticks.add(
            new QuotaTick(
                series,
                rows.number(5),
                rows.realOrNull(6),
                rows.numberOrNull(7),
                rows.realOrNull(8),
                rows.numberOrNull(9),
                rows.requiredText(10),
                rows.text(11)));
      }
    }
    return ticks;
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
