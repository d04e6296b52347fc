package dev.cctally.platform.config;

import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.pricing.Rates;
import java.util.Objects;

/**
 * A price the user has set in place of the vendor's.
 *
 * @param vendorId whose model it is
 * @param model the model id, as in the log or as a price table names it
 * @param rates the prices and the span of time they hold for
 * @param fastStated whether the user said what the fast tier costs; if not, it costs as many times
 *     the standard price as with the vendor's own prices
 */
public record PriceOverride(String vendorId, String model, Rates rates, boolean fastStated) {
  /** Rejects {@code null}. */
  public PriceOverride {
    Objects.requireNonNull(vendorId, "vendorId");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(rates, "rates");
  }

  /**
   * {@return whether the prices of the fast tier are whole pico-dollars}
   *
   * @param rates the prices
   */
  public static boolean whole(Rates rates) {
    try {
      rates.applicable(0, SpeedTier.FAST);
      rates.applicable(Long.MAX_VALUE, SpeedTier.FAST);
      return true;
    } catch (ArithmeticException e) {
      return false;
    }
  }
}
