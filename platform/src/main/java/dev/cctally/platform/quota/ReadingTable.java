package dev.cctally.platform.quota;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code quota_reading}. Where nothing else is said only readings that count are seen.
 */
final class ReadingTable {
  private static final String COLUMNS =
      "SELECT id, at_us, period, segment, percent, stated_end_us, block_key, block_segment,"
          + " block_percent, stated_block_end_us ";
  private static final String TABLE = "FROM quota_reading ";
  private static final String COUNTED = "standing = 1 AND ";
  private static final String LATEST = " ORDER BY at_us DESC, id DESC LIMIT 1";

  private final SqlDatabase database;

  ReadingTable(SqlDatabase database) {
    this.database = database;
  }

  /** A reading if it counts, else {@code null}. */
  @Nullable Reading counted(long id) {
    return first("WHERE " + COUNTED + "id = ?", id);
  }

  /** The latest one up to a moment that tells of a period. */
  @Nullable Reading latestOfAnyPeriod(long series, long atMicros) {
    return first(
        "WHERE " + COUNTED + "series = ? AND at_us <= ? AND period IS NOT NULL" + LATEST,
        series,
        atMicros);
  }

  @Nullable Reading latestOfPeriod(long period) {
    return first("WHERE " + COUNTED + "period = ?" + LATEST, period);
  }

  /** The latest one up to a moment that tells how much of which block is used. */
  @Nullable Reading latestOfAnyBlock(long series, long atMicros) {
    return first(
        "WHERE "
            + COUNTED
            + "series = ? AND at_us <= ? AND block_key IS NOT NULL AND block_percent IS NOT NULL"
            + LATEST,
        series,
        atMicros);
  }

  /** The latest one that tells of which block it is. */
  @Nullable Reading latestThatNamesABlock(long series) {
    return first("WHERE " + COUNTED + "series = ? AND block_key IS NOT NULL" + LATEST, series);
  }

  @Nullable Reading latestOfBlock(long series, long key) {
    return first("WHERE " + COUNTED + "series = ? AND block_key = ?" + LATEST, series, key);
  }

  @Nullable Reading latest(long series) {
    return first("WHERE " + COUNTED + "series = ?" + LATEST, series);
  }

  @Nullable Reading latest(long series, long atMicros) {
    return first("WHERE " + COUNTED + "series = ? AND at_us <= ?" + LATEST, series, atMicros);
  }

  /** The latest one up to a moment that tells of a period which the moment lies in. */
  @Nullable Reading latestOfCurrentPeriod(long series, long atMicros) {
    return first(
        "WHERE "
            + COUNTED
            + "series = ? AND at_us <= ? AND period IN (SELECT id FROM quota_period"
            + " WHERE series = ? AND start_us <= ? AND end_us > ?)"
            + LATEST,
        series,
        atMicros,
        series,
        atMicros,
        atMicros);
  }

  @Nullable Reading latestOfSegment(long period, long segment, long upTo) {
    return first(
        "WHERE " + COUNTED + "period = ? AND segment = ? AND at_us <= ?" + LATEST,
        period,
        segment,
        upTo);
  }

  /** Readings of a segment up to a moment, oldest first. */
  List<Reading> ofSegment(long period, long segment, long upTo) {
    return list(
        TABLE + "WHERE " + COUNTED + "period = ? AND segment = ? AND at_us <= ? ORDER BY at_us, id",
        period,
        segment,
        upTo);
  }

  /** Readings of a segment that stood in logs, oldest first. */
  List<Reading> loggedOfSegment(long period, long segment) {
    return list(
        TABLE + "WHERE " + COUNTED + "period = ? AND segment = ? AND source = ? ORDER BY at_us, id",
        period,
        segment,
        LoggedStatements.SOURCE);
  }

  /** Readings of a block that stood in logs, oldest first. */
  List<Reading> loggedOfBlock(long series, long key) {
    return list(
        TABLE
            + "WHERE "
            + COUNTED
            + "series = ? AND block_key = ? AND source = ? ORDER BY at_us, id",
        series,
        key,
        LoggedStatements.SOURCE);
  }

  /** Whether what is known of a block last stood in a log. */
  boolean latestOfBlockIsLogged(long series, long key) {
    return database.number(
            "SELECT source = ? FROM quota_reading WHERE "
                + COUNTED
                + "series = ? AND block_key = ?"
                + LATEST,
            LoggedStatements.SOURCE,
            series,
            key)
        == 1;
  }

  /** The highest percentage in a segment of a period, or {@code null} if there is none. */
  @Nullable Double highest(long period, long segment) {
    return real(
        "SELECT max(percent) FROM quota_reading WHERE " + COUNTED + "period = ? AND segment = ?",
        period,
        segment);
  }

  @Nullable Double highestOfBlock(long series, long key, long segment) {
    return real(
        "SELECT max(block_percent) FROM quota_reading WHERE "
            + COUNTED
            + "series = ? AND block_key = ? AND block_segment = ?",
        series,
        key,
        segment);
  }

