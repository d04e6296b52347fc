package dev.cctally.cli.render;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares as text. */
final class Percents {
  private Percents() {}

  /** How much of a whole a part is, rounded half to even to one decimal: {@code 79.5%}. */
  static String tenths(long part, long whole) {
    return BigDecimal.valueOf(part)
            .movePointRight(2)
            .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_EVEN)
            .toPlainString()
        + "%";
  }
}
