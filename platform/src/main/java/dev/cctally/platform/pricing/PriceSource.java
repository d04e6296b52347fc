package dev.cctally.platform.pricing;

import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.pricing.PriceBook;
import java.util.Optional;

/** Where vendors' price books come from. Asked only when a price is needed. */
@FunctionalInterface
public interface PriceSource {
  /**
   * {@return the vendor's price book, or empty if its plugin is missing or degraded: its usage is
   * then unpriced}
   *
   * @param vendorId the vendor
   */
  Optional<PriceBook> priceBook(String vendorId);

  /**
   * {@return the speed of the vendor's responses whose log does not tell it, as the vendor's own
   * settings are now} Asked at most once for each calculation, and only if there are such.
   *
   * @param vendorId the vendor
   */
  default SpeedTier defaultSpeed(String vendorId) {
    return SpeedTier.STANDARD;
  }

  /**
   * Told when a price book broke its contract in the middle of a calculation, at most once for each
   * calculation; the models concerned are unpriced there. Whoever shows degraded vendors listens.
   *
   * @param vendorId the vendor
   * @param problem what the price book threw
   */
  default void failed(String vendorId, String problem) {}
}
