package dev.cctally.platform.report.quota;

import dev.cctally.platform.quota.Block;
import dev.cctally.platform.quota.QuotaEvent;
import dev.cctally.platform.time.EpochMicros;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A recorded block as it stands now.
 *
 * @param block the block
 * @param active whether it is the one that is open
 * @param periodLast how much of the period was used at its end, or is now if it is open; {@code
 *     null} if nobody said
 * @param credits its credits, by time
 */
public record BlockRecord(
    Block block, boolean active, @Nullable Double periodLast, List<QuotaEvent> credits) {
  /** Below this percentage a quotient would be noise. */
  private static final double TELLING_PERCENT = 0.5;

  /** Rejects {@code null} and copies the list. */
  public BlockRecord {
    Objects.requireNonNull(block, "block");
    credits = List.copyOf(credits);
  }

  /** {@return what a percent of it costs, or {@code null} if too little is used to tell} */
  public @Nullable Double dollarsPerPercent() {
    return block.percent() < TELLING_PERCENT
        ? null
        : (Double) (block.usage().cost().toDollars().doubleValue() / block.percent());
  }

  /**
   * {@return how many percent of the period were used in it; {@code null} if the period began anew
   * in it, or nobody said}
   */
  public @Nullable Double periodDelta() {
    Double first = block.periodFirst();
    return block.crossed() || first == null || periodLast == null
        ? null
        : (Double) (periodLast - first);
  }

  /** {@return the day it starts on, in UTC} */
  public LocalDate day() {
    return EpochMicros.dayOf(block.startMicros(), ZoneOffset.UTC);
  }
}
