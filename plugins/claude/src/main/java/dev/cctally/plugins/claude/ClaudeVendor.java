package dev.cctally.plugins.claude;

import dev.cctally.plugins.claude.hook.ClaudePromptGuard;
import dev.cctally.plugins.claude.quota.ClaudeQuotaFeed;
import dev.cctally.spi.period.PeriodType;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.quota.QuotaFeed;
import dev.cctally.spi.quota.QuotaWindow;
import dev.cctally.spi.setup.PromptGuard;
import dev.cctally.spi.setup.SampleLogs;
import dev.cctally.spi.statusline.StatusLineFormat;
import dev.cctally.spi.vendor.BudgetTraits;
import dev.cctally.spi.vendor.ContractNames;
import dev.cctally.spi.vendor.CostBasis;
import dev.cctally.spi.vendor.LogSource;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.spi.vendor.VendorInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pf4j.Extension;

/**
 * Claude Code. Its users pay a subscription, so dollars are what the tokens would cost at list
 * price. Immutable and safe for several threads.
 */
@Extension
public final class ClaudeVendor implements Vendor {
  /** Ids of the quota windows. */
  static final String FIVE_HOURS = "five-hour";

  static final String SEVEN_DAYS = "seven-day";

  private static final VendorInfo INFO =
      new VendorInfo(
          "claude",
          "Claude Code",
          CostBasis.EQUIVALENT,
          List.of(SubscriptionWeek.ID, "calendar-week", "calendar-month"),
          new ContractNames(
              "budget",
              "",
              "budget",
              "Claude Code",
              Map.of("claude-", ""),
              Map.of(SEVEN_DAYS, "weekly", FIVE_HOURS, "five_hour")),
          new BudgetTraits("Claude", "BUDGET", true, true));

  /** Made by the platform; does no I/O. */
  public ClaudeVendor() {}

  @Override
  public VendorInfo info() {
    return INFO;
  }

  @Override
  public List<LogSource> logSources() {
    return List.of(new ProjectsLog());
  }

  @Override
  public PriceBook priceBook() {
    return ClaudePrices.load();
  }

  @Override
  public List<PeriodType> periodTypes() {
    return List.of(new SubscriptionWeek());
  }

  @Override
  public List<QuotaWindow> quotaWindows() {
    return List.of(
        new QuotaWindow(FIVE_HOURS, "5 hours", Duration.ofHours(5)),
        new QuotaWindow(SEVEN_DAYS, "7 days", Duration.ofDays(7)));
  }

  @Override
  public Optional<StatusLineFormat> statusLine() {
    return Optional.of(new ClaudeStatusLine());
  }

  @Override
  public Optional<QuotaFeed> quotaFeed() {
    return Optional.of(new ClaudeQuotaFeed(host -> new DataFolders(host).named()));
  }

  @Override
  public Optional<PromptGuard> promptGuard() {
    return Optional.of(new ClaudePromptGuard(new SettingsFolder()));
  }

  @Override
  public Optional<SampleLogs> sampleLogs() {
    return Optional.of(new ClaudeSampleLogs());
  }
}
