package dev.cctally.cli.render;

import dev.cctally.platform.report.cache.HitRate;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Parts of a whole as percents. This is where they are rounded, and nowhere before. */
public final class Percents {
  private Percents() {}

  /**
   * {@return the percents, rounded half to even}
   *
   * @param rate the part
   * @param places to how many decimals
   */
  public static BigDecimal of(HitRate rate, int places) {
    return rate.prompt() == 0
        ? BigDecimal.ZERO.setScale(places)
        : BigDecimal.valueOf(rate.read())
            .movePointRight(2)
            .divide(BigDecimal.valueOf(rate.prompt()), places, RoundingMode.HALF_EVEN);
  }

  /** How much of a whole a part is, rounded half to even to one decimal: {@code 79.5%}. */
  static String tenths(long part, long whole) {
    return BigDecimal.valueOf(part)
            .movePointRight(2)
            .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_EVEN)
            .toPlainString()
        + "%";
  }
}
