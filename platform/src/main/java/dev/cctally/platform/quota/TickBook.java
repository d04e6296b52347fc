package dev.cctally.platform.quota;

import dev.cctally.platform.quota.Recorded.Outcome;
import dev.cctally.platform.quota.TickJudge.Decision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges ticks and writes down what they say. What is derived follows from the readings in the
 * order they were taken, not in the order we learnt of them: a tick that is older than what is
 * stored makes its series be judged once more from the start, see {@link SeriesReplay}. Works
 * within the caller's transaction, and keeps nothing from one call to the next.
 */
final class TickBook {
  private final QuotaTables tables;
  private final SeriesReplay replay;

  TickBook(QuotaTables tables) {
    this.tables = tables;
    replay = new SeriesReplay(tables);
  }

  /**
   * What was decided.
   *
   * @param series our number for the series
   * @param outcome what became of the tick
   * @param reading the stored reading; {@code null} unless it counts
   * @param period the period it is about, or {@code null}
   */
  record Entry(long series, Outcome outcome, @Nullable Reading reading, @Nullable Period period) {}

  /** Takes in a tick. */
  Entry enter(QuotaTick tick) {
    long series = tables.series().id(tick.series());
    if (tick.atMicros() < tables.rows().newest(series)) {
      return late(series, tick);
    }
    SeriesDesk desk = SeriesDesk.resumed(tables, series);
    Decision decision = new TickJudge(desk).judge(tick);
    desk.write();
    return new Entry(series, decision.outcome(), decision.reading(), decision.period());
  }

  /**
   * Takes in ticks of one or several series, oldest first. Those that are older than what is stored
   * make their series be judged once more, but only once.
   */
  void enterAll(List<QuotaTick> ticks) {
    Map<SeriesKey, List<QuotaTick>> bySeries = new LinkedHashMap<>();
    List<QuotaTick> same = List.of();
    for (QuotaTick tick : ticks) {
      if (same.isEmpty() || !same.getLast().series().equals(tick.series())) {
        same = bySeries.computeIfAbsent(tick.series(), _ -> new ArrayList<>());
      }
      same.add(tick);
    }
    bySeries.forEach((key, own) -> {
      long series = tables.series().id(key);
      long newest = tables.rows().newest(series);
      boolean late = false;
      for (QuotaTick tick : own) {
        if (tick.atMicros() < newest && !tables.rows().isKnown(series, tick)) {
          store(series, tick);
          late = true;
        }
      }
      if (late) {
        replay(series);
      }
      SeriesDesk desk = SeriesDesk.resumed(tables, series);
      TickJudge judge = new TickJudge(desk);
      for (QuotaTick tick : own) {
        if (tick.atMicros() >= newest) {
          judge.judge(tick);
        }
      }
      desk.write();
    });
  }

  private Entry late(long series, QuotaTick tick) {
    if (tables.rows().isKnown(series, tick)) {
      return new Entry(series, Outcome.DUPLICATE, null, null);
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
      boolean known = tables.rows().isKnown(series, tick);
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
    long id = tables.rows().highestId() + 1;
    tables.rows().add(series, List.of(ReadingRow.fresh(id, tick)));
    return id;
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
    return new Entry(series, outcome, reading, period);
  }
}
