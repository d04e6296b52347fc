package dev.cctally.platform.report;

import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.ingest.UsageEntry;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.pricing.CellPrice;
import dev.cctally.platform.pricing.PriceSheet;
import dev.cctally.platform.pricing.PriceSource;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.pricing.Quote;
import dev.cctally.spi.pricing.Rates;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One vendor's usage with its cost in mode {@link CostMode#AUTO}, for reports that sum it up in
 * their own ways. Make one for each report; used by one thread.
 */
public final class PricedCells {
  private static final long[] NO_CUTS = {};

  private final UsageHistory history;
  private final String vendorId;
  private final PriceSheet sheet;
  private final CellCosts costs;

  /**
   * Makes it.
   *
   * @param history what has been used
   * @param prices where the price book comes from
   * @param vendorId the vendor
   */
  public PricedCells(UsageHistory history, PriceSource prices, String vendorId) {
    this.history = history;
    this.vendorId = vendorId;
    sheet = new PriceSheet(prices, vendorId);
    costs = new CellCosts(sheet, CostMode.AUTO);
  }

  /** A cell and its cost. The same object for all cells of one pass: keep nothing of it. */
  public static final class Priced {
    private @Nullable UsageCell cell;
    private @Nullable CellPrice price;
    private long pico;

    private Priced() {}

    /** {@return the cell} */
    public UsageCell cell() {
      UsageCell current = cell;
      if (current == null) {
        throw new IllegalStateException("no cell yet");
      }
      return current;
    }

    /** {@return its exact cost in pico-dollars} */
    public long pico() {
      return pico;
    }

    /**
     * Adds it to a sum.
     *
     * @param sum the sum
     * @throws ArithmeticException if a figure does not fit
     */
    public void addTo(UsageSum sum) {
      sum.add(cell(), pico, price);
    }
  }

  /**
   * Hands over the usage of a range, in no particular order.
   *
   * @param range which instants
   * @param sink receives the cells
   * @throws ArithmeticException if a cost does not fit
   */
  public void each(UsageHistory.Range range, Consumer<Priced> sink) {
    each(range, NO_CUTS, sink);
  }

  /**
   * As {@link #each(UsageHistory.Range, Consumer)}, with cells that never span certain instants.
   *
   * @param range which instants
   * @param cutMicros the instants, ascending: microseconds since 1970-01-01T00:00:00Z; each belongs
   *     to what comes after it
   * @param sink receives the cells
   * @throws ArithmeticException if a cost does not fit
   */
  public void each(UsageHistory.Range range, long[] cutMicros, Consumer<Priced> sink) {
    Priced priced = new Priced();
    history.cells(
        vendorId,
        range,
        cutMicros,
        cell -> {
          CellPrice price = costs.price(sheet.model(cell.model()), cell);
          priced.cell = cell;
          priced.price = price;
          priced.pico = CellCosts.pico(price, cell);
          sink.accept(priced);
        });
  }

  /**
   * {@return the exact cost of one response, the same that it has in its cell}
   *
   * @param entry the response
   * @throws ArithmeticException if it does not fit
   */
  public Money cost(UsageEntry entry) {
    Money recorded = entry.recordedCost();
    if (recorded != null) {
      return recorded;
    }
    Rates rates = rates(sheet.quote(entry.model(), entry.atMicros()));
    return rates == null
        ? Money.ZERO
        : rates.cost(entry.tokens(), SpeedRule.AUTO.billed(entry.speed(), sheet));
  }

  private static @Nullable Rates rates(Quote quote) {
    if (quote instanceof Quote.Priced own) {
      return own.rates();
    }
    return quote instanceof Quote.Fallback other ? other.rates() : null;
  }
}
