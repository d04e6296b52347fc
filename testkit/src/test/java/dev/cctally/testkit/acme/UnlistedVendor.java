package dev.cctally.testkit.acme;

import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.vendor.LogSource;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.spi.vendor.VendorInfo;
import java.util.List;
import org.pf4j.Extension;

/** A vendor whose build ran without the annotation processor. */
@Extension
public final class UnlistedVendor implements Vendor {
  private final AcmeVendor right = new AcmeVendor();

  /** As the platform would make it. */
  public UnlistedVendor() {}

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
}
