package dev.cctally.platform.quota;

import dev.cctally.platform.quota.Recorded.Outcome;
import dev.cctally.platform.store.SqlDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Judges ticks and writes down what they say. What is derived follows from the readings in the
 * order they were taken, not in the order we learnt of them: a tick that is older than what is
 * stored makes its series be judged once more from the start, see {@link SeriesReplay}. Works
 * within the caller's transaction.
 */
final class TickBook {
  private final QuotaTables tables;
  private final PeriodJudge periodJudge;
  private final BlockJudge blockJudge;
  private final BlockLedger blocks;
  private final SeriesReplay replay;

  TickBook(SqlDatabase database, QuotaTables tables) {
    this.tables = tables;
    periodJudge = new PeriodJudge(tables.periods(), tables.readings(), tables.events());
    blockJudge = new BlockJudge(tables.blocks(), tables.readings(), tables.events());
    blocks = new BlockLedger(database, tables);
    replay = new SeriesReplay(database, tables, this::again);
  }

  /**
   * What was decided.
   *
   * @param series our number for the series
   * @param outcome what became of the tick
   * @param reading the stored reading; {@code null} unless it counts
   * @param period the period it is about, or {@code null}
   * @param periodCredited whether the period was found to have begun anew in place
   * @param blockCredited whether the block was found to have been credited
   */
  record Entry(
      long series,
      Outcome outcome,
      @Nullable Reading reading,
      @Nullable Period period,
      boolean periodCredited,
      boolean blockCredited) {}

  /** What the judges say of a tick. */
  private record Verdict(
      PeriodJudge.@Nullable Judgement period, BlockJudge.Judgement block, Reading counted) {
    boolean noted() {
      return block.noted() || (period != null && period.noted());
    }

    @Nullable Period about() {
      return period == null ? null : period.period();
    }

    boolean periodCredited() {
      return period != null && period.credited();
    }
  }

  /** Takes in a tick. */
  Entry enter(QuotaTick tick) {
    long series = tables.series().id(tick.series());
    return tick.atMicros() < tables.readings().newest(series)
        ? late(series, tick)
        : enter(series, tick);
  }

  /**
   * Takes in ticks of one or several series, oldest first. Those that are older than what is stored
   * make their series be judged once more, but only once.
   */
  void enterAll(List<QuotaTick> ticks) {
    Map<SeriesKey, List<QuotaTick>> bySeries = new LinkedHashMap<>();
    for (QuotaTick tick : ticks) {
      bySeries.computeIfAbsent(tick.series(), _ -> new ArrayList<>()).add(tick);
    }
    bySeries.forEach((key, own) -> {
      long series = tables.series().id(key);
      long newest = tables.readings().newest(series);
      boolean late = false;
      for (QuotaTick tick : own) {
        if (tick.atMicros() < newest && !tables.readings().isKnown(series, tick)) {
          store(series, tick);
          late = true;
        }
      }
      if (late) {
        replay(series);
      }
      for (QuotaTick tick : own) {
        if (tick.atMicros() >= newest) {
          enter(series, tick);
        }
      }
    });
  }

  private Entry enter(long series, QuotaTick tick) {
    Verdict verdict = judge(series, tick);
    Outcome outcome = outcome(series, verdict);
    Reading stored = null;
    if (outcome == Outcome.STORED) {
      long id = tables.readings().add(tick, Standing.COUNTED, verdict.counted(), series);
      stored = observe(series, tick, id);
    } else if (verdict.noted()) {
      tables.readings().add(tick, Standing.NOTED, verdict.counted(), series);
    }
    sweep(series);
    return new Entry(
        series,
        outcome,
        stored,
        verdict.about(),
        verdict.periodCredited(),
        verdict.block().credited());
  }

  private Entry late(long series, QuotaTick tick) {
    if (tables.readings().isKnown(series, tick)) {
      return new Entry(series, Outcome.DUPLICATE, null, null, false, false);
    }
    long id = store(series, tick);
    replay(series);
    return lateEntry(series, id);
  }

  /**
   * Stores ticks that are not known yet without judging them: if any is new, {@link #replay} must
   * follow.
   *
   * @return what became of each
   */
  List<QuotaImport.Outcome> enterUnjudged(long series, List<QuotaTick> ticks) {
    List<QuotaImport.Outcome> outcomes = new ArrayList<>();
    for (QuotaTick tick : ticks) {
      boolean known = tables.readings().isKnown(series, tick);
      if (!known) {
        store(series, tick);
      }
      outcomes.add(known ? QuotaImport.Outcome.SAME : QuotaImport.Outcome.ADDED);
    }
    return outcomes;
  }

  /**
   * Stores a tick that is older than what is stored, without judging it: {@link #replay} must
   * follow.
   *
   * @return our number for it
   */
  private long store(long series, QuotaTick tick) {
    Reading nothing = new Reading(0, tick.atMicros(), 0, 0, null, null, null, 0, null, null);
    return tables.readings().add(tick, Standing.WAITING, nothing, series);
  }

  /** Judges everything that is stored of a series once more, in the order it was taken. */
  void replay(long series) {
    replay.run(series);
  }

  private Entry lateEntry(long series, long id) {
    Reading reading = tables.readings().counted(id);
    Period period =
        reading == null || reading.periodId() == 0
            ? null
            : tables.periods().required(reading.periodId());
    Outcome outcome = reading == null ? Outcome.DUPLICATE : Outcome.STORED;
    return new Entry(series, outcome, reading, period, false, false);
  }

  /** Judges a stored tick once more. */
  private void again(SeriesReplay.Stored stored) {
    Verdict verdict = judge(stored.series(), stored.tick());
    if (outcome(stored.series(), verdict) == Outcome.STORED) {
      tables.readings().restate(stored.id(), Standing.COUNTED, verdict.counted());
      observe(stored.series(), stored.tick(), stored.id());
    } else {
      Standing standing = verdict.noted() ? Standing.NOTED : Standing.SURPLUS;
      tables.readings().restate(stored.id(), standing, verdict.counted());
    }
    sweep(stored.series());
  }

  private Reading observe(long series, QuotaTick tick, long id) {
    Reading stored = Objects.requireNonNull(tables.readings().byId(id));
    blocks.observe(series, tick.series().block(), stored);
    return stored;
  }

  /** What a new event or period says of blocks other than the one just observed. */
  private void sweep(long series) {
    boolean period = tables.periods().takeAdded();
    boolean event = tables.events().takeAdded();
    if (period || event) {
      tables.blocks().markCrossed(series);
    }
  }

  private Verdict judge(long series, QuotaTick tick) {
    Double percent = tick.periodPercent();
    Long end = tick.periodEndMicros();
    PeriodJudge.Judgement period = null;
    if (percent != null && end != null) {
      period = periodJudge.judge(series, tick.series().period(), tick.atMicros(), percent, end);
    }
    BlockJudge.Judgement block =
        blockJudge.judge(series, tick.atMicros(), tick.blockPercent(), tick.blockEndMicros());
    Reading counted =
        new Reading(
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
    return new Verdict(period, block, counted);
  }

  private Outcome outcome(long series, Verdict verdict) {
    PeriodJudge.Judgement period = verdict.period();
    Reading counted = verdict.counted();
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
}
