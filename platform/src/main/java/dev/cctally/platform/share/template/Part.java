package dev.cctally.platform.share.template;

import dev.cctally.platform.report.VendorReport;
import dev.cctally.platform.share.Measure;
import dev.cctally.spi.vendor.CostBasis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Rows whose amounts may be added: those of one vendor, or of vendors whose dollars mean the same.
 *
 * @param suffix what tells the part's figures from those of others, such as {@code (actual)}; empty
 *     if there are no others
 * @param rows the rows
 */
record Part<R>(String suffix, List<VendorReport<R>> rows) {
  Part {
    rows = List.copyOf(rows);
  }

  /** Rows by what may be added, in the order of the bases. */
  static <R> List<Part<R>> of(List<VendorReport<R>> rows, boolean byVendor, Measure measure) {
    if (!byVendor || measure == Measure.TOKENS) {
      return List.of(new Part<>("", rows));
    }
    Map<Optional<CostBasis>, List<VendorReport<R>>> byBasis = new LinkedHashMap<>();
    for (CostBasis basis : CostBasis.values()) {
      byBasis.put(Optional.of(basis), new ArrayList<>());
    }
    byBasis.put(Optional.empty(), new ArrayList<>());
    for (VendorReport<R> row : rows) {
      byBasis.computeIfAbsent(Optional.ofNullable(row.basis()), _ -> new ArrayList<>()).add(row);
    }
    List<Part<R>> parts = new ArrayList<>();
    byBasis.forEach((basis, own) -> {
      if (!own.isEmpty()) {
        parts.add(new Part<>(" (" + Notes.word(basis.orElse(null)) + ")", own));
      }
    });
    return parts;
  }

  /** The sum of the rows. */
  long sum(ToLongFunction<R> amount) {
    long sum = 0;
    for (VendorReport<R> row : rows) {
      sum = Math.addExact(sum, amount.applyAsLong(row.report()));
    }
    return sum;
  }
}
