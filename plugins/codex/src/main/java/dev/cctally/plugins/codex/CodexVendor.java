package dev.cctally.plugins.codex;

import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.quota.QuotaWindow;
import dev.cctally.spi.setup.SampleLogs;
import dev.cctally.spi.vendor.BudgetTraits;
import dev.cctally.spi.vendor.ContractNames;
import dev.cctally.spi.vendor.CostBasis;
import dev.cctally.spi.vendor.HostEnvironment;
import dev.cctally.spi.vendor.LogSource;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.spi.vendor.VendorInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pf4j.Extension;

/**
 * Codex. Its users pay a subscription, so dollars are what the tokens would cost at list price.
 * Immutable and safe for several threads.
 */
@Extension
public final class CodexVendor implements Vendor {
  private static final VendorInfo INFO =
      new VendorInfo(
          "codex",
          "Codex",
          CostBasis.ACTUAL,
          List.of("calendar-month", "calendar-week"),
          // The reports never shorten this vendor's model ids.
          new ContractNames("budget.codex", "codex", "codex_budget", "Codex", Map.of()),
          new BudgetTraits("Codex", "CODEX", false, false));

  /** Made by the platform; does no I/O. */
  public CodexVendor() {}

  @Override
  public VendorInfo info() {
    return INFO;
  }

  @Override
  public List<LogSource> logSources() {
    return List.of(new RolloutLog());
  }

  @Override
  public PriceBook priceBook() {
    return CodexPrices.load();
  }

  @Override
  public SpeedTier defaultSpeed(HostEnvironment host) {
    return TierSetting.asksForFast(new Homes(host).list()) ? SpeedTier.FAST : SpeedTier.STANDARD;
  }

  @Override
  public List<QuotaWindow> quotaWindows() {
    return List.of(
        new QuotaWindow("five-hour", "5 hours", Duration.ofHours(5)),
        new QuotaWindow("seven-day", "7 days", Duration.ofDays(7)));
  }

  @Override
  public Optional<QuotaWindow> quotaWindow(String id) {
    return Optional.ofNullable(WindowIds.window(id));
  }

  @Override
  public Optional<SampleLogs> sampleLogs() {
    return Optional.of(new CodexSampleLogs());
  }
}
