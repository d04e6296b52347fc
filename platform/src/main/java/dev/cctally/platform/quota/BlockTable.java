package dev.cctally.platform.quota;

import dev.cctally.platform.quota.MeteredUsage.Named;
import dev.cctally.platform.quota.MeteredUsage.Part;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables {@code quota_block} and {@code quota_block_part}. */
final class BlockTable {
  private static final int MODELS = 0;
  private static final int PROJECTS = 1;
  private static final String COLUMNS =
      "SELECT key, reset_us, start_us, first_us, last_us, percent, period_first, period_last,"
          + " crossed, closed, usage_us, input, output, cache_write, cache_read, cost_pico"
          + " FROM quota_block ";

  private final SqlDatabase database;

  BlockTable(SqlDatabase database) {
    this.database = database;
  }

  /** The block whose reset is nearest to a moment, at most so far from it; {@code null} if none. */
  @Nullable Long nearest(long series, long resetMicros, long farthest) {
    try (SqlStatement statement =
        database.prepare(
            "SELECT key FROM quota_block WHERE series = ? AND reset_us BETWEEN ? AND ?"
                + " ORDER BY abs(reset_us - ?), key LIMIT 1")) {
      statement.setAll(series, resetMicros - farthest, resetMicros + farthest, resetMicros);
      try (SqlRows rows = statement.query()) {
        return rows.next() ? (Long) rows.number(0) : null;
      }
    }
  }

  /** Whether a series has no block. */
  boolean none(long series) {
    return database.number("SELECT EXISTS (SELECT 1 FROM quota_block WHERE series = ?)", series)
        == 0;
  }

  @Nullable Block find(long series, long key) {
    List<Block> blocks = list("WHERE series = ? AND key = ?", series, key);
    return blocks.isEmpty() ? null : blocks.getFirst();
  }

  /** Every block of a series, newest first. */
  List<Block> all(long series) {
    return list("WHERE series = ? ORDER BY start_us DESC, key DESC", series);
  }

  /** The blocks of a series that are not known to be over. */
  List<Block> open(long series) {
    return list("WHERE series = ? AND closed = 0", series);
  }

  /** The blocks of a series that reset at a moment or later, but before another. */
  List<Block> resettingWithin(long series, long from, long before) {
    return list("WHERE series = ? AND reset_us >= ? AND reset_us < ?", series, from, before);
  }

  /** The blocks of a series that were last seen at a moment or later, but before another. */
  List<Block> seenWithin(long series, long from, long before) {
    return list("WHERE series = ? AND last_us >= ? AND last_us < ?", series, from, before);
  }

  /** Stores a block that has cost nothing yet. */
  void add(long series, BlockRow row) {
    database.update(
        """
        INSERT INTO quota_block (series, key, reset_us, start_us, first_us, last_us, percent,
          period_first, period_last, crossed, closed, input, output, cache_write, cache_read,
          cost_pico, usage_us)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0)
        """,
        series,
        row.key(),
        row.resetMicros(),
        row.startMicros(),
        row.firstMicros(),
        row.lastMicros(),
        row.percent(),
        row.periodFirst(),
        row.periodLast(),
        row.crossed() ? 1 : 0,
        row.closed() ? 1 : 0);
  }

  /** Stores how a block that is there already stands; what it has cost stays. */
  void restate(long series, BlockRow row) {
    database.update(
        "UPDATE quota_block SET last_us = ?, percent = ?, period_last = ?, crossed = ?, closed = ?"
            + " WHERE series = ? AND key = ?",
        row.lastMicros(),
        row.percent(),
        row.periodLast(),
        row.crossed() ? 1 : 0,
        row.closed() ? 1 : 0,
        series,
        row.key());
  }

  /** Forgets every block of a series, but not what their usage consists of. */
  void removeAll(long series) {
    database.update("DELETE FROM quota_block WHERE series = ?", series);
  }

  /** What one block's usage consists of is now another's, if that has nothing of its own. */
  void moveParts(long series, long from, long to) {
    database.update(
        "UPDATE OR IGNORE quota_block_part SET key = ? WHERE series = ? AND key = ?",
        to,
        series,
        from);
  }

  /** Stores what a block has cost up to a moment. */
  void measured(long series, long key, long upTo, Part usage) {
    database.update(
        """
        UPDATE quota_block SET input = ?, output = ?, cache_write = ?, cache_read = ?,
          cost_pico = ?, usage_us = ?
        WHERE series = ? AND key = ?
        """,
        usage.tokens().input(),
        usage.tokens().output(),
        usage.tokens().cacheWrite(),
        usage.tokens().cacheRead(),
        usage.cost().pico(),
        upTo,
        series,
        key);
  }

  /** Replaces what a block's usage consists of. */
  void putParts(long series, long key, MeteredUsage usage) {
    database.update("DELETE FROM quota_block_part WHERE series = ? AND key = ?", series, key);
    putParts(series, key, MODELS, usage.models());
    putParts(series, key, PROJECTS, usage.projects());
  }

  private void putParts(long series, long key, int kind, List<Named> parts) {
    for (Named named : parts) {
      TokenCounts tokens = named.part().tokens();
      database.update(
          "INSERT INTO quota_block_part VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          series,
          key,
          kind,
          named.name(),
          tokens.input(),
          tokens.output(),
          tokens.cacheWrite(),
          tokens.cacheRead(),
          named.part().cost().pico(),
          named.part().entries());
    }
  }

  List<Named> models(long series, long key) {
    return parts(series, key, MODELS);
  }

  List<Named> projects(long series, long key) {
    return parts(series, key, PROJECTS);
  }

  private List<Named> parts(long series, long key, int kind) {
    List<Named> parts = new ArrayList<>();
    try (SqlStatement statement =
        database.prepare(
            "SELECT name, input, output, cache_write, cache_read, cost_pico, entries"
                + " FROM quota_block_part WHERE series = ? AND key = ? AND kind = ?"
                + " ORDER BY cost_pico DESC, name")) {
      statement.setAll(series, key, kind);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          parts.add(new Named(rows.requiredText(0), part(rows, 1, rows.number(6))));
        }
      }
    }
    return parts;
  }

  private List<Block> list(String where, Object... parameters) {
    List<Block> blocks = new ArrayList<>();
    try (SqlStatement statement = database.prepare(COLUMNS + where)) {
      statement.setAll(parameters);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          blocks.add(
              new Block(
                  rows.number(0),
                  rows.number(1),
                  rows.number(2),
                  rows.number(3),
                  rows.number(4),
                  rows.real(5),
                  rows.realOrNull(6),
                  rows.realOrNull(7),
                  rows.number(8) != 0,
                  rows.number(9) != 0,
                  rows.number(10),
                  part(rows, 11, 0)));
        }
      }
    }
    return blocks;
  }

  /** Four counts and a cost; how long cache writes last is not kept. */
  private static Part part(SqlRows rows, int column, long entries) {
    return new Part(
        new TokenCounts(
            rows.number(column),
            rows.number(column + 3),
            rows.number(column + 2),
            0,
            rows.number(column + 1),
            0),
        Money.ofPico(rows.number(column + 4)),
        entries);
  }
}
