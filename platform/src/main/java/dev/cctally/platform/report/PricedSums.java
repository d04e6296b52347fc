package dev.cctally.platform.report;

import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.pricing.CellPrice;
import dev.cctally.platform.pricing.PriceSheet;
import dev.cctally.platform.pricing.PriceSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Running sums over usage of one vendor, priced by one rule; for reports that divide usage in a way
 * of their own. Models keep their ids, whatever their speed. Used by one thread, for one report.
 */
public final class PricedSums {
  private final CellCosts costs;
  private final ModelColumns columns;

  /**
   * Makes the rule. Models keep their ids, whatever their speed.
   *
   * @param prices where the price book comes from; not asked if no price is needed
   * @param vendorId whose usage is summed
   * @param mode which cost
   * @param speed which speed is priced
   */
  public PricedSums(PriceSource prices, String vendorId, CostMode mode, SpeedRule speed) {
    this(prices, vendorId, mode, speed, false);
  }

  /**
   * Makes the rule.
   *
   * @param prices where the price book comes from; not asked if no price is needed
   * @param vendorId whose usage is summed
   * @param mode which cost
   * @param speed which speed is priced
   * @param fastSuffix whether fast responses count under {@code <model>-fast}
   */
  public PricedSums(
      PriceSource prices, String vendorId, CostMode mode, SpeedRule speed, boolean fastSuffix) {
    PriceSheet sheet = new PriceSheet(prices, vendorId);
    costs = new CellCosts(sheet, mode, speed);
    columns = new ModelColumns(sheet, fastSuffix);
  }

  /** {@return a new sum, of nothing yet} */
  public Sum start() {
    return new Sum();
  }

  /** A running sum. */
  public final class Sum {
    private final ModelTallies tallies = new ModelTallies();

    private Sum() {}

    /**
     * Adds usage.
     *
     * @param cell usage of the vendor
     * @throws ArithmeticException if the sum does not fit
     */
    public void add(UsageCell cell) {
      ModelColumns.Model model = columns.of(cell);
      CellPrice price = costs.price(model.prices, cell);
      tallies.add(columns.column(model, cell), cell, CellCosts.pico(price, cell), price);
    }

    /**
     * {@return what was added so far}
     *
     * @throws ArithmeticException if the sum over all models does not fit
     */
    public Totals totals() {
      ModelTallies.Breakdown breakdown = tallies.breakdown(columns);
      return new Totals(breakdown.figures(), breakdown.modelsUsed(), breakdown.models());
    }

    /**
     * Adds the ids of models without a price.
     *
     * @param ids receives them, as the vendor wrote them
     */
    public void collectUnpriced(Set<String> ids) {
      tallies.collectUnpriced(columns, ids);
    }
  }

  /**
   * A finished sum.
   *
   * @param figures over all models
   * @param modelsUsed distinct model names by first use
   * @param models by cost descending; ties by first use
   */
  public record Totals(Figures figures, List<String> modelsUsed, List<ModelUsage> models) {
    /** Rejects {@code null} and copies the lists. */
    public Totals {
      Objects.requireNonNull(figures, "figures");
      modelsUsed = List.copyOf(modelsUsed);
      models = List.copyOf(models);
    }
  }
}
