package dev.cctally.platform.budget;

import dev.cctally.spi.period.TimeWindow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Finds windows of kinds that vendors add to the calendar's. */
@FunctionalInterface
public interface VendorPeriods {
  /** No vendor adds any. */
  VendorPeriods NONE = (vendorId, period, now, zone) -> Optional.empty();

  /**
   * A window.
   *
   * @param label the name of its kind for people
   * @param window when it is open
   */
  record Found(String label, TimeWindow window) {}

  /**
   * {@return the window that contains an instant; empty if nothing is recorded that tells it}
   *
   * @param vendorId the vendor
   * @param period the kind
   * @param now the instant; what is recorded of later ones is not looked at
   * @param zone the display zone
   */
  Optional<Found> containing(String vendorId, String period, Instant now, ZoneId zone);

  /**
   * {@return instants at which something became known of a vendor's windows, ascending: between two
   * of them {@link #containing} answers the same as long as its answer lasts}
   *
   * @param vendorId the vendor
   * @param from the first instant that matters
   * @param to the last one
   */
  default List<Instant> news(String vendorId, Instant from, Instant to) {
    return List.of();
  }
}
