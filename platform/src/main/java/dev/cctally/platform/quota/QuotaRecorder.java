package dev.cctally.platform.quota;

import dev.cctally.platform.quota.Recorded.Outcome;
import dev.cctally.platform.store.SqlDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes in readings. Each is judged and stored in one transaction, so that processes that race
 * store it once; costs and milestones follow, and what a process that was killed left out is made
 * up for by the next tick. Used by one thread.
 */
public final class QuotaRecorder {
  private final SqlDatabase database;
  private final QuotaTables tables;
  private final PeriodJudge periodJudge;
  private final BlockJudge blockJudge;
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
    periodJudge = new PeriodJudge(tables.periods(), tables.readings(), tables.events());
    blockJudge = new BlockJudge(tables.blocks(), tables.readings(), tables.events());
    periodMilestones = new PeriodMilestones(database, tables);
    blockLedger = new BlockLedger(database, tables);
  }

  /** What was decided in the transaction. */
  private record Entry(
      long series,
      Outcome outcome,
      @Nullable Reading reading,
      @Nullable Period period,
      boolean periodCredited,
      boolean blockCredited) {}

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
    Reading due = entry.reading;
    if (due == null && entry.period != null) {
      due = tables.readings().latestOfPeriod(entry.period.id());
    } else if (due == null) {
      due = tables.readings().latest(entry.series);
    }
    List<Milestone> milestones = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    if (due != null) {
      settle(tick, entry.series, due, entry.reading != null, meter, milestones, failures);
    }
    return new Recorded(
        entry.outcome,
        entry.reading,
        entry.period,
        entry.periodCredited,
        entry.blockCredited,
        milestones,
        failures);
  }

  private Entry enter(QuotaTick tick) {
    database.begin();
    try {
      Entry entry = judge(tick);
      database.commit();
      return entry;
    } catch (RuntimeException e) {
      database.rollback();
      throw e;
    }
  }

  private Entry judge(QuotaTick tick) {
    long series = tables.series().id(tick.series());
    Double percent = tick.periodPercent();
    Long end = tick.periodEndMicros();
    PeriodJudge.Judgement period = null;
    if (percent != null && end != null) {
      period = periodJudge.judge(series, tick.series().period(), tick.atMicros(), percent, end);
    }
    BlockJudge.Judgement block =
        blockJudge.judge(series, tick.atMicros(), tick.blockPercent(), tick.blockEndMicros());
    Period of = period == null ? null : period.period();
    boolean noted = block.noted() || (period != null && period.noted());
    Reading counted = reading(tick, period, block);
    Outcome outcome = outcome(series, period, counted);
    Reading stored = null;
    if (outcome == Outcome.STORED) {
      long id = tables.readings().add(tick, Standing.COUNTED, counted, series);
      stored = tables.readings().byId(id);
      if (stored != null) {
        blockLedger.observe(series, tick.series().block(), stored);
      }
    } else if (noted) {
      tables.readings().add(tick, Standing.NOTED, counted, series);
    }
    return new Entry(
        series, outcome, stored, of, period != null && period.credited(), block.credited());
  }

  private static Reading reading(
      QuotaTick tick, PeriodJudge.@Nullable Judgement period, BlockJudge.Judgement block) {
    return new Reading(
        0,
        tick.atMicros(),
        period == null ? 0 : period.period().id(),
        period == null ? 0 : period.segment(),
        tick.periodPercent(),
        tick.periodEndMicros(),
        block.key(),
        block.segment(),
        block.percent(),
        block.key() == null ? null : tick.blockEndMicros());
  }

  private Outcome outcome(long series, PeriodJudge.@Nullable Judgement period, Reading counted) {
    if (period != null && !period.counts()) {
      return Outcome.DISBELIEVED;
    }
    if (period == null && counted.blockPercent() == null) {
      return Outcome.EMPTY;
    }
    Reading latest;
    if (period != null) {
      latest = tables.readings().latestOfPeriod(period.period().id());
    } else if (counted.blockKey() != null) {
      latest = tables.readings().latestOfBlock(series, counted.blockKey());
    } else {
      latest = tables.readings().latest(series);
    }
    return latest != null && saysNothingNew(counted, latest) ? Outcome.DUPLICATE : Outcome.STORED;
  }

  private static boolean saysNothingNew(Reading counted, Reading latest) {
    boolean samePeriod =
        counted.percent() == null || Objects.equals(counted.percent(), latest.percent());
    boolean sameBlock =
        counted.blockPercent() == null
            || (Objects.equals(counted.blockPercent(), latest.blockPercent())
                && Objects.equals(counted.blockKey(), latest.blockKey()));
    return samePeriod && sameBlock;
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
