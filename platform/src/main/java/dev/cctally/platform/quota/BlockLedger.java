package dev.cctally.platform.quota;

import dev.cctally.platform.quota.MeteredUsage.Part;
import dev.cctally.platform.store.SqlDatabase;
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
    if (block != null && block.usageMicros() < reading.atMicros()) {
      return true;
    }
    int reached = Percent.reached(percent);
    Milestone last = tables.milestones().highest(series, Axis.BLOCK, key, reading.blockSegment());
    return reached >= 1 && (last == null || last.threshold() < reached);
  }

  /**
   * Writes down what the block of a reading has cost, and what was crossed.
   *
   * @return the milestones that are new
   */
  List<Milestone> write(long series, Reading reading, UsageMeter meter) {
    Long key = reading.blockKey();
    Block block = key == null ? null : tables.blocks().find(series, key);
    if (block == null || reading.blockPercent() == null) {
      return List.of();
    }
    meter.refresh();
    // Outside the transaction: this may read many logs.
    MeteredUsage usage = meter.measure(block.startMicros(), block.inside(reading.atMicros()));
    database.begin();
    try {
      List<Milestone> stored = writeInOne(series, reading, block, usage);
      database.commit();
      return stored;
    } catch (RuntimeException e) {
      database.rollback();
      throw e;
    }
  }

  private List<Milestone> writeInOne(long series, Reading reading, Block seen, MeteredUsage usage) {
    Part spent = total(series, seen.key(), reading.atMicros(), usage);
    return crossed(series, reading, spent);
  }

  /**
   * Writes down what a block has cost up to a moment, in the caller's transaction.
   *
   * @return what it is taken to have cost
   */
  Part total(long series, long key, long upTo, MeteredUsage usage) {
    BlockTable blocks = tables.blocks();
    Block block = blocks.find(series, key); // another process may have been faster
    if (block == null || block.usageMicros() > upTo) {
      return usage.total();
    }
    boolean gone = usage.total().entries() == 0 && block.usage().cost().pico() != 0;
    Part spent = gone ? block.usage() : usage.total();
    blocks.measured(series, key, upTo, spent);
    if (!gone) { // what deleted logs held is kept
      blocks.putParts(series, key, usage);
    }
    return spent;
  }

  /**
   * Writes down what a reading crossed, in the caller's transaction; the milestones that are new.
   */
  List<Milestone> crossed(long series, Reading reading, Part spent) {
    Double percent = reading.blockPercent();
    Long key = reading.blockKey();
    int reached = percent == null ? 0 : Percent.reached(percent);
    return key == null || reached < 1
        ? List.of()
        : tables
            .milestones()
            .fill(series, milestone(reading, key, reached, spent), reading.id(), 0);
  }

  private static Milestone milestone(Reading reading, long key, int reached, Part spent) {
    return new Milestone(
        0,
        Axis.BLOCK,
        key,
        reading.blockSegment(),
        reached,
        reading.atMicros(),
        spent.cost(),
        null,
        spent.tokens(),
        reading.percent(),
        null);
  }
}
