package dev.cctally.spi.vendor;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An official statement of how much of a quota window is used, as found in a log or fetched by a
 * {@link dev.cctally.spi.quota.QuotaFeed}. Plugins create these.
 *
 * @param position where the line stands, or 0 if the reading was fetched
 * @param atMicros when it was true: microseconds since 1970-01-01T00:00:00Z
 * @param window the window's id in the vendor, for example {@code five-hour}; see {@link
 *     dev.cctally.spi.quota.QuotaWindow}
 * @param usedPercent 0 to 100 and sometimes beyond, as stated
 * @param resetsAtMicros when the window ends, or {@code null} if not stated
 * @param account tells accounts apart where the source does, otherwise {@code null}
 * @param plan the subscription as stated, or {@code null}
 * @since 1.0
 */
public record QuotaReading(
    long position,
    long atMicros,
    String window,
    double usedPercent,
    @Nullable Long resetsAtMicros,
    @Nullable String account,
    @Nullable String plan)
    implements VendorEvent {
  /**
   * Checks the percentage.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public QuotaReading {
    Objects.requireNonNull(window, "window");
    if (!Double.isFinite(usedPercent)) {
      throw new IllegalArgumentException("usedPercent is not finite");
    }
  }
}
