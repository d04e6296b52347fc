package dev.cctally.spi.vendor;

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
import java.util.List;
import java.util.Optional;
import org.pf4j.ExtensionPoint;

/**
 * A vendor of coding agents: where its logs lie, how to read them and what they cost.
 * <b>Implemented by plugins</b>; one per plugin, and everything else a vendor offers hangs off it.
 *
 * <p>One instance lives as long as the process. The platform creates it through its public
 * constructor without arguments, which must not do I/O, and calls it from several threads at once:
 * keep no mutable state. A method that throws, or does not return in time, degrades this vendor
 * only; its stored history stays readable.
 *
 * @since 1.0
 */
public interface Vendor extends ExtensionPoint {
  /** {@return who this is; the same value at every call} */
  VendorInfo info();

  /**
   * {@return the places this vendor's usage is read from; usually one} Called once for each
   * process; must not do I/O.
   */
  List<LogSource> logSources();

  /**
   * {@return the vendor's prices} May read the plugin's own data file; called at most once for each
   * process, and only when a price is needed.
   */
  PriceBook priceBook();

  /**
   * {@return the speed of responses whose log does not tell it} It follows from the tool's own
   * settings as they are now; may read them. Called at most once for each report.
   *
   * @param host the host
   */
  default SpeedTier defaultSpeed(HostEnvironment host) {
    return SpeedTier.STANDARD;
  }

  /** {@return periods this vendor adds to the calendar ones, such as a subscription week} */
  default List<PeriodType> periodTypes() {
    return List.of();
  }

  /**
   * {@return the quota windows this vendor has; the shortest is the one usage is divided by in the
   * report by window} A vendor whose readings stand in its logs has windows and no feed. Must not
   * do I/O.
   */
  default List<QuotaWindow> quotaWindows() {
    return List.of();
  }

  /**
   * {@return a window by the id its readings bear, or empty if its length is not known} A vendor
   * may have windows beside its main ones, such as that of a single model; those need not be among
   * {@link #quotaWindows}. Must not do I/O.
   *
   * @param id the id of a {@link QuotaReading}'s window
   */
  default Optional<QuotaWindow> quotaWindow(String id) {
    return quotaWindows().stream().filter(window -> window.id().equals(id)).findFirst();
  }

  /** {@return how to learn official quota figures, or empty if the vendor has none} */
  default Optional<QuotaFeed> quotaFeed() {
    return Optional.empty();
  }

  /** {@return how to read what the tool passes to its status line, or empty if it has none} */
  default Optional<StatusLineFormat> statusLine() {
    return Optional.empty();
  }

  /** {@return how to install hooks into the vendor's tool, or empty if it has none} */
  default Optional<HostIntegration> hostIntegration() {
    return Optional.empty();
  }

  /** {@return how to block prompts of the vendor's tool, or empty if it has no such hook} */
  default Optional<PromptGuard> promptGuard() {
    return Optional.empty();
  }

  /** {@return how to make sample logs for a demonstration, or empty if the vendor offers none} */
  default Optional<SampleLogs> sampleLogs() {
    return Optional.empty();
  }

  /** {@return checks this vendor adds to the health report} */
  default List<HealthCheck> healthChecks() {
    return List.of();
  }
}
