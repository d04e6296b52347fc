package dev.cctally.platform.report;

import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.pricing.CellPrice;
import org.jspecify.annotations.Nullable;

/** A running sum of usage, with its first and last instant. Used by one thread. */
public final class UsageSum {
  private final Tally tally = new Tally();
  private long lastMicros = Long.MIN_VALUE;

  /** Starts at nothing. */
  public UsageSum() {}

  void add(UsageCell cell, long pico, @Nullable CellPrice price) {
    tally.add(cell, pico, price);
    lastMicros = Math.max(lastMicros, cell.lastMicros());
  }

  /**
   * Adds another sum.
   *
   * @param other the other sum, which stays as it is
   * @throws ArithmeticException if a figure does not fit
   */
  public void add(UsageSum other) {
    tally.add(other.tally);
    lastMicros = Math.max(lastMicros, other.lastMicros);
  }

  /** {@return the figures} */
  public Figures figures() {
    return tally.figures();
  }

  /**
   * {@return the sum as the usage of a model}
   *
   * @param model the model's id
   */
  public ModelUsage usageOf(String model) {
    return new ModelUsage(model, tally.figures(), tally.status(), tally.pricedAs());
  }

  /** {@return how sure its cost is} */
  public PriceStatus status() {
    return tally.status();
  }

  /** {@return the first instant: microseconds since 1970-01-01T00:00:00Z; meaningless if empty} */
  public long firstMicros() {
    return tally.first().micros();
  }

  /** {@return the last instant: microseconds since 1970-01-01T00:00:00Z; meaningless if empty} */
  public long lastMicros() {
    return lastMicros;
  }
}
