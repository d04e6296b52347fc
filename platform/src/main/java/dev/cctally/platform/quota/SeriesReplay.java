package dev.cctally.platform.quota;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Works out once more what follows from the stored readings of a series, in the order they were
 * taken. An event that is found again keeps its number, a block its cost, so that what cannot be
 * worked out again, such as milestones, still belongs to them.
 */
final class SeriesReplay {
  private final SqlDatabase database;
  private final QuotaTables tables;
  private final Consumer<Stored> judge;

  /**
   * Makes a replay.
   *
   * @param database the history; the caller's transaction is open when this runs
   * @param tables its tables
   * @param judge judges one stored tick and writes down what follows
   */
  SeriesReplay(SqlDatabase database, QuotaTables tables, Consumer<Stored> judge) {
    this.database = database;
    this.tables = tables;
    this.judge = judge;
  }

  /** A stored tick. */
  record Stored(long id, long series, QuotaTick tick) {}

  void run(long series) {
    List<Stored> ticks = ticks(series);
    List<Block> before = tables.blocks().all(series);
    tables.readings().setAside(series);
    tables.events().setAside(series);
    tables.periods().setAside(series);
    tables.blocks().removeAll(series);
    ticks.forEach(judge);
    tables.events().removeSetAside(series);
    tables.periods().removeSetAside(series);
    before.forEach(block -> keep(series, block));
  }

  /** What a block had cost, and its milestones, stay with the block that is now in its place. */
  private void keep(long series, Block block) {
    Block same = tables.blocks().find(series, block.key());
    Long key =
        same != null
            ? (Long) block.key()
            : tables.blocks().nearest(series, block.resetMicros(), BlockIdentity.NEAR_BLOCK);
    if (key == null || block.usageMicros() == 0) {
      return;
    }
    tables.blocks().measured(series, key, block.usageMicros(), block.usage());
    if (same == null) {
      tables.blocks().moveParts(series, block.key(), key);
      tables.milestones().move(series, block.key(), key);
    }
  }

  private List<Stored> ticks(long series) {
    List<Stored> ticks = new ArrayList<>();
    try (SqlStatement statement =
        database.prepare(
            """
            SELECT r.id, s.vendor, s.account, s.name, s.period_us, s.block_us, r.at_us, r.percent,
              r.stated_end_us, r.stated_block, r.stated_block_end_us, r.source, r.plan
            FROM quota_reading r JOIN quota_series s ON s.id = r.series
            WHERE r.series = ? ORDER BY r.at_us, r.id
            """)) {
      statement.setAll(series);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          SeriesKey key =
              new SeriesKey(
                  rows.requiredText(1),
                  rows.requiredText(2),
                  rows.requiredText(3),
                  Duration.ofMillis(rows.number(4) / 1000),
                  Duration.ofMillis(rows.number(5) / 1000));
          QuotaTick tick =
              new QuotaTick(
                  key,
                  rows.number(6),
                  rows.realOrNull(7),
                  rows.numberOrNull(8),
                  rows.realOrNull(9),
                  rows.numberOrNull(10),
                  rows.requiredText(11),
                  rows.text(12));
          ticks.add(new Stored(rows.number(0), series, tick));
        }
      }
    }
    return ticks;
  }
}
