package dev.cctally.platform.report;

import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.pricing.CellPrice;
import dev.cctally.platform.pricing.PriceSheet;
import dev.cctally.platform.pricing.PriceSource;
import java.util.List;
import java.util.Objects;

/**
 * Running sums over usage of one vendor, priced by one rule; for reports that divide usage in a way
 * of their own. Models keep their ids, whatever their speed. Used by one thread, for one report.
 */
public final class PricedSums {
  private final CellCosts costs;
  private final ModelColumns columns;

  /**
   * Makes the rule.
   *
   * @param prices where the price book comes from; not asked if no price is needed
   * @param vendorId whose usage is summed
   * @param mode which cost
   * @param speed which speed is priced
   */
  public PricedSums(PriceSource prices, String vendorId, CostMode mode, SpeedRule speed) {
    PriceSheet sheet = new PriceSheet(prices, vendorId);
    costs = new CellCosts(sheet, mode, speed);
    columns = new ModelColumns(sheet, false);
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
      return new Totals(breakdown.figures(), breakdown.models());
    }
  }

  /**
   * A finished sum.
   *
   * @param figures over all models
   * @param models by cost descending; ties by first use
   */
  public record Totals(Figures figures, List<ModelUsage> models) {
    /** Rejects {@code null} and copies the list. */
    public Totals {
      Objects.requireNonNull(figures, "figures");
      models = List.copyOf(models);
    }
  }
}
