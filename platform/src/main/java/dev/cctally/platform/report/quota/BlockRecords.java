package dev.cctally.platform.report.quota;

import dev.cctally.platform.quota.Block;
import dev.cctally.platform.quota.QuotaEvent;
import dev.cctally.platform.quota.QuotaSeries;
import dev.cctally.platform.quota.Reading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recorded blocks, newest first.
 *
 * @param blocks the blocks
 * @param truncated whether there are older ones that were left out because they are too many
 */
public record BlockRecords(List<BlockRecord> blocks, boolean truncated) {
  /** Nothing is recorded. */
  public static final BlockRecords NONE = new BlockRecords(List.of(), false);

  /** How far a start may lie from a block's to name it, exclusive: ten minutes. */
  private static final long NEAR = 600_000_000L;

  /** Copies the list. */
  public BlockRecords {
    blocks = List.copyOf(blocks);
  }

  /**
   * {@return every block of a series that had been seen by a moment} One that was seen later only
   * was seen by a clock that ran ahead.
   *
   * @param series the series
   * @param nowMicros the present: microseconds since 1970-01-01T00:00:00Z. Of the blocks that reset
   *     later, the last one is open
   */
  public static BlockRecords of(QuotaSeries series, long nowMicros) {
    List<Block> stored = new ArrayList<>(series.blocks());
    stored.removeIf(block -> block.firstMicros() > nowMicros);
    Block open = null;
    for (Block block : stored) {
      if (block.resetMicros() > nowMicros
          && (open == null || block.resetMicros() > open.resetMicros())) {
        open = block;
      }
    }
    Map<Long, List<QuotaEvent>> credits = new HashMap<>();
    for (QuotaEvent credit : series.blockCredits()) {
      credits.computeIfAbsent(credit.blockKey(), _ -> new ArrayList<>()).add(credit);
    }
    credits
        .values()
        .forEach(some ->
            some.sort(
                Comparator.comparingLong(QuotaEvent::effectiveMicros)
                    .thenComparingLong(QuotaEvent::id)));
    List<BlockRecord> records = new ArrayList<>(stored.size());
    for (Block block : stored) {
      boolean active = open != null && block.key() == open.key();
      records.add(
          new BlockRecord(
              block,
              active,
              active ? periodNow(series, block, nowMicros) : block.periodLast(),
              credits.getOrDefault(block.key(), List.of())));
    }
    return new BlockRecords(records, false);
  }

  private static @Nullable Double periodNow(QuotaSeries series, Block block, long nowMicros) {
    Reading latest = series.latest(nowMicros);
    Double percent = latest == null ? null : latest.percent();
    return percent == null ? block.periodLast() : percent;
  }

  /**
   * {@return those that start on some days of UTC}
   *
   * @param since the first day, or {@code null}
   * @param until the last day, or {@code null}
   */
  public BlockRecords between(@Nullable LocalDate since, @Nullable LocalDate until) {
    List<BlockRecord> some = new ArrayList<>();
    for (BlockRecord block : blocks) {
      LocalDate day = block.day();
      if ((since == null || !day.isBefore(since)) && (until == null || !day.isAfter(until))) {
        some.add(block);
      }
    }
    return new BlockRecords(some, truncated);
  }

  /**
   * {@return the newest ones}
   *
   * @param most how many at most
   */
  public BlockRecords newest(int most) {
    return blocks.size() <= most ? this : new BlockRecords(blocks.subList(0, most), true);
  }

  /**
   * {@return the block whose start is nearest to a moment and less than ten minutes from it; {@code
   * null} if there is none}
   *
   * @param startMicros the moment
   */
  public @Nullable BlockRecord nearest(long startMicros) {
    BlockRecord nearest = null;
    long least = NEAR;
    for (BlockRecord record : blocks) {
      long distance = Math.abs(record.block().startMicros() - startMicros);
      if (distance < least) {
        least = distance;
        nearest = record;
      }
    }
    return nearest;
  }
}
