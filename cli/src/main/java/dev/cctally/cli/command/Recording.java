package dev.cctally.cli.command;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.quota.HighWaterFiles;
import dev.cctally.platform.quota.QuotaRecorder;
import dev.cctally.platform.quota.QuotaStore;
import dev.cctally.platform.quota.Recorded;
import dev.cctally.platform.quota.SeriesKey;
import dev.cctally.platform.quota.TickCheck;
import dev.cctally.platform.report.quota.HistoryMeter;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.quota.QuotaWindow;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes in readings of one vendor's main windows.
 *
 * @param series whose
 * @param windows the windows the vendor has
 * @param run the run
 */
record Recording(SeriesKey series, List<QuotaWindow> windows, CommandRun run) {
  private static final int MISUSED = 2;

  /** What a plugin that cannot be asked is taken to have: a reading must not be lost for it. */
  private static final List<QuotaWindow> USUAL =
      List.of(
          new QuotaWindow("five-hour", "5 hours", Duration.ofHours(5)),
          new QuotaWindow("seven-day", "7 days", Duration.ofDays(7)));

  static Recording of(String vendor, CommandRun run) {
    List<QuotaWindow> told = VendorWindows.of(vendor, run);
    List<QuotaWindow> windows = told.isEmpty() ? USUAL : told;
    return new Recording(QuotaStore.mainSeries(vendor, "", windows), windows, run);
  }

  /**
   * Checks what was stated, stores it and works out what follows.
   *
   * @param stated what was stated
   * @param source where it was learnt
   * @param owner whose figures stand in the files for users' own status lines
   * @param note takes sentences about what was left out or did not work
   * @return the exit code
   * @throws AppException if it cannot be, or cannot be stored
   */
  int take(TickCheck.Stated stated, String source, ReportOwner owner, Consumer<String> note) {
    RecordLog log = RecordLog.of(run);
    Consumer<String> told =
        what -> {
          note.accept(what);
          log.line(what);
        };
    TickCheck check;
    long now = EpochMicros.of(run.environment().host().clock().instant());
    try {
      check = TickCheck.of(series, now, stated, source);
    } catch (AppException e) {
      log.rejected(e);
      if (e.kind() != ErrorKind.USAGE) {
        throw e;
      }
      note.accept(String.valueOf(e.getMessage())); // scripts know the line as it is
      return MISUSED;
    }
    check.warnings().forEach(told);
    QuotaRecorder recorder;
    Recorded recorded;
    try {
      recorder = run.services().quotaStore().recorder();
      recorded = recorder.record(check.tick(), meter());
      log.judged(check.tick(), recorded);
    } catch (AppException e) {
      log.rejected(e);
      throw e;
    }
    if (series.vendorId().equals(owner.own())) {
      new HighWaterFiles(run.services().dataDirectory())
          .update(series, recorded, () -> recorder.marks(series, now));
    }
    recorded
        .failures()
        .forEach(failure -> told.accept("[record-usage] not worked out yet: " + failure));
    new AlertWatch(run, note).tick(series.vendorId());
    return 0;
  }

  private HistoryMeter meter() {
    return new HistoryMeter(
        series.vendorId(), () -> run.services().usage(), run.services().prices());
  }
}
