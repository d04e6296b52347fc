package dev.cctally.platform.quota;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code quota_reading}, row by row, whether or not a reading counts; see {@link
 * ReadingTable} for those that do.
 */
final class ReadingRows {
  /** How far stated ends of one window are apart at most, in microseconds. */
  private static final long SAME_END = 1_800_000_000L;

  private final SqlDatabase database;

  ReadingRows(SqlDatabase database) {
    this.database = database;
  }

  /** The highest number of any reading. */
  long highestId() {
    return database.number("SELECT max(id) FROM quota_reading");
  }

  /** Stores rows under the numbers they bear. */
  void add(long series, List<ReadingRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (SqlStatement insert =
        database.prepare(
            """
            INSERT INTO quota_reading (id, series, at_us, standing, period, segment, percent,
              stated_end_us, block_key, block_segment, block_percent, stated_block,
              stated_block_end_us, source, plan)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      for (ReadingRow row : rows) {
        QuotaTick tick = row.tick();
        Reading reading = row.reading();
        insert.setAll(
            reading.id(),
            series,
            tick.atMicros(),
            row.standing().code(),
            reading.periodId() == 0 ? null : (Long) reading.periodId(),
            reading.segment(),
            tick.periodPercent(),
            tick.periodEndMicros(),
            reading.blockKey(),
            reading.blockSegment(),
            reading.blockPercent(),
            tick.blockPercent(),
            tick.blockEndMicros(),
            tick.source(),
            tick.plan());
        insert.update();
      }
    }
  }

  /**
   * Stores what of rows that are there already counts, where that is something else than before.
   */
  void restate(List<ReadingRow> rows) {
    for (ReadingRow row : rows) {
      Reading reading = row.reading();
      if (row.changed()) {
        database.update(
            "UPDATE quota_reading SET standing = ?, period = ?, segment = ?, block_key = ?,"
                + " block_segment = ?, block_percent = ? WHERE id = ?",
            row.standing().code(),
            reading.periodId() == 0 ? null : (Long) reading.periodId(),
            reading.segment(),
            reading.blockKey(),
            reading.blockSegment(),
            reading.blockPercent(),
            reading.id());
      }
    }
  }

  /** Every row of a series, in the order they were taken. */
  List<ReadingRow> all(SeriesKey key, long series) {
    List<ReadingRow> all = new ArrayList<>();
    try (SqlStatement statement =
        database.prepare(
            """
            SELECT id, at_us, standing, period, segment, percent, stated_end_us, block_key,
              block_segment, block_percent, stated_block, stated_block_end_us, source, plan
            FROM quota_reading WHERE series = ? ORDER BY at_us, id
            """)) {
      statement.setAll(series);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          all.add(row(key, rows));
        }
      }
    }
    return all;
  }

  private static ReadingRow row(SeriesKey series, SqlRows rows) {
    Double percent = rows.realOrNull(5);
    Long end = rows.numberOrNull(6);
    Long blockEnd = rows.numberOrNull(11);
    QuotaTick tick =
        new QuotaTick(
            series,
            rows.number(1),
            percent,
            end,
            rows.realOrNull(10),
            blockEnd,
            rows.requiredText(12),
            rows.text(13));
    Reading reading =
        new Reading(
            rows.number(0),
            rows.number(1),
            rows.number(3),
            rows.number(4),
            percent,
            end,
            rows.numberOrNull(7),
            rows.number(8),
            rows.realOrNull(9),
            blockEnd);
    return ReadingRow.stored(tick, reading, Standing.of(rows.number(2)));
  }

  /** When the latest one of any standing was taken; the lowest number if there is none. */
  long newest(long series) {
    try (SqlStatement statement =
        database.prepare(
            "SELECT at_us FROM quota_reading WHERE series = ? ORDER BY at_us DESC LIMIT 1")) {
      statement.set(1, series);
      try (SqlRows rows = statement.query()) {
        return rows.next() ? rows.number(0) : Long.MIN_VALUE;
      }
    }
  }

  /**
   * Whether a tick that is older than what is stored is stored itself, or says no more than what
   * was known when it was taken.
   */
  boolean isKnown(long series, QuotaTick tick) {
    try (SqlStatement statement =
        database.prepare(
            "SELECT at_us, standing, percent, stated_end_us, stated_block, stated_block_end_us"
                + " FROM quota_reading WHERE series = ? AND at_us <= ?"
                + " ORDER BY at_us DESC, id DESC LIMIT 8")) {
      statement.setAll(series, tick.atMicros());
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          boolean same =
              says(
                      rows.realOrNull(2),
                      rows.numberOrNull(3),
                      tick.periodPercent(),
                      tick.periodEndMicros())
                  && says(
                      rows.realOrNull(4),
                      rows.numberOrNull(5),
                      tick.blockPercent(),
                      tick.blockEndMicros());
          if (same) {
            return true;
          }
          if (rows.number(0) < tick.atMicros()) {
            return false; // the last one before it says something else
          }
        }
      }
    }
    return false;
  }

  /** Whether a stored statement says what a later one says, if that says anything. */
  private static boolean says(
      @Nullable Double stored,
      @Nullable Long storedEnd,
      @Nullable Double later,
      @Nullable Long laterEnd) {
    return later == null
        || (later.equals(stored)
            && (storedEnd == null
                ? laterEnd == null
                : laterEnd != null && Math.abs(storedEnd - laterEnd) < SAME_END));
  }
}
