package dev.cctally.platform.quota;

import dev.cctally.platform.quota.TickBook.Entry;
import dev.cctally.platform.store.SqlDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Takes in readings. Each is judged and stored in one transaction, so that processes that race
 * store it once; costs and milestones follow, and what a process that was killed left out is made
 * up for by the next tick. Used by one thread.
 */
public final class QuotaRecorder {
  private final SqlDatabase database;
  private final QuotaTables tables;
  private final TickBook book;
  private final PeriodMilestones periodMilestones;
  private final BlockLedger blockLedger;

  /**
   * Makes a recorder.
   *
   * @param database the history, opened for writing; the caller closes it
   */
  public QuotaRecorder(SqlDatabase database) {
    this.database = Objects.requireNonNull(database, "database");
    tables = QuotaTables.of(database);
    book = new TickBook(tables);
    periodMilestones = new PeriodMilestones(database, tables);
    blockLedger = new BlockLedger(database, tables);
  }

  /**
   * Takes in a tick.
   *
   * @param tick what was stated
   * @param meter says what usage has cost; not asked if nothing is to be written down
   * @return what came of it
   * @throws dev.cctally.platform.store.StoreException if it cannot be stored; then nothing is
   */
  public Recorded record(QuotaTick tick, UsageMeter meter) {
    Entry entry = enter(tick);
    Reading due = entry.reading();
    if (due == null && entry.period() != null) {
      due = tables.readings().latestOfPeriod(entry.period().id());
    } else if (due == null) {
      due = tables.readings().latest(entry.series());
    }
    List<Milestone> milestones = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    if (due != null) {
      settle(tick, entry.series(), due, entry.reading() != null, meter, milestones, failures);
    }
    return new Recorded(entry.outcome(), entry.reading(), entry.period(), milestones, failures);
  }

  /**
   * {@return how far the windows of a series have been used that were read last, as it is stored by
   * now}
   *
   * @param series the series
   * @param nowMicros the present: microseconds since 1970-01-01T00:00:00Z
   */
  public HighWaterMarks marks(SeriesKey series, long nowMicros) {
    return HighWaterMarks.of(tables, tables.series().id(series), nowMicros);
  }

  private Entry enter(QuotaTick tick) {
    database.begin();
    try {
      Entry entry = book.enter(tick);
      database.commit();
      return entry;
    } catch (RuntimeException e) {
      database.rollback();
      throw e;
    }
  }

  /** Writes down what follows from a reading, be it new or one that an earlier run stored. */
  private void settle(
      QuotaTick tick,
      long series,
      Reading reading,
      boolean fresh,
      UsageMeter meter,
      List<Milestone> milestones,
      List<String> failures) {
    long now = tick.atMicros();
    attempt(
        failures,
        milestones,
        () ->
            periodMilestones.owed(series, reading)
                ? periodMilestones.write(series, reading, now, meter)
                : List.of());
    attempt(
        failures,
        milestones,
        () -> {
          if (!fresh && !blockLedger.owed(series, reading)) {
            return List.of();
          }
          return blockLedger.write(series, reading, meter);
        });
  }

  /** Nothing that fails here may undo or hide that the reading is stored. */
  private static void attempt(
      List<String> failures, List<Milestone> milestones, Supplier<List<Milestone>> work) {
    try {
      milestones.addAll(work.get());
    } catch (RuntimeException e) {
      failures.add(String.valueOf(e.getMessage()));
    }
  }
}
