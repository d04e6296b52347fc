package dev.cctally.platform.quota;

import dev.cctally.platform.store.SqlDatabase;
import java.util.List;

/**
 * The tables of this package, over one connection.
 *
 * @param series which series there are
 * @param periods periods
 * @param readings readings that count
 * @param rows all readings, row by row
 * @param events resets and credits
 * @param blocks blocks
 * @param milestones milestones
 * @param costs costs of periods
 */
record QuotaTables(
    SeriesTable series,
    PeriodTable periods,
    ReadingTable readings,
    ReadingRows rows,
    EventTable events,
    BlockTable blocks,
    MilestoneTable milestones,
    CostTable costs) {
  static QuotaTables of(SqlDatabase database) {
    return new QuotaTables(
        new SeriesTable(database),
        new PeriodTable(database),
        new ReadingTable(database),
        new ReadingRows(database),
        new EventTable(database),
        new BlockTable(database),
        new MilestoneTable(database),
        new CostTable(database));
  }

  /** The segments of a series as they stand. */
  List<Segment> segments(long seriesId) {
    return Segment.of(periods.all(seriesId), events.ofPeriods(seriesId));
  }
}
