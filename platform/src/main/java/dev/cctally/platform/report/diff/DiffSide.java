package dev.cctally.platform.report.diff;

import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.PriceStatus;
import dev.cctally.spi.model.TokenCounts;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One window's figures in a row.
 *
 * @param figures what was used, over the whole window
 * @param dollars its cost, for each day where windows differ in length
 * @param status how sure that is
 * @param usedPercent percent of the quota, or {@code null} if it is not known or not asked for
 */
public record DiffSide(
    Figures figures, BigDecimal dollars, PriceStatus status, @Nullable Double usedPercent) {
  /** Rejects {@code null}, except for the percentage. */
  public DiffSide {
    Objects.requireNonNull(figures, "figures");
    Objects.requireNonNull(dollars, "dollars");
    Objects.requireNonNull(status, "status");
  }

  /**
   * {@return percent of the prompts that was read from the cache, not counting what was written to
   * it; {@code null} if nothing was read at all}
   */
  public @Nullable Double cacheHitPercent() {
    TokenCounts tokens = figures.tokens();
    long read = tokens.cacheRead();
    long all = Math.addExact(read, tokens.input());
    return all == 0 ? null : (Double) (100.0 * read / all);
  }
}
