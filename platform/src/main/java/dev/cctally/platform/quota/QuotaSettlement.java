package dev.cctally.platform.quota;

import dev.cctally.platform.store.SqlDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Works out and stores what windows had cost whose readings stand in logs. With those that are
 * recorded as they are stated this happens at once; logs state thousands at a time, of which few
 * are ever looked at, and the usage between them is stored as well. So it happens when somebody
 * looks. What is stored once stays.
 */
public final class QuotaSettlement {
  private final SqlDatabase database;
  private final QuotaTables tables;
  private final UsageMeter meter;
  private final PeriodMilestones periodMilestones;
  private final BlockLedger blockLedger;

  /**
   * Makes one.
   *
   * @param database the history, opened for writing
   * @param meter measures usage, which is up to date
   */
  QuotaSettlement(SqlDatabase database, UsageMeter meter) {
    this.database = Objects.requireNonNull(database, "database");
    this.meter = Objects.requireNonNull(meter, "meter");
    tables = QuotaTables.of(database);
    periodMilestones = new PeriodMilestones(database, tables);
    blockLedger = new BlockLedger(database, tables);
  }

  /**
   * Stores what the newest periods of a series had cost at each percent.
   *
   * @param series the series
   * @param newest how many periods
   */
  public void newestPeriods(SeriesKey series, int newest) {
    long id = tables.series().id(series);
    List<Segment> segments = new ArrayList<>(tables.segments(id));
    segments.sort(Comparator.comparingLong(Segment::fromMicros).reversed());
    Set<String> keys = new HashSet<>();
    for (Segment segment : segments) {
      if (keys.contains(segment.period().key()) || keys.size() < newest) {
        keys.add(segment.period().key());
        period(id, segment);
      }
    }
  }

  /**
   * Stores what the periods of one name had cost at each percent.
   *
   * @param series the series
   * @param key the UTC day they start on, {@code YYYY-MM-DD}
   */
  public void periods(SeriesKey series, String key) {
    long id = tables.series().id(series);
    for (Segment segment : tables.segments(id)) {
      if (segment.period().key().equals(key)) {
        period(id, segment);
      }
    }
  }

  private void period(long series, Segment segment) {
    long period = segment.period().id();
    Milestone last = tables.milestones().highest(series, Axis.PERIOD, period, segment.event());
    int reached = last == null ? 0 : last.threshold();
    List<PeriodMilestones.Due> due = new ArrayList<>();
    for (Reading reading : tables.readings().loggedOfSegment(period, segment.event())) {
      Double percent = reading.percent();
      if (percent != null && Percent.reached(percent) > reached) {
        reached = Percent.reached(percent);
        due.add(periodMilestones.measure(reading, segment, reading.atMicros(), meter));
      }
    }
    inTransaction(due, one -> periodMilestones.store(series, one));
  }

  /**
   * Stores what blocks have cost.
   *
   * @param series the series
   * @param which says which blocks
   */
  public void blocks(SeriesKey series, Predicate<Block> which) {
    long id = tables.series().id(series);
    List<Cost> due = new ArrayList<>();
    for (Block block : tables.blocks().all(id)) {
      if (which.test(block) && isDue(id, block)) {
        long upTo = block.lastMicros();
        due.add(
            new Cost(block.key(), upTo, meter.measure(block.startMicros(), block.inside(upTo))));
      }
    }
    inTransaction(due, one -> blockLedger.total(id, one.key, one.upTo, one.usage));
  }

  private boolean isDue(long series, Block block) {
    return block.usageMicros() < block.lastMicros()
        && tables.readings().latestOfBlockIsLogged(series, block.key());
  }

  /**
   * Stores what a block has cost, and what it had cost at each percent.
   *
   * @param series the series
   * @param block the block
   */
  public void block(SeriesKey series, Block block) {
    blocks(series, one -> one.key() == block.key());
    long id = tables.series().id(series);
    List<Crossing> due = new ArrayList<>();
    long segment = -1;
    int reached = 0;
    for (Reading reading : tables.readings().loggedOfBlock(id, block.key())) {
      if (reading.blockSegment() != segment) {
        segment = reading.blockSegment();
        Milestone last = tables.milestones().highest(id, Axis.BLOCK, block.key(), segment);
        reached = last == null ? 0 : last.threshold();
      }
      Double percent = reading.blockPercent();
      if (percent != null && Percent.reached(percent) > reached) {
        reached = Percent.reached(percent);
        due.add(
            new Crossing(
                reading, meter.measure(block.startMicros(), block.inside(reading.atMicros()))));
      }
    }
    inTransaction(due, one -> blockLedger.crossed(id, one.reading, one.usage.total()));
  }

  private record Cost(long key, long upTo, MeteredUsage usage) {}

  private record Crossing(Reading reading, MeteredUsage usage) {}

  /** What takes long has been done before. */
  private <T> void inTransaction(List<T> due, Consumer<T> store) {
    if (due.isEmpty()) {
      return;
    }
    database.begin();
    try {
      due.forEach(store);
      database.commit();
    } catch (RuntimeException e) {
      database.rollback();
      throw e;
    }
  }
}
