package dev.cctally.platform.quota;

import dev.cctally.platform.quota.MeteredUsage.Named;
import dev.cctally.platform.store.SqlDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One series as it is stored, for reading. Every answer is as of the moment it is asked for. Used
 * by one thread, as long as the history it came from is open.
 */
public final class QuotaSeries {
  private final SeriesKey key;
  private final long id;
  private final QuotaTables tables;

  QuotaSeries(SeriesTable.Stored stored, SqlDatabase database) {
    this.key = stored.key();
    this.id = stored.id();
    this.tables = QuotaTables.of(database);
  }

  /** {@return which series it is} */
  public SeriesKey key() {
    return key;
  }

  /** {@return every period, by start} */
  public List<Period> periods() {
    return tables.periods().all(id);
  }

  /** {@return the segments of every period, by start; none is empty} */
  public List<Segment> segments() {
    return tables.segments(id);
  }

  /**
   * {@return the part of a period that is current: of those an instant lies in, the one that was
   * read last; if none was read, that of the latest reading; {@code null} without readings} A
   * reading of a week that is over, which comes late, therefore changes nothing.
   *
   * @param now the instant: microseconds since 1970-01-01T00:00:00Z
   */
  public @Nullable Segment current(long now) {
    List<Segment> segments = segments();
    Segment current = null;
    Reading newest = null;
    for (Segment segment : segments) {
      Reading reading = segment.contains(now) ? latestOf(segment, Long.MAX_VALUE) : null;
      if (reading != null && (newest == null || reading.atMicros() >= newest.atMicros())) {
        newest = reading;
        current = segment;
      }
    }
    if (current != null) {
      return current;
    }
    Reading latest = tables.readings().latestOfAnyPeriod(id, Long.MAX_VALUE);
    if (latest != null) {
      for (Segment segment : segments) {
        if (segment.period().id() == latest.periodId()) {
          current = segment; // the last one
        }
      }
    }
    return current;
  }

  /** {@return resets and credits of periods, in the order they were found} */
  public List<QuotaEvent> resets() {
    return tables.events().ofPeriods(id);
  }

  /** {@return credits of blocks, in the order they were found} */
  public List<QuotaEvent> blockCredits() {
    return tables.events().ofBlocks(id);
  }

  /**
   * {@return the reading that tells how things stand at a moment: the newest one by then that is of
   * a period the moment lies in, or else the newest one by then; {@code null} if there is none}
   * What was taken later was taken by a clock that ran ahead, or is not known yet.
   *
   * @param now the moment: microseconds since 1970-01-01T00:00:00Z
   */
  public @Nullable Reading latest(long now) {
    Reading current = tables.readings().latestOfCurrentPeriod(id, now);
    return current == null ? tables.readings().latest(id, now) : current;
  }

  /**
   * {@return the latest reading of a segment, or {@code null} if there is none}
   *
   * @param segment the segment
   * @param upTo the last moment that is looked at: microseconds since 1970-01-01T00:00:00Z
   */
  public @Nullable Reading latestOf(Segment segment, long upTo) {
    return tables.readings().latestOfSegment(segment.period().id(), segment.event(), upTo);
  }

  /**
   * {@return the readings of a segment up to a moment, oldest first}
   *
   * @param segment the segment
   * @param upTo the last moment that is looked at
   */
  public List<Reading> readings(Segment segment, long upTo) {
    return tables.readings().ofSegment(segment.period().id(), segment.event(), upTo);
  }

  /**
   * {@return the highest percentage in a segment, or {@code null} if there is none}
   *
   * @param segment the segment
   */
  public @Nullable Double highest(Segment segment) {
    return tables.readings().highest(segment.period().id(), segment.event());
  }

  /** {@return every reading, oldest first} */
  public List<Reading> readings() {
    return tables.readings().all(id);
  }

  /**
   * The readings of periods, oldest first, without those that say the same as the ones before and
   * after them. What was used at any instant follows from these, and they are far fewer.
   */
  List<Reading> turns() {
    return tables.readings().turns(id);
  }

  /** The latest readings of each segment: up to a moment, and of all. */
  List<Reading> latestOfSegments(long upTo) {
    return tables.readings().latestOfSegments(id, upTo);
  }

  /**
   * {@return the milestones of a segment, by threshold}
   *
   * @param segment the segment
   */
  public List<Milestone> milestones(Segment segment) {
    return tables.milestones().of(id, Axis.PERIOD, segment.period().id(), segment.event());
  }

  /**
   * {@return the milestones of a block, in the order they were seen}
   *
   * @param block the block
   */
  public List<Milestone> milestones(Block block) {
    return tables.milestones().ofWindow(id, Axis.BLOCK, block.key());
  }

  /**
   * {@return the milestones that were stored after another one, in the order they were stored}
   *
   * @param id our number for that one; 0 for all
   */
  public List<Milestone> milestonesAfter(long id) {
    return tables.milestones().after(this.id, id);
  }

  /** {@return every block, newest first} */
  public List<Block> blocks() {
    return tables.blocks().all(id);
  }

  /**
   * {@return what a block's usage consists of by model, by cost descending}
   *
   * @param block the block
   */
  public List<Named> models(Block block) {
    return tables.blocks().models(id, block.key());
  }

  /**
   * {@return what a block's usage consists of by folder, by cost descending}
   *
   * @param block the block
   */
  public List<Named> projects(Block block) {
    return tables.blocks().projects(id, block.key());
  }

  /** {@return what periods had cost, limited to no project, newest first} */
  public List<PeriodCost> costs() {
    return tables.costs().all(id);
  }

  /** When blocks were stated to reset, within a span; one for each reading. */
  List<Long> statedBlockEnds(long fromMicros, long toMicros) {
    return tables.readings().statedBlockEnds(id, fromMicros, toMicros);
  }
}
