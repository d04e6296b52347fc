package dev.cctally.platform.quota;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what a period had cost when a whole percent of it was crossed. */
final class PeriodMilestones {
  private final QuotaTables tables;
  private final SqlDatabase database;

  PeriodMilestones(SqlDatabase database, QuotaTables tables) {
    this.database = database;
    this.tables = tables;
  }

  /** Whether a reading crossed a percent that is not written down. */
  boolean owed(long series, Reading reading) {
    Double percent = reading.percent();
    if (percent == null || Percent.reached(percent) < 1) {
      return false;
    }
    Milestone last =
        tables.milestones().highest(series, Axis.PERIOD, reading.periodId(), reading.segment());
    return last == null || last.threshold() < Percent.reached(percent);
  }

  /**
   * Writes down what a reading crossed.
   *
   * @param now when this is done, which for what an earlier run left out is later than the reading
   * @return the milestones that are new
   */
  List<Milestone> write(long series, Reading reading, long now, UsageMeter meter) {
    Double percent = reading.percent();
    if (percent == null || !owed(series, reading)) {
      return List.of();
    }
    meter.refresh();
    Due due = measure(reading, segment(series, reading), now, meter);
    database.begin();
    try {
      List<Milestone> stored = store(series, due);
      database.commit();
      return stored;
    } catch (RuntimeException e) {
      database.rollback();
      throw e;
    }
  }

  /**
   * What is to be written down about a reading.
   *
   * @param whole usage of the whole period
   * @param part usage of the part the reading belongs to; {@code null} if that is the whole
   */
  record Due(
      Reading reading, long now, Period period, MeteredUsage whole, @Nullable MeteredUsage part) {}

  /**
   * Measures what a reading crossed. Outside a transaction: this may read many logs.
   *
   * @param segment the part of its period the reading belongs to, or {@code null}
   */
  Due measure(Reading reading, @Nullable Segment segment, long now, UsageMeter meter) {
    Period period = tables.periods().required(reading.periodId());
    MeteredUsage whole = meter.measure(period.startMicros(), Math.min(now, period.endMicros() - 1));
    MeteredUsage part =
        segment == null || segment.whole()
            ? null
            : meter.measure(segment.fromMicros(), Math.min(now, segment.toMicros() - 1));
    return new Due(reading, now, period, whole, part);
  }

  /** Writes it down, in the caller's transaction; the milestones that are new. */
  List<Milestone> store(long series, Due due) {
    Reading reading = due.reading();
    PeriodCost cost = cost(series, due.period(), due.now(), due.whole());
    MeteredUsage part = due.part();
    Money spent = part == null ? cost.cost() : spent(series, reading, part);
    Milestone like =
        new Milestone(
            0,
            Axis.PERIOD,
            due.period().id(),
            reading.segment(),
            Percent.reached(reading.percent() == null ? 0 : reading.percent()),
            due.now(),
            spent,
            null,
            TokenCounts.ZERO,
            reading.blockPercent(),
            null);
    return tables.milestones().fill(series, like, reading.id(), part == null ? cost.id() : 0);
  }

  /**
   * What a part of a period has cost so far. What deleted logs held is as the last milestone says.
   */
  private Money spent(long series, Reading reading, MeteredUsage usage) {
    Milestone last =
        tables.milestones().highest(series, Axis.PERIOD, reading.periodId(), reading.segment());
    return usage.total().entries() == 0 && last != null ? last.cost() : usage.total().cost();
  }

  private @Nullable Segment segment(long series, Reading reading) {
    for (Segment segment : tables.segments(series)) {
      if (segment.period().id() == reading.periodId() && segment.event() == reading.segment()) {
        return segment;
      }
    }
    return null;
  }

  /**
   * Stores what a period has cost so far.
   *
   * @return the cost, or what is stored if there is no usage to be found any more
   */
  private PeriodCost cost(long series, Period period, long now, MeteredUsage usage) {
    PeriodCost stored = tables.costs().latest(series, period.id());
    if (usage.total().entries() == 0 && stored != null && stored.cost().pico() != 0) {
      return stored; // the logs are gone; what they held is not
    }
    PeriodCost cost =
        new PeriodCost(
            0,
            period.id(),
            period.key(),
            PeriodIdentity.day(period.endMicros()),
            now,
            period.startMicros(),
            Math.min(now, period.endMicros()),
            usage.total().cost(),
            "auto",
            null);
    return cost.with(tables.costs().add(series, cost));
  }
}
