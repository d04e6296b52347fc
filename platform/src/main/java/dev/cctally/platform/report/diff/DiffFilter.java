package dev.cctally.platform.report.diff;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of models and projects are shown, and in which order. Rows that only one window has
 * are always shown.
 *
 * @param sort their order
 * @param all whether small changes are shown as well
 * @param minDollars a change below this is small, if it is also below {@code minPercent}
 * @param minPercent the same in percent; an unknown percentage is below everything
 * @param top how many changed rows are shown at most; {@code null} for all
 */
public record DiffFilter(
    DiffSort sort,
    boolean all,
    BigDecimal minDollars,
    BigDecimal minPercent,
    @Nullable Integer top) {
  /** What is small unless it is said otherwise, in dollars. */
  public static final BigDecimal DEFAULT_DOLLARS = new BigDecimal("0.1");

  /** What is small unless it is said otherwise, in percent. */
  public static final BigDecimal DEFAULT_PERCENT = new BigDecimal("1.0");

  /** Rejects {@code null}, except for the number of rows. */
  public DiffFilter {
    Objects.requireNonNull(sort, "sort");
    Objects.requireNonNull(minDollars, "minDollars");
    Objects.requireNonNull(minPercent, "minPercent");
  }

  /** The section of these rows. */
  DiffSection apply(DiffPart part, List<DiffRow> rows) {
    List<DiffRow> sorted = new ArrayList<>(rows);
    sorted.sort(sort.order());
    List<DiffRow> shown = new ArrayList<>();
    int changed = 0;
    for (DiffRow row : sorted) {
      if (row.status() != DiffRow.Status.CHANGED) {
        shown.add(row);
      } else if ((all || !small(row)) && (top == null || changed < top)) {
        changed++;
        shown.add(row);
      }
    }
    return new DiffSection(part, shown, sorted.size() - shown.size());
  }

  private boolean small(DiffRow row) {
    BigDecimal percent = row.dollarsPercent();
    return row.dollars().abs().compareTo(minDollars) < 0
        && (percent == null ? BigDecimal.ZERO : percent.abs()).compareTo(minPercent) < 0;
  }
}
