package dev.cctally.platform.quota;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import dev.cctally.spi.model.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code quota_cost}. */
final class CostTable {
  private static final String COLUMNS =
      "SELECT id, period, key, end_key, captured_us, from_us, to_us, cost_pico, mode, project"
          + " FROM quota_cost ";

  private final SqlDatabase database;

  CostTable(SqlDatabase database) {
    this.database = database;
  }

  /** Stores a cost, whose id is not looked at; its number. */
  long add(long series, PeriodCost cost) {
    database.update(
        """
        INSERT INTO quota_cost (series, period, key, end_key, captured_us, from_us, to_us, cost_pico,
          mode, project)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        series,
        cost.periodId() == 0 ? null : (Long) cost.periodId(),
        cost.key(),
        cost.endKey(),
        cost.capturedMicros(),
        cost.fromMicros(),
        cost.toMicros(),
        cost.cost().pico(),
        cost.mode(),
        cost.project());
    return database.lastInsertedRow();
  }

  /** The latest cost of a whole period, of all projects; {@code null} if there is none. */
  @Nullable PeriodCost latest(long series, long period) {
    List<PeriodCost> found =
        list(
            "WHERE series = ? AND period = ? AND project IS NULL"
                + " ORDER BY captured_us DESC, id DESC LIMIT 1",
            series,
            period);
    return found.isEmpty() ? null : found.getFirst();
  }

  /** What was worked out at the same moment of the same; {@code null} if nothing was. */
  @Nullable PeriodCost like(long series, PeriodCost cost) {
    List<PeriodCost> found =
        list(
            "WHERE series = ? AND captured_us = ? AND mode = ? AND project IS ?"
                + " AND from_us = ? ORDER BY id LIMIT 1",
            series,
            cost.capturedMicros(),
            cost.mode(),
            cost.project(),
            cost.fromMicros());
    return found.isEmpty() ? null : found.getFirst();
  }

  /** Every cost of all projects of a series, newest first. */
  List<PeriodCost> all(long series) {
    return list("WHERE series = ? AND project IS NULL ORDER BY captured_us DESC, id DESC", series);
  }

  private List<PeriodCost> list(String where, @Nullable Object... parameters) {
    List<PeriodCost> costs = new ArrayList<>();
    try (SqlStatement statement = database.prepare(COLUMNS + where)) {
      statement.setAll(parameters);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          costs.add(
              new PeriodCost(
                  rows.number(0),
                  rows.number(1),
                  rows.requiredText(2),
                  rows.requiredText(3),
                  rows.number(4),
                  rows.number(5),
                  rows.number(6),
                  Money.ofPico(rows.number(7)),
                  rows.requiredText(8),
                  rows.text(9)));
        }
      }
    }
    return costs;
  }
}
