package dev.cctally.platform.quota;

import java.util.List;
import java.util.Set;

/**
 * A series while it is judged. What judging asks of earlier readings is read from the history when
 * it is first asked for, and kept in step from then on; what follows is stored at the end. So
 * thousands of ticks are judged in the time that reading and storing takes. Ticks come in the order
 * they were taken, and none is older than what is stored. Lives within one transaction of the
 * caller's.
 */
final class SeriesDesk {
  private final PeriodDesk periods;
  private final EventDesk events;
  private final ReadingDesk readings;
  private final BlockDesk blocks;

  private SeriesDesk(QuotaTables tables, long series, boolean anew) {
    Numbers readingNumbers = new Numbers(tables.rows()::highestId);
    Numbers eventNumbers = new Numbers(tables.events()::highestId);
    periods = new PeriodDesk(tables.periods(), series, anew);
    events = new EventDesk(tables.events(), series, eventNumbers, readingNumbers, anew);
    readings = new ReadingDesk(tables, series, readingNumbers, eventNumbers, anew);
    blocks = new BlockDesk(tables.blocks(), series, periods, events, anew);
  }

  /** A series as it is stored, to judge what is new. */
  static SeriesDesk resumed(QuotaTables tables, long series) {
    return new SeriesDesk(tables, series, false);
  }

  /**
   * A series of which nothing was judged yet. Events and periods that are found again keep their
   * numbers; blocks start from nothing, and the caller removes those that are stored.
   */
  static SeriesDesk anew(QuotaTables tables, long series) {
    return new SeriesDesk(tables, series, true);
  }

  PeriodDesk periods() {
    return periods;
  }

  EventDesk events() {
    return events;
  }

  ReadingDesk readings() {
    return readings;
  }

  BlockDesk blocks() {
    return blocks;
  }

  /**
   * Gives events that were found again the numbers they had, once all is judged.
   *
   * @param rows the readings, in the order they were taken
   * @return the numbers of all events there were
   */
  Set<Long> recognize(List<ReadingRow> rows) {
    Set<Long> known = events.known();
    readings.renumber(events.recognize(rows));
    return known;
  }

  /** Stores what is new. */
  void write() {
    periods.write();
    readings.write();
    events.write();
    blocks.write();
  }
}
