package dev.cctally.platform.quota;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code quota_milestone}. */
final class MilestoneTable {
  private static final String COLUMNS =
      "SELECT id, axis, window_id, segment, threshold, captured_us, cost_pico, marginal_pico,"
          + " input, output, cache_write, cache_read, other_percent, alerted_us FROM"
          + " quota_milestone ";

  private final SqlDatabase database;

  MilestoneTable(SqlDatabase database) {
    this.database = database;
  }

  /** The highest milestone of a part of a window, or {@code null} if there is none. */
  @Nullable Milestone highest(long series, Axis axis, long window, long segment) {
    List<Milestone> found =
        list(
            "WHERE series = ? AND axis = ? AND window_id = ? AND segment = ?"
                + " ORDER BY threshold DESC LIMIT 1",
            series,
            axis.code(),
            window,
            segment);
    return found.isEmpty() ? null : found.getFirst();
  }

  /** The milestones of a part of a window, by threshold. */
  List<Milestone> of(long series, Axis axis, long window, long segment) {
    return list(
        "WHERE series = ? AND axis = ? AND window_id = ? AND segment = ? ORDER BY threshold",
        series,
        axis.code(),
        window,
        segment);
  }

  /** The milestones of a whole window, in the order they were seen. */
  List<Milestone> ofWindow(long series, Axis axis, long window) {
    return list(
        "WHERE series = ? AND axis = ? AND window_id = ? ORDER BY captured_us, id",
        series,
        axis.code(),
        window);
  }

  /** The milestones of a series that were stored after another one. */
  List<Milestone> after(long series, long id) {
    return list("WHERE series = ? AND id > ? ORDER BY id", series, id);
  }

  /**
   * Stores the milestones up to a percent that are not there, if any was seen before in this part
   * of the window; else only that percent: what came before the first reading nobody saw.
   *
   * @param like what they have in common; its threshold is the percent
   * @param reading the reading that crossed them
   * @param costRow the stored cost they were taken from, or 0
   * @return those that were stored
   */
  List<Milestone> fill(long series, Milestone like, long reading, long costRow) {
    Milestone last = highest(series, like.axis(), like.window(), like.segment());
    int first = last == null ? like.threshold() : last.threshold() + 1;
    List<Milestone> stored = new ArrayList<>();
    for (int threshold = first; threshold <= like.threshold(); threshold++) {
      Money marginal = last != null && threshold == first ? like.cost().minus(last.cost()) : null;
      int added =
          database.update(
              """
              INSERT OR IGNORE INTO quota_milestone (series, axis, window_id, segment, threshold,
                captured_us, cost_pico, marginal_pico, input, output, cache_write, cache_read,
                other_percent, reading, cost_row)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """,
              series,
              like.axis().code(),
              like.window(),
              like.segment(),
              threshold,
              like.capturedMicros(),
              like.cost().pico(),
              marginal == null ? null : (Long) marginal.pico(),
              like.tokens().input(),
              like.tokens().output(),
              like.tokens().cacheWrite(),
              like.tokens().cacheRead(),
              like.otherPercent(),
              reading,
              costRow);
      if (added > 0) {
        stored.add(
            new Milestone(
                database.lastInsertedRow(),
                like.axis(),
                like.window(),
                like.segment(),
                threshold,
                like.capturedMicros(),
                like.cost(),
                marginal,
                like.tokens(),
                like.otherPercent(),
                null));
      }
    }
    return stored;
  }

  /** The milestones of a block are now those of another, as far as that has none of its own. */
  void move(long series, long fromBlock, long toBlock) {
    database.update(
        "UPDATE OR IGNORE quota_milestone SET window_id = ? WHERE series = ? AND axis = 1"
            + " AND window_id = ?",
        toBlock,
        series,
        fromBlock);
  }

  /**
   * A part of a window.
   *
   * @param axis which window
   * @param window the period's id, or the block's key
   * @param segment the event that opened the part; 0 before any
   */
  record Place(Axis axis, long window, long segment) {}

  /**
   * A milestone, and what it belongs to.
   *
   * @param id our number for it
   * @param place the part of a window it is of
   * @param threshold the percent
   * @param reading the reading that crossed it, or 0 if it was taken over from elsewhere
   * @param capturedMicros when it was seen
   */
  record Placed(long id, Place place, int threshold, long reading, long capturedMicros) {
    Placed to(Place other) {
      return new Placed(id, other, threshold, reading, capturedMicros);
    }
  }

  /** Every milestone of a series, in the order they were written. */
  List<Placed> placed(long series) {
    List<Placed> placed = new ArrayList<>();
    try (SqlStatement statement =
        database.prepare(
            "SELECT id, axis, window_id, segment, threshold, reading, captured_us"
                + " FROM quota_milestone WHERE series = ? ORDER BY id")) {
      statement.setAll(series);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          Place place = new Place(Axis.of(rows.number(1)), rows.number(2), rows.number(3));
          placed.add(
              new Placed(
                  rows.number(0), place, (int) rows.number(4), rows.number(5), rows.number(6)));
        }
      }
    }
    return placed;
  }

  /** Forgets a milestone that was written down twice. */
  void remove(long id) {
    database.update("DELETE FROM quota_milestone WHERE id = ?", id);
  }

  /** Milestones are now of other parts, in which nothing stands at their percent but themselves. */
  void move(List<Placed> milestones) {
    for (Placed one : milestones) { // none may meet one that is yet to leave
      database.update("UPDATE quota_milestone SET segment = -id WHERE id = ?", one.id());
    }
    for (Placed one : milestones) {
      database.update(
          "UPDATE quota_milestone SET window_id = ?, segment = ? WHERE id = ?",
          one.place().window(),
          one.place().segment(),
          one.id());
    }
  }

  private List<Milestone> list(String where, Object... parameters) {
    List<Milestone> milestones = new ArrayList<>();
    try (SqlStatement statement = database.prepare(COLUMNS + where)) {
      statement.setAll(parameters);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          Long marginal = rows.numberOrNull(7);
          milestones.add(
              new Milestone(
                  rows.number(0),
                  Axis.of(rows.number(1)),
                  rows.number(2),
                  rows.number(3),
                  (int) rows.number(4),
                  rows.number(5),
                  Money.ofPico(rows.number(6)),
                  marginal == null ? null : Money.ofPico(marginal),
                  new TokenCounts(
                      rows.number(8), rows.number(11), rows.number(10), 0, rows.number(9), 0),
                  rows.realOrNull(12),
                  rows.numberOrNull(13)));
        }
      }
    }
    return milestones;
  }
}
