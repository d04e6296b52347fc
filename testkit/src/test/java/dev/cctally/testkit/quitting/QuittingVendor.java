package dev.cctally.testkit.quitting;

import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.vendor.LogSource;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.spi.vendor.VendorInfo;
import dev.cctally.testkit.acme.AcmeVendor;
import java.util.List;

/** A vendor that ends the process when it has no price for a model. Nothing calls it. */
public final class QuittingVendor implements Vendor {
  private final AcmeVendor right = new AcmeVendor();

  /** As the platform would make it. */
  public QuittingVendor() {}

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
      System.exit(3);
    }
  }
}
