package dev.cctally.platform.report;

import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.pricing.CellPrice;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import org.jspecify.annotations.Nullable;

/** A running sum of one model's usage. Knows when the model was used first. */
public final class Tally {
  private long entries;
  private long input;
  private long cacheRead;
  private long cacheWrite5m;
  private long cacheWrite1h;
  private long output;
  private long reasoning;
  private long pico;
  private PriceStatus status = PriceStatus.PRICED;
  private @Nullable String pricedAs;
  private final FirstUse first = new FirstUse();

  /** Nothing yet. */
  public Tally() {}

  /**
   * Adds a cell.
   *
   * @param cell the cell
   * @param cost what it costs, in pico-dollars
   * @param price the price the cost was worked out from, or {@code null} if it is a recorded one
   * @throws ArithmeticException if a sum does not fit
   */
  public void add(UsageCell cell, long cost, @Nullable CellPrice price) {
    TokenCounts tokens = cell.tokens();
    entries = Math.addExact(entries, cell.entries());
    input = Math.addExact(input, tokens.input());
    cacheRead = Math.addExact(cacheRead, tokens.cacheRead());
    cacheWrite5m = Math.addExact(cacheWrite5m, tokens.cacheWrite5m());
    cacheWrite1h = Math.addExact(cacheWrite1h, tokens.cacheWrite1h());
    output = Math.addExact(output, tokens.output());
    reasoning = Math.addExact(reasoning, tokens.reasoning());
    pico = Math.addExact(pico, cost);
    if (price != null && price.basis() != CellPrice.Basis.OWN) {
      worsen(CellCosts.status(price));
      borrow(price.pricedAs());
    }
    first.note(cell.firstMicros(), cell.session(), cell.firstPosition());
  }

  void add(Tally other) {
    entries = Math.addExact(entries, other.entries);
    input = Math.addExact(input, other.input);
    cacheRead = Math.addExact(cacheRead, other.cacheRead);
    cacheWrite5m = Math.addExact(cacheWrite5m, other.cacheWrite5m);
    cacheWrite1h = Math.addExact(cacheWrite1h, other.cacheWrite1h);
    output = Math.addExact(output, other.output);
    reasoning = Math.addExact(reasoning, other.reasoning);
    pico = Math.addExact(pico, other.pico);
    worsen(other.status);
    borrow(other.pricedAs);
    first.note(other.first);
  }

  private void worsen(PriceStatus certainty) {
    if (certainty.compareTo(status) > 0) {
      status = certainty;
    }
  }

  /** Of several models the first by name, so that the answer does not depend on the order. */
  private void borrow(@Nullable String model) {
    if (model != null && (pricedAs == null || model.compareTo(pricedAs) < 0)) {
      pricedAs = model;
    }
  }

  /** {@return the other model whose price was taken for a part, or {@code null}} */
  public @Nullable String pricedAs() {
    return pricedAs;
  }

  /** {@return the sums} */
  public Figures figures() {
    return new Figures(
        entries,
        new TokenCounts(input, cacheRead, cacheWrite5m, cacheWrite1h, output, reasoning),
        Money.ofPico(pico));
  }

  /** {@return how sure the cost is} */
  public PriceStatus status() {
    return status;
  }

  /** {@return when the model was used first} */
  public FirstUse first() {
    return first;
  }
}
