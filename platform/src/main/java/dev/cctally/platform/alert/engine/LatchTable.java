package dev.cctally.platform.alert.engine;

import dev.cctally.platform.alert.engine.Latch.State;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import dev.cctally.spi.model.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table {@code alert_latch}. */
final class LatchTable {
  private static final String OF_KEY =
      " FROM alert_latch WHERE axis = ? AND vendor = ? AND subject = ? AND metric = ?"
          + " AND period = ? AND win = ? AND segment = ?";

  private final SqlDatabase database;

  LatchTable(SqlDatabase database) {
    this.database = database;
  }

  /** The thresholds that are latched, of the window of a key. */
  Set<Integer> latched(Latch.Key key) {
    Set<Integer> latched = new HashSet<>();
    try (SqlStatement statement = database.prepare("SELECT threshold" + OF_KEY)) {
      statement.setAll(
          key.axis(),
          key.vendor(),
          key.subject(),
          key.metric(),
          key.period(),
          key.window(),
          key.segment());
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          latched.add((int) rows.number(0));
        }
      }
    }
    return latched;
  }

  /** What came of telling of a threshold; empty if it was not told, {@code null} if not latched. */
  @Nullable String statusOf(Latch.Key key) {
    try (SqlStatement statement =
        database.prepare("SELECT coalesce(status, '')" + OF_KEY + " AND threshold = ?")) {
      statement.setAll(
          key.axis(),
          key.vendor(),
          key.subject(),
          key.metric(),
          key.period(),
          key.window(),
          key.segment(),
          key.threshold());
      try (SqlRows rows = statement.query()) {
        return rows.next() ? rows.requiredText(0) : null;
      }
    }
  }

  /** Whether nothing was ever latched. */
  boolean empty() {
    return database.number("SELECT count(*) FROM (SELECT 1 FROM alert_latch LIMIT 1)") == 0;
  }

  /** Stores a latch; its number, or 0 if another process has been faster. */
  long add(Latch latch) {
    Latch.Key key = latch.key();
    Money spent = latch.spent();
    int added =
        database.update(
            """
            INSERT OR IGNORE INTO alert_latch (axis, vendor, subject, metric, period, win, segment,
              threshold, state, crossed_us, alerted_us, window_start_us, label, amount, spent_pico,
              value, model)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            key.axis(),
            key.vendor(),
            key.subject(),
            key.metric(),
            key.period(),
            key.window(),
            key.segment(),
            key.threshold(),
            latch.state() == State.SUPPRESSED ? 0 : 1,
            latch.crossedMicros(),
            latch.alertedMicros(),
            latch.windowStartMicros(),
            latch.label(),
            latch.amount(),
            spent == null ? null : (Long) spent.pico(),
            latch.value(),
            latch.model());
    return added == 0 ? 0 : database.lastInsertedRow();
  }

  /** Writes down what came of telling. */
  void told(long id, long atMicros, String status) {
    database.update(
        "UPDATE alert_latch SET dispatched_us = ?, status = ? WHERE id = ?", atMicros, status, id);
  }

  /** The latches, the newest first. */
  List<Latch> newest(int limit) {
    List<Latch> latches = new ArrayList<>();
    try (SqlStatement statement =
        database.prepare(
            "SELECT id, axis, vendor, subject, metric, period, win, segment, threshold, state,"
                + " crossed_us, alerted_us, window_start_us, label, amount, spent_pico, value,"
                + " model, status FROM alert_latch ORDER BY alerted_us DESC, id DESC LIMIT ?")) {
      statement.setAll(limit);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          latches.add(latch(rows));
        }
      }
    }
    return latches;
  }

  private static Latch latch(SqlRows rows) {
    Long spent = rows.numberOrNull(15);
    return new Latch(
        rows.number(0),
        new Latch.Key(
            rows.requiredText(1),
            rows.requiredText(2),
            rows.requiredText(3),
            rows.requiredText(4),
            rows.requiredText(5),
            rows.requiredText(6),
            rows.number(7),
            (int) rows.number(8)),
        rows.number(9) == 0 ? State.SUPPRESSED : State.FIRED,
        rows.number(10),
        rows.number(11),
        rows.number(12),
        rows.requiredText(13),
        rows.realOrNull(14),
        money(spent),
        rows.realOrNull(16),
        rows.text(17),
        rows.text(18));
  }

  private static @Nullable Money money(@Nullable Long pico) {
    return pico == null ? null : Money.ofPico(pico);
  }
}
