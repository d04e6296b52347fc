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

  private static final String CROSSED =
      """
      UPDATE quota_block SET crossed = 1 WHERE series = ?1 AND crossed = 0 AND (
        EXISTS (SELECT 1 FROM quota_event e WHERE e.series = ?1 AND e.axis = 0
          AND e.effective_us BETWEEN quota_block.start_us AND quota_block.last_us)
        OR EXISTS (SELECT 1 FROM quota_period p WHERE p.series = ?1
          AND p.start_us > quota_block.start_us AND p.start_us <= quota_block.last_us
          AND NOT EXISTS (SELECT 1 FROM quota_event m WHERE m.axis = 0 AND m.in_place = 0
            AND m.period = p.id)))
      """;

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

  @Nullable Block find(long series, long key) {
    List<Block> blocks = list("WHERE series = ? AND key = ?", series, key);
    return blocks.isEmpty() ? null : blocks.getFirst();
  }

  /** Every block of a series, newest first. */
  List<Block> all(long series) {
    return list("WHERE series = ? ORDER BY start_us DESC, key DESC", series);
  }

  /** Closes blocks before one, and those that have run out. */
  private void close(long series, long key, long now) {
    database.update(
        "UPDATE quota_block SET closed = 1 WHERE series = ? AND closed = 0"
            + " AND (key < ? OR reset_us <= ?)",
        series,
        key,
        now);
  }

  /**
   * Stores that a block was observed: who comes first decides where it starts, who comes last how
   * it stands. Blocks before it and such as have run out are closed.
   */
  void observe(long series, Reading reading, long key, long resetMicros, long startMicros) {
    close(series, key, reading.atMicros());
    database.update(
        """
        INSERT INTO quota_block (series, key, reset_us, start_us, first_us, last_us, percent,
          period_first, period_last, crossed, closed, input, output, cache_write, cache_read,
          cost_pico, usage_us)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0)
        ON CONFLICT (series, key) DO UPDATE SET
          last_us = excluded.last_us, percent = excluded.percent,
          period_last = excluded.period_last
          WHERE excluded.last_us >= last_us
        """,
        series,
        key,
        resetMicros,
        startMicros,
        reading.atMicros(),
        reading.atMicros(),
        reading.blockPercent(),
        reading.percent(),
        reading.percent());
    close(series, key, reading.atMicros());
    database.update(CROSSED + " AND key = ?2", series, key);
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

  /**
   * Marks the blocks in whose observed time a period began: an event took effect, or a known period
   * starts after the block's first instant. A period whose end was moved starts with its event.
   */
  void markCrossed(long series) {
    database.update(CROSSED, series);
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
