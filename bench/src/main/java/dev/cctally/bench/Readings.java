package dev.cctally.bench;

import dev.cctally.platform.alert.engine.AlertSchema;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.quota.MeteredUsage;
import dev.cctally.platform.quota.QuotaRecorder;
import dev.cctally.platform.quota.QuotaTick;
import dev.cctally.platform.quota.SeriesKey;
import dev.cctally.platform.quota.UsageMeter;
import dev.cctally.platform.store.DataDirectory;
import dev.cctally.platform.store.HistoryFile;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.time.EpochMicros;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;

/**
 * Made-up readings of a quota, as a status line states them over a year that ends with the logs of
 * {@link Corpus}: each week grows, resets waver by a second, and now and then there is a credit or
 * the end of a week moves. The same number gives the same readings.
 */
public final class Readings {
  private static final Instant END = Instant.parse("2026-06-01T00:00:00Z");
  private static final int DAYS = 364;
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration BLOCK = Duration.ofHours(5);
  private static final SeriesKey SERIES = new SeriesKey("claude", "", SeriesKey.MAIN, WEEK, BLOCK);

  private final Random random = new Random(1);
  private final QuotaRecorder recorder;
  private Instant weekEnd = END.minus(Duration.ofDays(DAYS)).plus(WEEK);
  private Instant blockEnd = Instant.EPOCH;
  private double percent;
  private double blockPercent;

  private Readings(QuotaRecorder recorder) {
    this.recorder = recorder;
  }

  /**
   * Records readings.
   *
   * @param args the data directory, and how many readings to store
   */
  public static void main(String[] args) {
    Path directory = Path.of(args[0]).toAbsolutePath();
    int count = Integer.parseInt(args[1]);
    Clock clock = Clock.fixed(END, ZoneOffset.UTC);
    Host host =
        new Host(
            directory,
            directory,
            Map.of("CCTALLY_DATA_DIR", directory.toString()),
            clock,
            clock,
            ZoneOffset.UTC,
            "linux");
    HistoryFile file = new HistoryFile(DataDirectory.of(host, true), clock, AlertSchema.HISTORY);
    try (SqlDatabase database = file.open()) {
      database.execute("PRAGMA synchronous = OFF"); // nothing here is worth waiting for a disk
      Readings readings = new Readings(new QuotaRecorder(database));
      Duration step = Duration.ofDays(DAYS).dividedBy(count + 1L);
      Instant at = END.minus(Duration.ofDays(DAYS));
      double perStep = 80.0 * DAYS / 7 / count;
      for (int i = 0; i < count; i++) {
        at = at.plus(step);
        readings.record(at, perStep);
      }
      System.err.println(
          database.number("SELECT count(*) FROM quota_reading") + " readings in " + file.path());
    }
  }

  private void record(Instant at, double perStep) {
    if (!at.isBefore(weekEnd)) {
      weekEnd = weekEnd.plus(WEEK);
      percent = 0;
    } else if (percent > 40 && random.nextInt(20_000) == 0) {
      percent = 1; // a credit
    } else if (percent > 40 && random.nextInt(20_000) == 0) {
      percent = 1;
      weekEnd = weekEnd.plus(Duration.ofDays(2));
    }
    if (!at.isBefore(blockEnd)) {
      blockEnd = at.plus(BLOCK);
      blockPercent = 0;
    }
    percent = Math.min(100, percent + perStep * 2 * random.nextDouble());
    blockPercent = Math.min(100, blockPercent + 1 + random.nextDouble());
    recorder.record(
        new QuotaTick(
            SERIES,
            EpochMicros.of(at),
            tenths(percent),
            EpochMicros.of(weekEnd.minusSeconds(random.nextInt(2))),
            tenths(blockPercent),
            EpochMicros.of(blockEnd),
            "statusline",
            null),
        new NoUsage());
  }

  private static double tenths(double percent) {
    return Math.round(percent * 10) / 10.0;
  }

  /** Costs do not matter here. */
  private record NoUsage() implements UsageMeter {
    @Override
    public void refresh() {}

    @Override
    public MeteredUsage measure(long fromMicros, long toMicros) {
      return MeteredUsage.NONE;
    }
  }
}
