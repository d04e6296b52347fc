package dev.cctally.platform.quota;

import dev.cctally.platform.store.SqlDatabase;
import java.time.Duration;
import java.util.List;

/** Keeps blocks, what they have cost and their milestones in step with the readings. */
final class BlockLedger {
  private final SqlDatabase database;
  private final QuotaTables tables;

  BlockLedger(SqlDatabase database, QuotaTables tables) {
    this.database = database;
    this.tables = tables;
  }

  /** Whether a reading says something of a block that is not written down. */
  boolean owed(long series, Reading reading) {
    Long key = reading.blockKey();
    Double percent = reading.blockPercent();
    if (key == null || percent == null) {
      return false;
    }
    Block block = tables.blocks().find(series, key);
    if (block == null || block.lastMicros() < reading.atMicros()) {
      return true;
    }
    int reached = Percent.reached(percent);
    Milestone last = tables.milestones().highest(series, Axis.BLOCK, key, reading.blockSegment());
    return reached >= 1 && (last == null || last.threshold() < reached);
  }

  /**
   * Writes down what a reading says.
   *
   * @return the milestones that are new
   */
  List<Milestone> write(long series, Duration length, Reading reading, long now, UsageMeter meter) {
    Long key = reading.blockKey();
    Double percent = reading.blockPercent();
    Long stated = reading.statedBlockEndMicros();
    if (key == null || percent == null || stated == null || length.isZero()) {
      return List.of();
    }
    Block known = tables.blocks().find(series, key);
    long reset = known == null ? stated : known.resetMicros();
    long start = reset - length.toMillis() * 1000;
    // Outside the transaction: this may read many logs.
    meter.refresh();
    MeteredUsage usage = meter.measure(start, reading.atMicros());
    database.begin();
    try {
      List<Milestone> stored =
          writeInOne(
              series, reading, now, block(reading, key, percent, reset, start, usage), usage);
      database.commit();
      return stored;
    } catch (RuntimeException e) {
      database.rollback();
      throw e;
    }
  }

  private static Block block(
      Reading reading, long key, double percent, long reset, long start, MeteredUsage usage) {
    return new Block(
        key,
        reset,
        start,
        reading.atMicros(),
        reading.atMicros(),
        percent,
        reading.percent(),
        reading.percent(),
        false,
        false,
        usage.total());
  }

  private List<Milestone> writeInOne(
      long series, Reading reading, long now, Block block, MeteredUsage usage) {
    BlockTable blocks = tables.blocks();
    Block known = blocks.find(series, block.key()); // another process may have been faster
    Block written = block;
    boolean gone = false;
    if (known != null && usage.total().entries() == 0 && known.usage().cost().pico() != 0) {
      gone = true; // the logs are gone; what they held is not
      written = block.with(known.usage());
    }
    blocks.close(series, block.key(), now);
    if (known == null || known.lastMicros() <= block.lastMicros()) {
      blocks.put(series, written);
      if (!gone) {
        blocks.putParts(series, block.key(), usage);
      }
    }
    blocks.close(series, block.key(), now);
    List<Milestone> stored = List.of();
    int reached = Percent.reached(block.percent());
    if (reached >= 1) {
      stored =
          tables
              .milestones()
              .fill(series, milestone(reading, block.key(), reached, written), reading.id(), 0);
    }
    blocks.markCrossed(series);
    return stored;
  }

  private static Milestone milestone(Reading reading, long key, int reached, Block block) {
    return new Milestone(
        0,
        Axis.BLOCK,
        key,
        reading.blockSegment(),
        reached,
        reading.atMicros(),
        block.usage().cost(),
        null,
        block.usage().tokens(),
        reading.percent(),
        null);
  }
}
