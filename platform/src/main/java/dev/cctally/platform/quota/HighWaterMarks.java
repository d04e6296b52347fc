package dev.cctally.platform.quota;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How far the windows have been used that were read last: the highest percentage since they began,
 * or since they began anew.
 *
 * @param period the mark of the period, or {@code null} if none was read
 * @param block the mark of the block, or {@code null} if none was read
 */
public record HighWaterMarks(@Nullable Mark period, @Nullable Mark block) {
  /** Clocks are set back by seconds. What was read further ahead was read by a wrong clock. */
  private static final long AHEAD = TimeUnit.MINUTES.toMicros(10);

  /**
   * How far a window has been used.
   *
   * @param window its name: the period's key, or the block's
   * @param percent the percentage
   */
  public record Mark(String window, double percent) {}

  static HighWaterMarks of(QuotaTables tables, long series, long nowMicros) {
    ReadingTable readings = tables.readings();
    Reading ofPeriod = readings.latestOfAnyPeriod(series, nowMicros + AHEAD);
    Reading ofBlock = readings.latestOfAnyBlock(series, nowMicros + AHEAD);
    Mark period = null;
    if (ofPeriod != null) {
      Double highest = readings.highest(ofPeriod.periodId(), ofPeriod.segment());
      String name = tables.periods().required(ofPeriod.periodId()).key();
      period = highest == null ? null : new Mark(name, highest);
    }
    Mark block = null;
    Long key = ofBlock == null ? null : ofBlock.blockKey();
    if (ofBlock != null && key != null) {
      Double highest = readings.highestOfBlock(series, key, ofBlock.blockSegment());
      block = highest == null ? null : new Mark(key.toString(), highest);
    }
    return new HighWaterMarks(period, block);
  }
}
