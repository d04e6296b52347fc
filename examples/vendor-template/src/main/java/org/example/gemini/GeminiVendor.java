package org.example.gemini;

import dev.cctally.spi.doctor.HealthCheck;
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
 * Gemini CLI. The log does not tell whether a request went through an API key, a subscription or
 * the free tier, so dollars are what the tokens would cost at list price. Immutable and safe for
 * several threads, as the platform asks.
 */
@Extension
public final class GeminiVendor implements Vendor {
  private static final String ID = "gemini";
  private static final String NAME = "Gemini CLI";
  private static final VendorInfo INFO =
      new VendorInfo(
          ID,
          NAME,
          CostBasis.EQUIVALENT,
          List.of("calendar-month", "calendar-week"),
          ContractNames.general(ID, NAME));

  /** Made by the platform; does no I/O. */
  public GeminiVendor() {}

  @Override
  public VendorInfo info() {
    return INFO;
  }

  @Override
  public List<LogSource> logSources() {
    return List.of(new ChatsLog());
  }

  @Override
  public PriceBook priceBook() {
    return new GeminiPrices();
  }

  @Override
  public Optional<SampleLogs> sampleLogs() {
    return Optional.of(new SampleChats());
  }

  @Override
  public List<HealthCheck> healthChecks() {
    return List.of(new OldChats());
  }
}
