package dev.cctally.testkit.meddling;

import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.vendor.LogSource;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.spi.vendor.VendorInfo;
import dev.cctally.testkit.acme.AcmeVendor;
import java.util.List;
import java.util.TimeZone;

/** A vendor that sets the zone of the whole process. Nothing calls it. */
public final class MeddlingVendor implements Vendor {
  private final AcmeVendor right = new AcmeVendor();

  /** As the platform would make it. */
  public MeddlingVendor() {}

  @Override
  public VendorInfo info() {
    return right.info();
  }

  @Override
  public List<LogSource> logSources() {
    return right.logSources();
  }

  @Override
  public PriceBook priceBook() {
    return right.priceBook();
  }

  void price(String model) {
    if (model.isEmpty()) {
      TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }
  }
}
