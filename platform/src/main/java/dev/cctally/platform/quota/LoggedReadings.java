package dev.cctally.platform.quota;

import dev.cctally.platform.ingest.QuotaIntake;
import dev.cctally.platform.store.HistoryFile;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.vendor.QuotaReading;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/**
 * Takes quota readings that stand in logs into the history. Only what they say is stored and
 * judged; what the windows have cost is worked out when somebody asks: usage of the past does not
 * change.
 */
public final class LoggedReadings implements QuotaIntake {
  /** So many that what is made of them leaves room in a small heap. */
  private static final int AT_ONCE = 100_000;

  private final HistoryFile file;
  private final Clock clock;

  /**
   * Opens nothing.
   *
   * @param file where the history lies
   * @param clock the present: readings from later wait until their time has come
   */
  public LoggedReadings(HistoryFile file, Clock clock) {
    this.file = Objects.requireNonNull(file, "file");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** In one transaction, so that who reads meanwhile sees all of them or none. */
  @Override
  public List<QuotaReading> take(String vendorId, Windows windows, List<QuotaReading> readings) {
    long now = EpochMicros.of(clock.instant());
    int present = readings.size();
    while (present > 0 && readings.get(present - 1).atMicros() > now) {
      present--;
    }
    store(new LoggedStatements(vendorId, windows), readings.subList(0, present));
    return List.copyOf(readings.subList(present, readings.size()));
  }

  private void store(LoggedStatements statements, List<QuotaReading> readings) {
    if (readings.stream().noneMatch(statements::possible)) {
      return;
    }
    // Not the connection that commands read through: they may be in the middle of it.
    try (SqlDatabase database = file.open()) {
      database.keepStatements();
      TickBook book = new TickBook(QuotaTables.of(database));
      database.begin();
      try {
        for (int from = 0, end; from < readings.size(); from = end) {
          end = LoggedStatements.endOfSlice(readings, from, AT_ONCE);
          book.enterAll(statements.ticks(readings.subList(from, end)));
        }
        database.commit();
      } catch (RuntimeException e) {
        database.rollback();
        throw e;
      }
    }
  }
}
