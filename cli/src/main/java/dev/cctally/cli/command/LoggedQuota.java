package dev.cctally.cli.command;

import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.quota.QuotaSeries;
import dev.cctally.platform.quota.QuotaSettlement;
import dev.cctally.platform.quota.QuotaStore;
import dev.cctally.platform.report.quota.HistoryMeter;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * Vendors whose quota readings stand in their logs. A report about such a quota reads the logs
 * first, and works out what the windows it shows have cost.
 */
final class LoggedQuota {
  private static final Duration TAKES_AT_MOST = Duration.ofSeconds(10);

  private LoggedQuota() {}

  /** Whether a vendor's readings stand in its logs: it has windows, and nobody can be asked. */
  static boolean is(String vendorId, CommandRun run) {
    PluginHost plugins = run.services().plugins();
    return plugins
        .vendor(vendorId)
        .flatMap(vendor ->
            plugins.call(
                vendorId,
                TAKES_AT_MOST,
                () -> vendor.quotaFeed().isEmpty() && !vendor.quotaWindows().isEmpty()))
        .orElse(false);
  }

  /**
   * Brings what is recorded of such a vendor up to date; does nothing for others.
   *
   * @param shown stores what the windows that are shown have cost
   */
  static void bringUp(
      QuotaChoice choice, CommandRun run, BiConsumer<QuotaSettlement, QuotaSeries> shown) {
    String vendorId = choice.vendorId();
    if (!is(vendorId, run)) {
      return;
    }
    ReportSync.run(vendorId, run);
    run.services().usage().recordQuota(vendorId);
    QuotaStore store = run.services().quotaStore();
    HistoryMeter meter =
        new HistoryMeter(vendorId, () -> run.services().usage(), run.services().prices());
    QuotaSettlement settlement = store.settlement(meter);
    QuotaSeries series = settlement == null ? null : choice.series(store);
    if (settlement != null && series != null) {
      shown.accept(settlement, series);
    }
  }
}
