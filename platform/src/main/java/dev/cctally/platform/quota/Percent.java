package dev.cctally.platform.quota;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Percentages as vendors state them: floating-point numbers with noise in the last digits. */
public final class Percent {
  private static final int STATED_PLACES = 10;
  private static final double NOISE = 1e-9;

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
    return round(one, 1) < round(other, 1);
  }
}
