package dev.cctally.cli.command;

import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.quota.QuotaStore;
import dev.cctally.platform.quota.QuotaTick;
import dev.cctally.platform.quota.Recorded;
import dev.cctally.platform.quota.SeriesKey;
import dev.cctally.platform.quota.TickCheck;
import dev.cctally.platform.report.quota.HistoryMeter;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.quota.QuotaWindow;
import java.time.Duration;
import java.util.List;

/**
 * Takes in readings of one vendor's main windows.
 *
 * @param series whose
 * @param run the run
 */
record Recording(SeriesKey series, CommandRun run) {
  private static final Duration WINDOWS_TAKE_AT_MOST = Duration.ofSeconds(10);

  /** What a plugin that cannot be asked is taken to have: a reading must not be lost for it. */
  private static final List<QuotaWindow> USUAL =
      List.of(
          new QuotaWindow("five-hour", "5 hours", Duration.ofHours(5)),
          new QuotaWindow("seven-day", "7 days", Duration.ofDays(7)));

  static Recording of(String vendor, CommandRun run) {
    PluginHost plugins = run.services().plugins();
    List<QuotaWindow> windows =
        plugins
            .vendor(vendor)
            .flatMap(known -> plugins.call(vendor, WINDOWS_TAKE_AT_MOST, known::quotaWindows))
            .filter(stated -> !stated.isEmpty())
            .orElse(USUAL);
    return new Recording(QuotaStore.mainSeries(vendor, "", windows), run);
  }

  TickCheck check(TickCheck.Stated stated, String source) {
    long now = EpochMicros.of(run.environment().host().clock().instant());
    return TickCheck.of(series, now, stated, source);
  }

  Recorded record(QuotaTick tick) {
    HistoryMeter meter =
        new HistoryMeter(series.vendorId(), () -> run.services().usage(), run.services().prices());
    return run.services().quotaStore().recorder().record(tick, meter);
  }
}
