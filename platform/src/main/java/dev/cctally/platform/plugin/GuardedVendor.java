package dev.cctally.platform.plugin;

import dev.cctally.spi.doctor.HealthCheck;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.period.PeriodType;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.quota.QuotaFeed;
import dev.cctally.spi.quota.QuotaWindow;
import dev.cctally.spi.setup.HostIntegration;
import dev.cctally.spi.setup.PromptGuard;
import dev.cctally.spi.setup.SampleLogs;
import dev.cctally.spi.statusline.StatusLineFormat;
import dev.cctally.spi.vendor.HostEnvironment;
import dev.cctally.spi.vendor.LogSource;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.spi.vendor.VendorInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A vendor that has said who it is. Asking again, which everybody does without a second thought,
 * runs none of its code any more.
 */
final class GuardedVendor implements Vendor {
  private volatile @Nullable Vendor vendor;
  private final VendorInfo info;

  GuardedVendor(Vendor vendor, VendorInfo info) {
    this.vendor = vendor;
    this.info = info;
  }

  private Vendor vendor() {
    Vendor known = vendor;
    if (known == null) {
      throw new PluginFailure("it was given up");
    }
    return known;
  }

  /** Lets go of the vendor, so that its memory comes free whoever still holds this. */
  void forget() {
    vendor = null;
  }

  @Override
  public VendorInfo info() {
    return info;
  }

  @Override
  public List<LogSource> logSources() {
    return vendor().logSources();
  }

  @Override
  public PriceBook priceBook() {
    return vendor().priceBook();
  }

  @Override
  public SpeedTier defaultSpeed(HostEnvironment host) {
    return vendor().defaultSpeed(host);
  }

  @Override
  public List<PeriodType> periodTypes() {
    return vendor().periodTypes();
  }

  @Override
  public List<QuotaWindow> quotaWindows() {
    return vendor().quotaWindows();
  }

  @Override
  public Optional<QuotaFeed> quotaFeed() {
    return vendor().quotaFeed();
  }

  @Override
  public Optional<StatusLineFormat> statusLine() {
    return vendor().statusLine();
  }

  @Override
  public Optional<HostIntegration> hostIntegration() {
    return vendor().hostIntegration();
  }

  @Override
  public Optional<PromptGuard> promptGuard() {
    return vendor().promptGuard();
  }

  @Override
  public Optional<SampleLogs> sampleLogs() {
    return vendor().sampleLogs();
  }

  @Override
  public List<HealthCheck> healthChecks() {
    return vendor().healthChecks();
  }
}
