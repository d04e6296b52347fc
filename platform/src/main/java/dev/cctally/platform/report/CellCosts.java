package dev.cctally.platform.report;

import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.pricing.CellPrice;
import dev.cctally.platform.pricing.ModelPrices;
import dev.cctally.platform.pricing.PriceSheet;
import dev.cctally.spi.model.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What cells cost in one cost mode. The one place that knows the rule; reports, budgets and quota
 * figures all use it. Used by one thread, for one calculation.
 */
public final class CellCosts {
  private final PriceSheet sheet;
  private final boolean takesRecorded;
  private final boolean computes;
  private final SpeedRule speed;

  /**
   * Makes the rule for responses priced at the speed they were served at.
   *
   * @param sheet the vendor's prices; untouched in mode {@link CostMode#DISPLAY}
   * @param mode which cost
   */
  public CellCosts(PriceSheet sheet, CostMode mode) {
    this(sheet, mode, SpeedRule.AUTO);
  }

  /**
   * Makes the rule.
   *
   * @param sheet the vendor's prices; untouched in mode {@link CostMode#DISPLAY}
   * @param mode which cost
   * @param speed which speed is priced
   */
  public CellCosts(PriceSheet sheet, CostMode mode, SpeedRule speed) {
    this.speed = Objects.requireNonNull(speed, "speed");
    this.sheet = Objects.requireNonNull(sheet, "sheet");
    takesRecorded = mode != CostMode.CALCULATE;
    computes = mode != CostMode.DISPLAY;
  }

  /**
   * {@return the exact cost; nothing if it is unknown}
   *
   * @param cell the cell
   * @throws ArithmeticException if the amount does not fit, beyond about 9.2 million dollars
   */
  public Money cost(UsageCell cell) {
    return Money.ofPico(pico(price(sheet.model(cell.model()), cell), cell));
  }

  /**
   * {@return how sure the cost is}
   *
   * @param cell the cell
   */
  public PriceStatus status(UsageCell cell) {
    return status(price(sheet.model(cell.model()), cell));
  }

  /**
   * {@return the prices of a model, for callers that keep them from cell to cell}
   *
   * @param model the model id as the vendor wrote it
   */
  public ModelPrices model(String model) {
    return sheet.model(model);
  }

  /**
   * {@return what each of the cell's tokens costs at the speed that counts, whatever the cost mode}
   * For questions about prices, such as what a cache saved.
   *
   * @param model the prices of the cell's model
   * @param cell the cell
   */
  public CellPrice listed(ModelPrices model, UsageCell cell) {
    return model.at(cell.bucketMicros(), speed.billed(cell.speed(), sheet), cell.promptTier());
  }

  /**
   * {@return the price the cell's cost is worked out from, or {@code null} if the mode needs none}
   *
   * @param model the prices of the cell's model
   * @param cell the cell
   */
  public @Nullable CellPrice price(ModelPrices model, UsageCell cell) {
    return computes && !(takesRecorded && cell.recorded())
        ? model.at(cell.bucketMicros(), speed.billed(cell.speed(), sheet), cell.promptTier())
        : null;
  }

  /**
   * {@return the cost in pico-dollars}
   *
   * @param price the answer of {@link #price}
   * @param cell the cell
   * @throws ArithmeticException if the amount does not fit
   */
  public static long pico(@Nullable CellPrice price, UsageCell cell) {
    return price == null ? cell.recordedCost().pico() : price.pico(cell.tokens());
  }

  /**
   * {@return how sure the cost is}
   *
   * @param price the answer of {@link #price}
   */
  public static PriceStatus status(@Nullable CellPrice price) {
    if (price == null) {
      return PriceStatus.PRICED;
    }
    return switch (price.basis()) {
      case OWN -> PriceStatus.PRICED;
      case FALLBACK -> PriceStatus.FALLBACK;
      case NONE -> PriceStatus.UNPRICED;
    };
  }
}
