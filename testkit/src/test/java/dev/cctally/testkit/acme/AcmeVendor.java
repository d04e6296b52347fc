package dev.cctally.testkit.acme;

import dev.cctally.spi.period.PeriodType;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.setup.SampleLogs;
import dev.cctally.spi.vendor.ContractNames;
import dev.cctally.spi.vendor.CostBasis;
import dev.cctally.spi.vendor.LogSource;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.spi.vendor.VendorInfo;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/**
 * A vendor in the shortest form that does everything right; its parts can be replaced by wrong
 * ones.
 */
@Extension
public final class AcmeVendor implements Vendor {
  private final List<LogSource> sources;
  private final PriceBook prices;
  private final SampleLogs samples;
  private final List<String> budgetPeriods;
  private final List<PeriodType> periodTypes;

  /** As the platform makes it. */
  public AcmeVendor() {
    this(List.of(new AcmeLog()), new AcmePrices(), new AcmeSamples());
  }

  private AcmeVendor(List<LogSource> sources, PriceBook prices, SampleLogs samples) {
    this(sources, prices, samples, List.of("calendar-month"), List.of());
  }

  private AcmeVendor(
      List<LogSource> sources,
      PriceBook prices,
      SampleLogs samples,
      List<String> budgetPeriods,
      List<PeriodType> periodTypes) {
    this.sources = sources;
    this.prices = prices;
    this.samples = samples;
    this.budgetPeriods = budgetPeriods;
    this.periodTypes = periodTypes;
  }

  static AcmeVendor with(List<String> budgetPeriods, PeriodType... periodTypes) {
    return new AcmeVendor(
        List.of(new AcmeLog()),
        new AcmePrices(),
        new AcmeSamples(),
        budgetPeriods,
        List.of(periodTypes));
  }

  static AcmeVendor with(LogSource... sources) {
    return new AcmeVendor(List.of(sources), new AcmePrices(), new AcmeSamples());
  }

  static AcmeVendor with(PriceBook prices) {
    return new AcmeVendor(List.of(new AcmeLog()), prices, new AcmeSamples());
  }

  static AcmeVendor with(SampleLogs samples) {
    return new AcmeVendor(List.of(new AcmeLog()), new AcmePrices(), samples);
  }

  @Override
  public VendorInfo info() {
    return new VendorInfo(
        "acme", "Acme", CostBasis.ACTUAL, budgetPeriods, ContractNames.general("acme", "Acme"));
  }

  @Override
  public List<LogSource> logSources() {
    return sources;
  }

  @Override
  public PriceBook priceBook() {
    return prices;
  }

  @Override
  public List<PeriodType> periodTypes() {
    return periodTypes;
  }

  @Override
  public Optional<SampleLogs> sampleLogs() {
    return Optional.of(samples);
  }
}
