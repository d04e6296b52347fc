package dev.cctally.platform.pricing;

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
}
