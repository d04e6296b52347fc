package dev.cctally.spi.pricing;

import java.time.LocalDate;
import java.util.List;

/**
 * A vendor's prices, each with the span of time it holds for: yesterday's cost does not move when
 * today's price does. <b>Implemented by plugins</b>; immutable and safe for several threads.
 *
 * @since 1.0
 */
public interface PriceBook {
  /** Prices change only at multiples of this many microseconds since the epoch (15 minutes). */
  long VALIDITY_STEP_MICROS = 15L * 60 * 1_000_000;

  /**
   * Looks a model up.
   *
   * @param model the model id as a {@link dev.cctally.spi.vendor.UsageEvent} carries it
   * @param atMicros the instant of the response: microseconds since 1970-01-01T00:00:00Z
   * @return the rates with their evidence, or that there are none
   */
  Quote quote(String model, long atMicros);

  /**
   * {@return the instants at which any price of the model changes, ascending} Between two of them
   * {@link #quote} is constant. Each is a multiple of {@link #VALIDITY_STEP_MICROS}. Empty for a
   * model with one price for all time.
   *
   * @param model the model id
   */
  long[] changesMicros(String model);

  /**
   * {@return the prompt sizes, in tokens and ascending, above which any model costs more} The
   * platform sorts stored usage by them, so that {@link LongContext} can be applied to sums.
   */
  List<Long> promptThresholds();

  /** {@return the day this table was last compared with what the vendor publishes} */
  LocalDate snapshotDate();

  /** {@return every model id with a price, in table order; aliases left out} */
  List<String> models();
}
