package dev.cctally.platform.report.diff;

import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.period.TimeWindow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of the two windows.
 *
 * @param label how it was asked for
 * @param kind how it was named
 * @param window its first instant and the first one after it
 * @param weekAligned whether it is a whole week of the quota
 * @param fullWeeks how many weeks it holds, as far as that says something about the quota
 * @param afterReset the reset that the weeks of the quota were counted back from, so that they are
 *     none that the vendor knows; {@code null} if there was none
 */
public record DiffWindow(
    String label,
    WindowKind kind,
    TimeWindow window,
    boolean weekAligned,
    int fullWeeks,
    @Nullable Instant afterReset) {
  private static final BigDecimal DAY_MICROS = BigDecimal.valueOf(86_400_000_000L);

  /** Rejects {@code null}, except for the reset. */
  public DiffWindow {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(window, "window");
  }

  /** {@return its length in days of 24 hours} */
  public BigDecimal lengthDays() {
    return BigDecimal.valueOf(lengthMicros()).divide(DAY_MICROS, MathContext.DECIMAL128);
  }

  private long lengthMicros() {
    return EpochMicros.of(window.end()) - EpochMicros.of(window.start());
  }

  /**
   * {@return an amount for each day of the window}
   *
   * @param dollars the amount for the whole of it
   */
  BigDecimal perDay(BigDecimal dollars) {
    long length = lengthMicros();
    return length == 0
        ? BigDecimal.ZERO
        : dollars.multiply(DAY_MICROS).divide(BigDecimal.valueOf(length), MathContext.DECIMAL128);
  }

  UsageHistory.Range range() {
    return new UsageHistory.Range(EpochMicros.of(window.start()), EpochMicros.of(window.end()) - 1);
  }
}
