package dev.cctally.platform.report;

import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.pricing.ModelPrices;
import dev.cctally.platform.pricing.PriceSheet;
import dev.cctally.spi.model.Money;
import java.util.Objects;

/**
 * What cells cost in one cost mode. The one place that knows the rule; reports, budgets and quota
 * figures all use it. Used by one thread, for one calculation.
 */
public final class CellCosts {
  private final PriceSheet sheet;
  private final CostMode mode;

  /**
   * Makes the rule.
   *
   * @param sheet the vendor's prices; untouched in mode {@link CostMode#DISPLAY}
   * @param mode which cost
   */
  public CellCosts(PriceSheet sheet, CostMode mode) {
    this.sheet = Objects.requireNonNull(sheet, "sheet");
    this.mode = Objects.requireNonNull(mode, "mode");
  }

  /**
   * {@return the exact cost; nothing if it is unknown}
   *
   * @param cell the cell
   * @throws ArithmeticException if the amount does not fit, beyond about 9.2 million dollars
   */
  public Money cost(UsageCell cell) {
    return Money.ofPico(pico(sheet.model(cell.model()), cell));
  }

  /**
   * {@return how sure the cost is}
   *
   * @param cell the cell
   */
  public PriceStatus status(UsageCell cell) {
    return status(sheet.model(cell.model()), cell);
  }

  long pico(ModelPrices model, UsageCell cell) {
    if (computed(cell)) {
      return model.at(cell.bucketMicros(), cell.speed(), cell.promptTier()).pico(cell.tokens());
    }
    return cell.recorded() ? cell.recordedCost().pico() : 0;
  }

  PriceStatus status(ModelPrices model, UsageCell cell) {
    if (!computed(cell)) {
      return PriceStatus.PRICED;
    }
    return switch (model.at(cell.bucketMicros(), cell.speed(), cell.promptTier()).basis()) {
      case OWN -> PriceStatus.PRICED;
      case FALLBACK -> PriceStatus.FALLBACK;
      case NONE -> PriceStatus.UNPRICED;
    };
  }

  /** Whether the cell's cost must be worked out from prices. */
  private boolean computed(UsageCell cell) {
    return switch (mode) {
      case AUTO -> !cell.recorded();
      case CALCULATE -> true;
      case DISPLAY -> false;
    };
  }
}
