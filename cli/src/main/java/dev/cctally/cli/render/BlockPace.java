package dev.cctally.cli.render;

import dev.cctally.platform.report.block.BlockReport;
import dev.cctally.platform.report.block.BlockRow;
import dev.cctally.spi.model.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How fast a window that is still open is used up, and where that leads if it goes on so from its
 * start to its end. Exact until it is rounded here.
 *
 * @param tokens used so far
 * @param cost so far
 * @param elapsedMicros since the window started, more than 0
 * @param windowMicros how long a window of the vendor lasts
 * @param leftMicros until the window ends
 */
record BlockPace(long tokens, Money cost, long elapsedMicros, long windowMicros, long leftMicros) {
  private static final long MINUTE = 60_000_000L;
  private static final BigDecimal HOUR = BigDecimal.valueOf(60 * MINUTE);

  /** The pace, or {@code null} if the window is closed or has only just started. */
  static @Nullable BlockPace of(BlockRow.Block block, BlockReport report) {
    long elapsed = report.nowMicros() - block.startMicros();
    return block.active() && elapsed > 0
        ? new BlockPace(
            block.totalTokens(),
            block.figures().cost(),
            elapsed,
            report.windowMicros(),
            block.endMicros() - report.nowMicros())
        : null;
  }

  double tokensPerMinute() {
    return tokens / ((double) elapsedMicros / MINUTE);
  }

  BigDecimal costPerHour() {
    return cost.toDollars()
        .multiply(HOUR)
        .divide(BigDecimal.valueOf(elapsedMicros), MathContext.DECIMAL64);
  }

  /** Cut to a whole number; more than a number can hold is as much as it can. */
  long projectedTokens() {
    BigInteger projected =
        BigInteger.valueOf(tokens)
            .multiply(BigInteger.valueOf(windowMicros))
            .divide(BigInteger.valueOf(elapsedMicros));
    return projected.bitLength() < Long.SIZE ? projected.longValueExact() : Long.MAX_VALUE;
  }

  /** In dollars, rounded half to even to cents. */
  BigDecimal projectedCost() {
    return cost.toDollars()
        .multiply(BigDecimal.valueOf(windowMicros))
        .divide(BigDecimal.valueOf(elapsedMicros), 2, RoundingMode.HALF_EVEN);
  }

  long remainingMinutes() {
    return leftMicros / MINUTE;
  }
}
