package dev.cctally.platform.quota;

import dev.cctally.platform.store.HistoryFile;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.period.TimeWindow;
import dev.cctally.spi.quota.QuotaWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stored history of quotas. It is opened when it is first asked; one that does not exist is
 * made only for writing. Used by one thread.
 */
public final class QuotaStore implements QuotaHistory, RecordedWindows, AutoCloseable {
  private final HistoryFile file;
  private @Nullable SqlDatabase database;
  private boolean writable;

  /**
   * Opens nothing yet.
   *
   * @param file where the history lies
   */
  public QuotaStore(HistoryFile file) {
    this.file = Objects.requireNonNull(file, "file");
  }

  /**
   * {@return what takes in readings}
   *
   * @throws dev.cctally.platform.AppException if the history cannot be opened for writing
   */
  public QuotaRecorder recorder() {
    return new QuotaRecorder(forWriting());
  }

  /**
   * {@return what stores the costs of windows whose readings stand in logs; {@code null} if there
   * is no history, or none that can be written} Series that were asked for before are closed by
   * this.
   *
   * @param meter measures usage
   * @throws dev.cctally.platform.AppException if the history cannot be used
   */
  public @Nullable QuotaSettlement settlement(UsageMeter meter) {
    return file.exists() && file.writable() ? new QuotaSettlement(forWriting(), meter) : null;
  }

  /**
   * {@return the series of a vendor, the one with the latest reading first}
   *
   * @param vendorId the vendor
   * @throws dev.cctally.platform.AppException if the history cannot be used
   */
  public List<QuotaSeries> series(String vendorId) {
    return series(forReading(), vendorId);
  }

  /**
   * {@return the series of a vendor's main windows: of the account that was heard of last; {@code
   * null} if there is none}
   *
   * @param vendorId the vendor
   * @throws dev.cctally.platform.AppException if the history cannot be used
   */
  public @Nullable QuotaSeries main(String vendorId) {
    return main(forReading(), vendorId);
  }

  /**
   * {@return the series of a vendor's main windows, one for each account, the one with the latest
   * reading first}
   *
   * @param vendorId the vendor
   * @throws dev.cctally.platform.AppException if the history cannot be used
   */
  public List<QuotaSeries> mains(String vendorId) {
    return series(vendorId).stream()
        .filter(series -> series.key().name().equals(SeriesKey.MAIN))
        .toList();
  }

  private static List<QuotaSeries> series(SqlDatabase open, String vendorId) {
    return new SeriesTable(open)
        .of(vendorId).stream().map(stored -> new QuotaSeries(stored, open)).toList();
  }

  /** As {@link #main(String)}, of a database that somebody else has opened. */
  static @Nullable QuotaSeries main(SqlDatabase open, String vendorId) {
    for (QuotaSeries series : series(open, vendorId)) {
      if (series.key().name().equals(SeriesKey.MAIN)) {
        return series;
      }
    }
    return null;
  }

  /**
   * Stores what a period has cost, as somebody asked to have it worked out.
   *
   * @param series whose
   * @param cost the cost; its id is not looked at
   * @return our number for it
   */
  public long store(SeriesKey series, PeriodCost cost) {
    SqlDatabase open = forWriting();
    open.begin();
    try {
      QuotaTables tables = QuotaTables.of(open);
      long id = tables.costs().add(tables.series().id(series), cost);
      open.commit();
      return id;
    } catch (RuntimeException e) {
      open.rollback();
      throw e;
    }
  }

  /**
   * {@return the series that a vendor's windows make: its longest of a day or more, and its
   * shortest of less, which is the one that usage is divided by}
   *
   * @param vendorId the vendor
   * @param account the account, or the empty text
   * @param windows the vendor's windows
   */
  public static SeriesKey mainSeries(String vendorId, String account, List<QuotaWindow> windows) {
    Duration period = Duration.ZERO;
    Duration block = Duration.ZERO;
    for (QuotaWindow window : windows) {
      Duration length = window.length();
      if (length.compareTo(Duration.ofDays(1)) >= 0) {
        period = length.compareTo(period) > 0 ? length : period;
      } else {
        block = block.isZero() || length.compareTo(block) < 0 ? length : block;
      }
    }
    return new SeriesKey(vendorId, account, SeriesKey.MAIN, period, block);
  }

