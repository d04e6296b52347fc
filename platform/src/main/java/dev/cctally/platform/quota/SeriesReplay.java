package dev.cctally.platform.quota;

import java.util.List;
import java.util.Set;

/**
 * Works out once more what follows from the stored readings of a series, in the order they were
 * taken. An event that is found again keeps its number, a block its cost, and milestones stay with
 * the readings that crossed them, since none of this can be worked out again. The caller's
 * transaction is open.
 */
final class SeriesReplay {
  private final QuotaTables tables;

  SeriesReplay(QuotaTables tables) {
    this.tables = tables;
  }

  void run(long series) {
    List<Block> before = tables.blocks().all(series);
    SeriesDesk desk = SeriesDesk.anew(tables, series);
    TickJudge judge = new TickJudge(desk);
    List<ReadingRow> rows = tables.rows().all(tables.series().key(series), series);
    rows.forEach(judge::again);
    Set<Long> known = desk.recognize(rows);
    tables.blocks().removeAll(series);
    desk.write();
    before.forEach(block -> keep(series, block));
    new MilestonePlaces(tables, series, known).settle(rows);
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
}