  /** When blocks were stated to reset, within a span; one for each reading. */
  List<Long> statedBlockEnds(long series, long fromMicros, long toMicros) {
    List<Long> ends = new ArrayList<>();
    try (SqlStatement statement =
        database.prepare(
            "SELECT stated_block_end_us FROM quota_reading WHERE "
                + COUNTED
                + "series = ? AND stated_block_end_us BETWEEN ? AND ?")) {
      statement.setAll(series, fromMicros, toMicros);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          ends.add(rows.number(0));
        }
      }
    }
    return ends;
  }

  /** Every reading of a series, oldest first. */
  List<Reading> all(long series) {
    return list(TABLE + "WHERE " + COUNTED + "series = ? ORDER BY at_us, id", series);
  }

  /**
   * Every reading of a period in a series, oldest first, but for those that say the same of the
   * same part of it as both the one before and the one after.
   */
  List<Reading> turns(long series) {
    return list(
        """
        FROM (
          SELECT id, at_us, period, segment, percent, stated_end_us, block_key, block_segment,
            block_percent, stated_block_end_us,
            lag(percent) OVER near AS percent_before, lag(period) OVER near AS period_before,
            lag(segment) OVER near AS segment_before,
            lead(percent) OVER near AS percent_after, lead(period) OVER near AS period_after,
            lead(segment) OVER near AS segment_after
          FROM quota_reading
          WHERE standing = 1 AND series = ? AND period IS NOT NULL
          WINDOW near AS (ORDER BY at_us, id))
        WHERE percent IS NOT percent_before OR period IS NOT period_before
          OR segment IS NOT segment_before OR percent IS NOT percent_after
          OR period IS NOT period_after OR segment IS NOT segment_after
        ORDER BY at_us, id
        """,
        series);
  }

  /**
   * The latest reading of each part of a period in a series; and the latest up to a moment where
   * that is another one.
   */
  List<Reading> latestOfSegments(long series, long upTo) {
    List<Reading> latest = latestOfEach(series, Long.MAX_VALUE);
    boolean later = latest.stream().anyMatch(reading -> reading.atMicros() > upTo);
    List<Reading> all = new ArrayList<>(later ? latestOfEach(series, upTo) : List.of());
    for (Reading reading : latest) {
      if (!later || reading.atMicros() > upTo) {
        all.add(reading);
      }
    }
    return all;
  }

  /** One pass over all readings inside the database, then one look-up for each part. */
  private List<Reading> latestOfEach(long series, long upTo) {
    List<Reading> latest = new ArrayList<>();
    try (SqlStatement statement =
        database.prepare(
            "SELECT period, segment, max(at_us) FROM quota_reading WHERE "
                + COUNTED
                + "series = ? AND at_us <= ? AND period IS NOT NULL GROUP BY period, segment")) {
      statement.setAll(series, upTo);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          Reading reading =
              first(
                  "WHERE series = ? AND at_us = ? AND +period = ? AND +segment = ?"
                      + " AND +standing = 1 ORDER BY id DESC LIMIT 1",
                  series,
                  rows.number(2),
                  rows.number(0),
                  rows.number(1));
          if (reading != null) {
            latest.add(reading);
          }
        }
      }
    }
    return latest;
  }

  /** Strikes readings since a credit that repeat what had been true before it. */
  void strikeReplays(long period, long sinceMicros, double before) {
    database.update(
        "UPDATE quota_reading SET standing = ? WHERE "
            + COUNTED
            + "period = ? AND at_us >= ? AND abs(percent - ?) < 1.0",
        Standing.REPLAYED.code(),
        period,
        sinceMicros,
        before);
  }

  /** As {@link #strikeReplays} for a block; what the reading says of its period stays. */
  void strikeBlockReplays(long series, long key, long sinceMicros, double before) {
    database.update(
        "UPDATE quota_reading SET block_percent = NULL WHERE "
            + COUNTED
            + "series = ? AND block_key = ? AND at_us >= ? AND abs(block_percent - ?) < 1.0",
        series,
        key,
        sinceMicros,
        before);
  }

  private @Nullable Double real(String sql, Object... parameters) {
    try (SqlStatement statement = database.prepare(sql)) {
      statement.setAll(parameters);
      try (SqlRows rows = statement.query()) {
        return rows.next() ? rows.realOrNull(0) : null;
      }
    }
  }

  private @Nullable Reading first(String where, Object... parameters) {
    try (SqlStatement statement = database.prepare(COLUMNS + TABLE + where)) {
      statement.setAll(parameters);
      try (SqlRows rows = statement.query()) {
        return rows.next() ? reading(rows) : null;
      }
    }
  }

  /** Rows of a table expression that has the columns of the table. */
  private List<Reading> list(String from, Object... parameters) {
    List<Reading> readings = new ArrayList<>();
    try (SqlStatement statement = database.prepare(COLUMNS + from)) {
      statement.setAll(parameters);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          readings.add(reading(rows));
        }
      }
    }
    return readings;
  }

  private static Reading reading(SqlRows rows) {
    return new Reading(
        rows.number(0),
        rows.number(1),
        rows.number(2),
        rows.number(3),
        rows.realOrNull(4),
        rows.numberOrNull(5),
        rows.numberOrNull(6),
        rows.number(7),
        rows.realOrNull(8),
        rows.numberOrNull(9));
  }
}
