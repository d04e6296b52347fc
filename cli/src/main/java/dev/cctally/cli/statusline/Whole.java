package dev.cctally.cli.statusline;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Percentages as whole numbers. */
final class Whole {
  /** More digits would break a prompt and mean nothing. */
  private static final BigDecimal MOST = BigDecimal.valueOf(9999);

  private Whole() {}

  /** Rounded half to even; neither negative nor absurd. */
  static int percent(BigDecimal percent) {
    return percent.max(BigDecimal.ZERO).min(MOST).setScale(0, RoundingMode.HALF_EVEN).intValue();
  }
}
