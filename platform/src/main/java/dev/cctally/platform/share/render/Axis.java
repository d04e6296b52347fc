package dev.cctally.platform.share.render;

import dev.cctally.platform.share.Measure;
import dev.cctally.spi.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The marks of an axis that starts at nothing.
 *
 * @param top the amount at its end; positive
 * @param ticks the marks, ascending; the first one is at nothing
 */
record Axis(BigDecimal top, List<Tick> ticks) {
  private static final int MOST_STEPS = 4;
  private static final int MOST_PLACES = 15;
  private static final List<String> NAMES = List.of("", "k", "M", "B", "T");
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

  /** From here on thousands are cut off labels. */
  private static final BigDecimal LONG = BigDecimal.valueOf(10_000);

  Axis {
    ticks = List.copyOf(ticks);
  }

  /**
   * A mark.
   *
   * @param value where it is
   * @param label what it says
   */
  record Tick(BigDecimal value, String label) {}

  /** An axis for amounts up to a largest one. */
  static Axis of(long largest, Measure measure) {
    BigDecimal most = amount(largest, measure);
    if (most.signum() <= 0) {
      return new Axis(BigDecimal.ONE, List.of(new Tick(BigDecimal.ZERO, label("0", measure))));
    }
    BigDecimal step = step(most, measure);
    int power = power(most);
    BigDecimal unit = THOUSAND.pow(power);
    BigDecimal inUnits = step.divide(unit, MOST_PLACES, RoundingMode.HALF_EVEN);
    int places = Math.max(0, inUnits.stripTrailingZeros().scale());
    if (measure == Measure.COST && power == 0 && places == 1) {
      places = 2;
    }
    List<Tick> ticks = new ArrayList<>();
    BigDecimal value = BigDecimal.ZERO;
    while (value.compareTo(most) < 0) {
      ticks.add(tick(value, unit, places, power, measure));
      value = value.add(step);
    }
    ticks.add(tick(value, unit, places, power, measure));
    return new Axis(value, ticks);
  }

  /** An amount in dollars, or in tokens. */
  static BigDecimal amount(long units, Measure measure) {
    return BigDecimal.valueOf(units, measure == Measure.COST ? Money.SCALE : 0);
  }

  /** How much of a length an amount takes, from 0 to 1. */
  double part(long units, Measure measure) {
    return amount(units, measure).doubleValue() / top.doubleValue();
  }

  private static Tick tick(
      BigDecimal value, BigDecimal unit, int places, int power, Measure measure) {
    String number =
        value.signum() == 0
            ? "0"
            : value.divide(unit, places, RoundingMode.HALF_EVEN).toPlainString() + NAMES.get(power);
    return new Tick(value, label(number, measure));
  }

  private static String label(String number, Measure measure) {
    return measure == Measure.COST ? "$" + number : number;
  }

  /** The smallest of 1, 2 and 5 times a power of ten that needs few steps. */
  private static BigDecimal step(BigDecimal most, Measure measure) {
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(most.precision() - most.scale() - 3);
    while (true) {
      for (int factor : new int[] {1, 2, 5}) {
        BigDecimal step = power.multiply(BigDecimal.valueOf(factor));
        boolean whole = measure == Measure.COST || step.compareTo(BigDecimal.ONE) >= 0;
        if (whole && step.multiply(BigDecimal.valueOf(MOST_STEPS)).compareTo(most) >= 0) {
          return step;
        }
      }
      power = power.multiply(BigDecimal.TEN);
    }
  }

  private static int power(BigDecimal most) {
    int power = 0;
    BigDecimal rest = most;
    while (rest.compareTo(LONG) >= 0 || (power > 0 && rest.compareTo(THOUSAND) >= 0)) {
      if (power == NAMES.size() - 1) {
        break;
      }
      rest = rest.divide(THOUSAND, MOST_PLACES, RoundingMode.HALF_EVEN);
      power++;
    }
    return power;
  }
}
