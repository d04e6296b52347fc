package dev.cctally.platform.quota;

import dev.cctally.platform.quota.Recorded.Outcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Judges ticks of one series, one after another, and takes what follows to the series' desk. */
final class TickJudge {
  private final SeriesDesk desk;
  private final PeriodJudge periodJudge;
  private final BlockJudge blockJudge;

  TickJudge(SeriesDesk desk) {
    this.desk = desk;
    periodJudge = new PeriodJudge(desk.periods(), desk.readings(), desk.events());
    blockJudge = new BlockJudge(desk.blocks(), desk.readings(), desk.events());
  }

  /**
   * What was decided.
   *
   * @param outcome what became of the tick
   * @param reading the reading; {@code null} unless it counts
   * @param period the period it is about, or {@code null}
   */
  record Decision(Outcome outcome, @Nullable Reading reading, @Nullable Period period) {}

  /** What the judges say of a tick. */
  private record Verdict(
      PeriodJudge.@Nullable Judgement period, BlockJudge.Judgement block, Reading counted) {
    boolean noted() {
      return block.noted() || (period != null && period.noted());
    }

    @Nullable Period about() {
      return period == null ? null : period.period();
    }
  }

  /** Judges a tick that is not stored. */
  Decision judge(QuotaTick tick) {
    Verdict verdict = verdict(tick);
    Outcome outcome = outcome(verdict);
    Reading counted = null;
    if (outcome == Outcome.STORED) {
      counted = desk.readings().add(tick, Standing.COUNTED, verdict.counted());
      observe(tick, counted);
    } else if (verdict.noted()) {
      desk.readings().add(tick, Standing.NOTED, verdict.counted());
    }
    desk.blocks().sweep();
    return new Decision(outcome, counted, verdict.about());
  }

  /** Judges a stored tick once more. */
  void again(ReadingRow row) {
    Verdict verdict = verdict(row.tick());
    if (outcome(verdict) == Outcome.STORED) {
      Reading counted = desk.readings().restate(row, Standing.COUNTED, verdict.counted());
      observe(row.tick(), counted);
    } else {
      Standing standing = verdict.noted() ? Standing.NOTED : Standing.SURPLUS;
      desk.readings().restate(row, standing, verdict.counted());
    }
    desk.blocks().sweep();
  }

  private void observe(QuotaTick tick, Reading reading) {
    desk.blocks().observe(reading, tick.series().block().toMillis() * 1000);
  }

  private Verdict verdict(QuotaTick tick) {
    Double percent = tick.periodPercent();
    Long end = tick.periodEndMicros();
    PeriodJudge.Judgement period = null;
    if (percent != null && end != null) {
      period = periodJudge.judge(tick.series().period(), tick.atMicros(), percent, end);
    }
    BlockJudge.Judgement block =
        blockJudge.judge(tick.atMicros(), tick.blockPercent(), tick.blockEndMicros());
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

  private Outcome outcome(Verdict verdict) {
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
      latest = desk.readings().latestOfPeriod(period.period().id());
    } else if (counted.blockKey() != null) {
      latest = desk.readings().latestOfBlock(counted.blockKey());
    } else {
      latest = desk.readings().latest();
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
