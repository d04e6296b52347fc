package dev.cctally.platform.report;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A report over several vendors: their rows, one for each period or session and vendor.
 *
 * @param rows the rows in the order asked for; of equal ones, vendors come in their own order
 * @param totals the sums of the rows
 * @param unpricedModels models whose cost is unknown, for each vendor that has some
 */
public record CombinedReport<R>(
    List<VendorReport<R>> rows,
    BasisTotals totals,
    List<VendorReport<List<String>>> unpricedModels) {
  /** Rejects {@code null} and copies the lists. */
  public CombinedReport {
    rows = List.copyOf(rows);
    Objects.requireNonNull(totals, "totals");
    unpricedModels = List.copyOf(unpricedModels);
  }

  /**
   * {@return the vendors' reports by period as one}
   *
   * @param parts the reports, each with its rows in the order asked for
   * @param order that order
   */
  public static CombinedReport<BucketRow> ofBuckets(
      List<VendorReport<BucketReport>> parts, SortOrder order) {
    return combine(
        parts,
        new Parts<>(BucketReport::rows, BucketReport::totals, BucketReport::unpricedModels),
        Comparator.comparing(BucketRow::start),
        order);
  }

  /**
   * {@return the vendors' reports by session as one}
   *
   * @param parts the reports, each with its rows in the order asked for
   * @param order that order
   */
  public static CombinedReport<SessionRow> ofSessions(
      List<VendorReport<SessionReport>> parts, SortOrder order) {
    return combine(
        parts,
        new Parts<>(SessionReport::rows, SessionReport::totals, SessionReport::unpricedModels),
        Comparator.comparingLong(SessionRow::lastMicros),
        order);
  }

  /** What there is in a report. */
  private record Parts<T, R>(
      Function<T, List<R>> rows,
      Function<T, Figures> totals,
      Function<T, List<String>> unpricedModels) {}

  private static <T, R> CombinedReport<R> combine(
      List<VendorReport<T>> reports, Parts<T, R> parts, Comparator<R> ascending, SortOrder order) {
    boolean reversed = order == SortOrder.DESC;
    List<VendorReport<R>> rows = new ArrayList<>();
    List<VendorReport<Figures>> sums = new ArrayList<>();
    List<VendorReport<List<String>>> unpriced = new ArrayList<>();
    for (VendorReport<T> report : reports) {
      List<R> own = new ArrayList<>(parts.rows.apply(report.report()));
      if (reversed) {
        Collections.reverse(own);
      }
      own.forEach(row -> rows.add(report.with(row)));
      sums.add(report.with(parts.totals.apply(report.report())));
      List<String> models = parts.unpricedModels.apply(report.report());
      if (!models.isEmpty()) {
        unpriced.add(report.with(models));
      }
    }
    rows.sort(Comparator.comparing(VendorReport::report, ascending)); // stable
    if (reversed) {
      Collections.reverse(rows); // ties too: one order is the exact reverse of the other
    }
    try {
      return new CombinedReport<>(rows, BasisTotals.sum(sums), unpriced);
    } catch (ArithmeticException e) {
      throw new AppException(
          ErrorKind.VALUE,
          "the vendors' usage in this range adds up to more than can be counted exactly; ask for a"
              + " shorter range with --since and --until",
          e);
    }
  }
}
