package dev.cctally.platform.quota;

import org.jspecify.annotations.Nullable;

/** A block as it was observed, while its series is judged; see {@link Block} for what is what. */
final class BlockRow {
  private final long key;
  private final long resetMicros;
  private final long startMicros;
  private final long firstMicros;
  private final @Nullable Double periodFirst;
  private long lastMicros;
  private double percent;
  private @Nullable Double periodLast;
  private boolean crossed;
  private boolean closed;
  private boolean stored;
  private boolean changed;

  private BlockRow(Block block, boolean stored) {
    key = block.key();
    resetMicros = block.resetMicros();
    startMicros = block.startMicros();
    firstMicros = block.firstMicros();
    lastMicros = block.lastMicros();
    percent = block.percent();
    periodFirst = block.periodFirst();
    periodLast = block.periodLast();
    crossed = block.crossed();
    closed = block.closed();
    this.stored = stored;
  }

  /** One as it is stored. */
  static BlockRow stored(Block block) {
    return new BlockRow(block, true);
  }

  /** One that is seen for the first time. */
  static BlockRow seen(
      long key, long reset, long start, long at, double percent, @Nullable Double period) {
    return new BlockRow(
        new Block(
            key,
            reset,
            start,
            at,
            at,
            percent,
            period,
            period,
            false,
            false,
            0,
            MeteredUsage.Part.NONE),
        false);
  }

  /** Who comes last decides how it stands. */
  void seenAgain(long at, double percent, @Nullable Double period) {
    lastMicros = at;
    this.percent = percent;
    periodLast = period;
    changed = true;
  }

  void cross() {
    crossed = true;
    changed = true;
  }

  void close() {
    closed = true;
    changed = true;
  }

  void written() {
    stored = true;
    changed = false;
  }

  long key() {
    return key;
  }

  long resetMicros() {
    return resetMicros;
  }

  long startMicros() {
    return startMicros;
  }

  long firstMicros() {
    return firstMicros;
  }

  long lastMicros() {
    return lastMicros;
  }

  double percent() {
    return percent;
  }

  @Nullable Double periodFirst() {
    return periodFirst;
  }

  @Nullable Double periodLast() {
    return periodLast;
  }

  boolean crossed() {
    return crossed;
  }

  boolean closed() {
    return closed;
  }

  /** Whether there is a row of it. */
  boolean stored() {
    return stored;
  }

  /** Whether it was changed since it was read or stored. */
  boolean changed() {
    return changed;
  }
}
