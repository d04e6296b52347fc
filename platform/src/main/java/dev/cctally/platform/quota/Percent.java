package dev.cctally.platform.quota;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Percentages as vendors state them: floating-point numbers with noise in the last digits. */
public final class Percent {
  private static final int STATED_PLACES = 10;
  private static final double NOISE = 1e-9;
  private static final double[] POWERS = {1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10};
  private static final double EXACT = 8e12;

  private Percent() {}

  /**
   * {@return a percentage without the noise of the vendor's arithmetic: ten decimals}
   *
   * @param stated the percentage, finite
   */
  public static double normal(double stated) {
    return round(stated, STATED_PLACES);
  }

  /**
   * {@return a number rounded half to even}
   *
   * @param value the number, finite
   * @param places how many decimals are kept
   */
  public static double round(double value, int places) {
    if (places >= 0 && places < POWERS.length) {
      double scaled = value * POWERS[places];
      double whole = Math.rint(scaled);
      // So small that the product is off by less than a thousandth: away from a tie it is the right
      // number of units, and one division of exact numbers gives what is nearest to it.
      if (Math.abs(scaled) < EXACT && Math.abs(scaled - whole) < 0.49) {
        return whole == 0 ? 0.0 : whole / POWERS[places];
      }
    }
    return new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).doubleValue();
  }

  /**
   * {@return the highest whole percent that has been reached} A vendor computes N% as a fraction
   * times 100, which may come out just below N.
   *
   * @param percent the percentage
   */
  public static int reached(double percent) {
    return (int) Math.floor(percent + NOISE);
  }

  /** Whether one percentage is lower than another by what can be seen: one decimal. */
  static boolean lower(double one, double other) {
    return one < other && round(one, 1) < round(other, 1);
  }
}
