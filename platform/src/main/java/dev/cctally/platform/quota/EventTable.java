package dev.cctally.platform.quota;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code quota_event}. */
final class EventTable {
  private static final String COLUMNS =
      "SELECT id, axis, period, block_key, in_place, old_end_us, new_end_us, effective_us,"
          + " detected_us, prior, post, prior_reading FROM quota_event ";

  /** Added to the axis of events that are set aside. */
  private static final int ASIDE = 100;

  private final SqlDatabase database;
  private boolean added;

  EventTable(SqlDatabase database) {
    this.database = database;
  }

  /**
   * Stores an event, whose id is not looked at; its number. A fall that was measured against a
   * reading for which there is an event already is that event: then 0.
   */
  long add(long series, QuotaEvent event) {
    long known = reinstate(series, event);
    if (known != 0) {
      added = true;
      return known;
    }
    int rows =
        database.update(
            """
            INSERT OR IGNORE INTO quota_event (series, axis, period, block_key, in_place, old_end_us,
              new_end_us, effective_us, detected_us, prior, post, prior_reading)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            series,
            event.axis().code(),
            event.axis() == Axis.PERIOD ? (Long) event.periodId() : null,
            event.axis() == Axis.BLOCK ? (Long) event.blockKey() : null,
            event.inPlace() ? 1 : 0,
            event.oldEndMicros(),
            event.newEndMicros(),
            event.effectiveMicros(),
            event.detectedMicros(),
            event.prior(),
            event.post(),
            event.priorReading());
    added |= rows != 0;
    return rows == 0 ? 0 : database.lastInsertedRow();
  }

  /** Whether an event was added since this was last asked. */
  boolean takeAdded() {
    boolean taken = added;
    added = false;
    return taken;
  }

  /** Sets the events of a series aside: those that {@link #add} adds again keep their numbers. */
  void setAside(long series) {
    database.update("UPDATE quota_event SET axis = axis + ? WHERE series = ?", ASIDE, series);
  }

  /** Forgets those that were not added again. */
  void removeSetAside(long series) {
    database.update("DELETE FROM quota_event WHERE series = ? AND axis >= ?", series, ASIDE);
  }

  /** Adds an event that is set aside once more; its number, or 0 if there is none like it. */
  private long reinstate(long series, QuotaEvent event) {
    long id =
        database.number(
            "SELECT id FROM quota_event WHERE series = ? AND axis = ? AND prior_reading = ?"
                + " AND detected_us = ?",
            series,
            event.axis().code() + ASIDE,
            event.priorReading(),
            event.detectedMicros());
    if (id != 0) {
      database.update(
          """
          UPDATE quota_event SET axis = ?, period = ?, block_key = ?, in_place = ?, old_end_us = ?,
            new_end_us = ?, effective_us = ?, prior = ?, post = ? WHERE id = ?
          """,
          event.axis().code(),
          event.axis() == Axis.PERIOD ? (Long) event.periodId() : null,
          event.axis() == Axis.BLOCK ? (Long) event.blockKey() : null,
          event.inPlace() ? 1 : 0,
          event.oldEndMicros(),
          event.newEndMicros(),
          event.effectiveMicros(),
          event.prior(),
          event.post(),
          id);
    }
    return id;
  }

  /** The event that opened the segment a period is in, or {@code null} if nothing did. */
  @Nullable QuotaEvent latestOfPeriod(long period) {
    return first(
        "WHERE axis = 0 AND period = ? ORDER BY detected_us DESC, id DESC LIMIT 1", period);
  }

  @Nullable QuotaEvent latestOfBlock(long series, long key) {
    return first(
        "WHERE axis = 1 AND series = ? AND block_key = ? ORDER BY detected_us DESC, id DESC LIMIT"
            + " 1",
        series,
        key);
  }

  /** Whether the end of a period was moved from one given moment to another. */
  boolean moved(long series, long oldEndMicros, long newEndMicros) {
    return database.number(
            "SELECT count(*) FROM quota_event WHERE series = ? AND axis = 0 AND in_place = 0"
                + " AND old_end_us = ? AND new_end_us = ?",
            series,
            oldEndMicros,
            newEndMicros)
        > 0;
  }

  /** Events of the periods of a series, in the order they were found. */
  List<QuotaEvent> ofPeriods(long series) {
    return list("WHERE axis = 0 AND series = ? ORDER BY detected_us, id", series);
  }

  /** Credits of the blocks of a series, in the order they were found. */
  List<QuotaEvent> ofBlocks(long series) {
    return list("WHERE axis = 1 AND series = ? ORDER BY detected_us, id", series);
  }

  private @Nullable QuotaEvent first(String where, Object... parameters) {
    List<QuotaEvent> events = list(where, parameters);
    return events.isEmpty() ? null : events.getFirst();
  }

  private List<QuotaEvent> list(String where, Object... parameters) {
    List<QuotaEvent> events = new ArrayList<>();
    try (SqlStatement statement = database.prepare(COLUMNS + where)) {
      statement.setAll(parameters);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          events.add(
              new QuotaEvent(
                  rows.number(0),
                  Axis.of(rows.number(1)),
                  rows.number(2),
                  rows.number(3),
                  rows.number(4) != 0,
                  rows.number(5),
                  rows.number(6),
                  rows.number(7),
                  rows.number(8),
                  rows.realOrNull(9),
                  rows.real(10),
                  rows.number(11)));
        }
      }
    }
    return events;
  }
}
