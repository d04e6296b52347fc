package dev.cctally.platform.report.cache;

import dev.cctally.platform.report.Figures;
import dev.cctally.spi.model.Money;
import java.util.Objects;

/**
 * What was used, and what the cache did to its price.
 *
 * @param usage the usage
 * @param saved how much less cache reads cost than the same tokens as plain input
 * @param wasted how much more cache writes cost than the same tokens as plain input
 */
public record CacheFigures(Figures usage, Money saved, Money wasted) {
  /** Nothing. */
  public static final CacheFigures ZERO = new CacheFigures(Figures.ZERO, Money.ZERO, Money.ZERO);

  /** Rejects {@code null}. */
  public CacheFigures {
    Objects.requireNonNull(usage, "usage");
    Objects.requireNonNull(saved, "saved");
    Objects.requireNonNull(wasted, "wasted");
  }

  /** {@return what the cache was good for; negative if it cost more than it saved} */
  public Money net() {
    return saved.minus(wasted);
  }

  /** {@return how much of the prompts came from the cache} */
  public HitRate hitRate() {
    return new HitRate(usage.tokens().cacheRead(), usage.tokens().prompt());
  }

  /**
   * {@return the exact sum}
   *
   * @param other what to add
   * @throws ArithmeticException if a sum does not fit
   */
  public CacheFigures plus(CacheFigures other) {
    return new CacheFigures(
        usage.plus(other.usage), saved.plus(other.saved), wasted.plus(other.wasted));
  }
}
