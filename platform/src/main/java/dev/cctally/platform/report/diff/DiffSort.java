package dev.cctally.platform.report.diff;

import java.math.BigDecimal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What rows are ordered by; ties by name. */
public enum DiffSort {
  /** The change of cost, whichever way; the largest first. */
  DELTA,
  /** The first window's cost, the largest first. */
  COST_A,
  /** The second window's cost, the largest first. */
  COST_B,
  /** Their name. */
  NAME,
  /** Dropped, changed, new; in each the largest change first. */
  STATUS;

  Comparator<DiffRow> order() {
    Comparator<DiffRow> delta =
        Comparator.comparing((DiffRow row) -> row.dollars().abs()).reversed();
    Comparator<DiffRow> order =
        switch (this) {
          case DELTA -> delta;
          case COST_A -> Comparator.comparing((DiffRow row) -> dollars(row.a())).reversed();
          case COST_B -> Comparator.comparing((DiffRow row) -> dollars(row.b())).reversed();
          case NAME -> Comparator.comparing(DiffRow::label);
          case STATUS -> Comparator.comparing(DiffRow::status).thenComparing(delta);
        };
    return order.thenComparing(DiffRow::label);
  }

  private static BigDecimal dollars(@Nullable DiffSide side) {
    return side == null ? BigDecimal.ZERO : side.dollars();
  }
}
