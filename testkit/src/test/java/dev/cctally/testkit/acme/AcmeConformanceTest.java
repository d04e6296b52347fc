package dev.cctally.testkit.acme;

import dev.cctally.spi.vendor.Vendor;
import dev.cctally.testkit.conformance.HomeVariable;
import dev.cctally.testkit.conformance.LogExample;
import dev.cctally.testkit.conformance.VendorConformance;
import java.util.List;

/** A vendor that does everything right breaks no rule. */
final class AcmeConformanceTest implements VendorConformance {
  private final AcmeExamples right = AcmeExamples.right();

  @Override
  public Vendor vendor() {
    return right.vendor();
  }

  @Override
  public List<LogExample> examples() {
    return right.examples();
  }

  @Override
  public List<HomeVariable> homeVariables() {
    return right.homeVariables();
  }
}
