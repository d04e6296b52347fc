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

  private final SqlDatabase database;

  EventTable(SqlDatabase database) {
    this.database = database;
  }

  /** The highest number of any event, or of one that is gone but that milestones still name. */
  long highestId() {
    return Math.max(
        database.number("SELECT max(id) FROM quota_event"),
        database.number("SELECT max(segment) FROM quota_milestone"));
  }

  /** Stores events under the numbers they bear. */
  void add(long series, List<QuotaEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    try (SqlStatement insert =
        database.prepare(
            """
            INSERT INTO quota_event (id, series, axis, period, block_key, in_place, old_end_us,
              new_end_us, effective_us, detected_us, prior, post, prior_reading)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      for (QuotaEvent event : events) {
        insert.setAll(
            event.id(),
            series,
            event.axis().code(),
            periodOf(event),
            blockOf(event),
            event.inPlace() ? 1 : 0,
            event.oldEndMicros(),
            event.newEndMicros(),
            event.effectiveMicros(),
            event.detectedMicros(),
            event.prior(),
            event.post(),
            event.priorReading());
        insert.update();
      }
    }
  }

  /** Stores what was found of events that are there already. */
  void restate(List<QuotaEvent> events) {
    // One may now be measured against the reading that another one was measured against.
    for (QuotaEvent event : events) {
      database.update("UPDATE quota_event SET prior_reading = -id WHERE id = ?", event.id());
    }
    for (QuotaEvent event : events) {
      database.update(
          """
          UPDATE quota_event SET period = ?, block_key = ?, in_place = ?, old_end_us = ?,
            new_end_us = ?, effective_us = ?, detected_us = ?, prior = ?, post = ?,
            prior_reading = ? WHERE id = ?
          """,
          periodOf(event),
          blockOf(event),
          event.inPlace() ? 1 : 0,
          event.oldEndMicros(),
          event.newEndMicros(),
          event.effectiveMicros(),
          event.detectedMicros(),
          event.prior(),
          event.post(),
          event.priorReading(),
          event.id());
    }
  }

  private static @Nullable Long periodOf(QuotaEvent event) {
    return event.axis() == Axis.PERIOD ? (Long) event.periodId() : null;
  }

  private static @Nullable Long blockOf(QuotaEvent event) {
    return event.axis() == Axis.BLOCK ? (Long) event.blockKey() : null;
  }

  void remove(long id) {
    database.update("DELETE FROM quota_event WHERE id = ?", id);
  }

  /** Whether there is an event that was measured against a reading. */
  boolean isMeasured(long series, Axis axis, long priorReading) {
    return database.number(
            "SELECT count(*) FROM quota_event WHERE series = ? AND axis = ? AND prior_reading = ?",
            series,
            axis.code(),
            priorReading)
        > 0;
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

  /** A period that was given another end. */
  record Move(long period, long oldEndMicros, long newEndMicros) {}

  /** Every move of a period's end in a series. */
  List<Move> moves(long series) {
    List<Move> moves = new ArrayList<>();
    try (SqlStatement statement =
        database.prepare(
            "SELECT period, old_end_us, new_end_us FROM quota_event"
                + " WHERE series = ? AND axis = 0 AND in_place = 0")) {
      statement.setAll(series);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          moves.add(new Move(rows.number(0), rows.number(1), rows.number(2)));
        }
      }
    }
    return moves;
  }

  /** When periods of a series began anew, from a moment on. */
  List<Long> effectiveSince(long series, long from) {
    List<Long> moments = new ArrayList<>();
    try (SqlStatement statement =
        database.prepare(
            "SELECT DISTINCT effective_us FROM quota_event"
                + " WHERE series = ? AND axis = 0 AND effective_us >= ?")) {
      statement.setAll(series, from);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          moments.add(rows.number(0));
        }
      }
    }
    return moments;
  }

  /** Every event of a series. */
  List<QuotaEvent> all(long series) {
    return list("WHERE series = ?", series);
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