  @Override
  public WeeklyRecord weekly(String vendorId) {
    QuotaSeries series = main(vendorId);
    return series == null ? WeeklyRecord.NONE : weekly(series);
  }

  /** The periods of a series as weeks are made from them. */
  static WeeklyRecord weekly(QuotaSeries series) {
    return record(series, series.turns());
  }

  @Override
  public WeeklyRecord weekly(String vendorId, long untilMicros) {
    QuotaSeries series = main(vendorId);
    return series == null
        ? WeeklyRecord.NONE
        : record(series, series.latestOfSegments(untilMicros));
  }

  /**
   * {@return as {@link #weekly(String, long)}, of one series}
   *
   * @param series the series, as this store has given it out
   * @param untilMicros the moment: microseconds since 1970-01-01T00:00:00Z
   */
  public WeeklyRecord weekly(QuotaSeries series, long untilMicros) {
    return record(series, series.latestOfSegments(untilMicros));
  }

  /** What is stored of a series, as weeks are made from it. */
  static WeeklyRecord record(QuotaSeries series, List<Reading> stored) {
    Map<Long, TimeWindow> windows = new HashMap<>();
    for (Period period : series.periods()) {
      windows.put(
          period.id(),
          new TimeWindow(
              EpochMicros.toInstant(period.startMicros()),
              EpochMicros.toInstant(period.endMicros())));
    }
    List<WeekReading> readings = new ArrayList<>();
    for (Reading reading : stored) {
      TimeWindow window = windows.get(reading.periodId());
      Double percent = reading.percent();
      if (window != null && percent != null) {
        readings.add(new WeekReading(EpochMicros.toInstant(reading.atMicros()), window, percent));
      }
    }
    List<WeekReset> resets = new ArrayList<>();
    for (QuotaEvent event : series.resets()) {
      resets.add(
          new WeekReset(
              EpochMicros.toInstant(event.oldEndMicros()),
              EpochMicros.toInstant(event.newEndMicros()),
              EpochMicros.toInstant(event.effectiveMicros()),
              EpochMicros.toInstant(event.detectedMicros()),
              event.prior()));
    }
    return new WeeklyRecord(readings, resets);
  }

  @Override
  public WindowRecords ending(String vendorId, String windowId, Instant from, Instant to) {
    QuotaSeries series = main(vendorId);
    return series == null ? WindowRecords.NONE : ending(series, from, to);
  }

  /** What is recorded of a series' blocks that end in a span of time. */
  static WindowRecords ending(QuotaSeries series, Instant from, Instant to) {
    List<TimeWindow> known = new ArrayList<>();
    for (Block block : series.blocks()) {
      Instant end = EpochMicros.toInstant(block.resetMicros());
      if (!end.isBefore(from) && !end.isAfter(to)) {
        known.add(new TimeWindow(EpochMicros.toInstant(block.startMicros()), end));
      }
    }
    List<Instant> credits = new ArrayList<>();
    for (QuotaEvent event : series.resets()) {
      if (event.inPlace()) {
        credits.add(EpochMicros.toInstant(event.effectiveMicros()));
      }
    }
    List<Instant> resets = new ArrayList<>();
    for (long micros : series.statedBlockEnds(EpochMicros.of(from), EpochMicros.of(to))) {
      resets.add(EpochMicros.toInstant(micros));
    }
    return new WindowRecords(resets, known, credits);
  }

  /**
   * {@return how what is stored compares with what follows from the readings} Looks at a copy, so
   * that nobody has to wait.
   *
   * @throws dev.cctally.platform.AppException if the history cannot be used
   */
  public RederivedQuota rederived() {
    if (!file.exists()) {
      return new RederivedQuota(0, List.of());
    }
    forReading(); // refuses what is not ours, and brings what is old into the present shape
    try (SqlDatabase copy = SqlDatabase.copyInMemory(file.path())) {
      return new RederivedQuota(
          copy.number("SELECT count(*) FROM quota_reading"), Rederivation.differences(copy));
    }
  }

  private SqlDatabase forWriting() {
    if (database != null && writable) {
      return database;
    }
    close();
    database = file.open();
    writable = true;
    return database;
  }

  private SqlDatabase forReading() {
    if (database == null) {
      database = file.openForReading();
    }
    return database;
  }

  @Override
  public void close() {
    SqlDatabase open = database;
    database = null;
    writable = false;
    if (open != null) {
      open.close();
    }
  }
}
