package dev.cctally.platform.report;

import dev.cctally.spi.vendor.CostBasis;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One vendor's part of a report over several.
 *
 * @param vendorId the vendor
 * @param basis what its dollars mean; {@code null} if its plugin does not work and cannot say
 * @param report the part: a report, or a row of one
 */
public record VendorReport<T>(String vendorId, @Nullable CostBasis basis, T report) {
  /** Rejects {@code null}, except for the basis. */
  public VendorReport {
    Objects.requireNonNull(vendorId, "vendorId");
    Objects.requireNonNull(report, "report");
  }

  /** The same vendor's other thing. */
  <R> VendorReport<R> with(R other) {
    return new VendorReport<>(vendorId, basis, other);
  }
}
