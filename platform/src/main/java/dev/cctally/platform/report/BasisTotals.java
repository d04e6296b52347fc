package dev.cctally.platform.report;

import dev.cctally.spi.vendor.CostBasis;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sums by what the dollars mean. There is no sum of these sums on purpose: what tokens would cost
 * at list price and what is billed do not add up to anything.
 *
 * @param byBasis the sums of the vendors of each basis that occurs
 * @param unknown the sum of vendors whose basis cannot be told, or {@code null} if there are none
 */
public record BasisTotals(Map<CostBasis, Figures> byBasis, @Nullable Figures unknown) {
  /** Copies the map. */
  public BasisTotals {
    byBasis = Map.copyOf(byBasis);
  }

  /**
   * {@return the sum for a basis; nothing if no vendor has it}
   *
   * @param basis the basis
   */
  public Figures of(CostBasis basis) {
    return byBasis.getOrDefault(basis, Figures.ZERO);
  }

  /** Sums what the vendors used. */
  static BasisTotals sum(List<VendorReport<Figures>> parts) {
    Map<CostBasis, Figures> byBasis = new EnumMap<>(CostBasis.class);
    Figures unknown = null;
    for (VendorReport<Figures> part : parts) {
      CostBasis basis = part.basis();
      if (basis == null) {
        unknown = Objects.requireNonNullElse(unknown, Figures.ZERO).plus(part.report());
      } else {
        byBasis.merge(basis, part.report(), Figures::plus);
      }
    }
    return new BasisTotals(byBasis, unknown);
  }
}
