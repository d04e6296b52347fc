package dev.cctally.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PercentTest {
  private static final double[] EDGES = {
    0.0,
    -0.0,
    0.04,
    -0.04,
    0.05,
    0.15,
    0.25,
    0.35,
    13.94,
    13.95,
    13.96,
    47.5,
    46.5,
    1000.0,
    1e-300,
    -1e-300,
    7.000000000000001,
    57.99999999999999,
    0.00000000005,
    0.00000000015,
    0.5,
    1.5,
    2.5,
    1e12,
    1e15,
    1e16,
    123456789.12345679,
    799.99999999995,
    801.00000000005,
    Double.MIN_VALUE
  };

  @Test
  void roundingIsThatOfTheExactNumberHalfToEven() {
    for (double edge : EDGES) {
      for (int places = 0; places <= 12; places++) {
        check(edge, places);
        check(Math.nextUp(edge), places);
        check(Math.nextDown(edge), places);
        check(-edge, places);
      }
    }
    Random random = new Random(17);
    for (int i = 0; i < 200_000; i++) {
      int places = random.nextInt(12);
      double value =
          switch (i % 4) {
            case 0 -> random.nextDouble() * 100;
            case 1 -> random.nextInt(100_000) / 1000.0;
            case 2 -> (random.nextInt(20_000) + 0.5) / Math.pow(10, places); // a tie, or next to it
            default -> Double.longBitsToDouble(random.nextLong());
          };
      if (Double.isFinite(value)) {
        check(value, places);
      }
    }
  }

  private static void check(double value, int places) {
    double exact = new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).doubleValue();
    double got = Percent.round(value, places);
    assertEquals(
        Double.doubleToRawLongBits(exact),
        Double.doubleToRawLongBits(got),
        value + " to " + places + " places: " + exact + ", not " + got);
  }

  @Test
  void lowerIsWhatIsLowerByOneDecimal() {
    assertThat(Percent.lower(13.94, 14.0)).isTrue();
    assertThat(Percent.lower(13.96, 14.0)).isFalse();
    assertThat(Percent.lower(14.0, 13.94)).isFalse();
    assertThat(Percent.lower(14.0, 14.0)).isFalse();
    assertThat(Percent.lower(0.04, 0.06)).isTrue();
  }
}
