package dev.cctally.platform.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetStatusTest {
  private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-06-08T00:00:00Z");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A|300|60|20|84|90,100|20.0|120.0|130.0|120.0|17.142857142857142|68.57142857142857|OK|false|
          B|300|140|10|84|90,100|46.666666666666664|175.0|280.0|280.0|40.0|45.714285714285715|WARN|false|
          C|300|60|100|84|90,100|20.0|120.0|410.0|120.0|17.142857142857142|68.57142857142857|OVER|false|
          D|100|50|14.285714285714285|84|90,100|50.0|100.0|100.0|100.0|14.285714285714285|14.285714285714286|WARN|false|
          E|100|45|0|84|90,100|45.0|45.0|90.0|90.0|12.857142857142858|15.714285714285714|WARN|false|
          F|100|100|0|168|90,100|100.0|100.0|100.0|100.0|14.285714285714285|0.0|WARN|false|90,100
          G|100|100.0000001|0|168|90,100|100.00000009999998|100.0000001|100.0000001|100.0000001|14.285714299999999|-9.999999406318238e-08|OVER|false|90,100
          H|100|0|0|84|90,100|0.0|0.0|0.0|0.0|0.0|28.571428571428573|OK|true|
          I|100|5|5|0|90,100|5.0|5.0|40.0|5.0|0.0|13.571428571428571|OK|true|
          J|100|5|5|25|90,100|5.0|33.6|34.79166666666667|33.6|4.800000000000001|15.944055944055945|OK|true|
          K|100|5|5|25.2|90,100|5.0|33.33333333333334|34.75|33.33333333333334|4.761904761904763|15.966386554621849|OK|false|
          L|100|50|10|200|90,100|50.0|50.0|50.0|50.0|7.142857142857142|50.0|OK|false|
          M|100|50|10|-5|90,100|50.0|50.0|120.0|50.0|0.0|7.142857142857143|OVER|true|
          N|100|45.1|12.8|84||45.1|89.9|90.2|90.2|12.885714285714286|15.685714285714285|WARN|false|
          O|100|27|6|84|50,75|27.0|48.0|54.0|54.0|7.714285714285715|20.857142857142858|WARN|false|
          P|100|89.9999999999|0|168|90|89.9999999999|89.9999999999|89.9999999999|89.9999999999|12.857142857128572|10.000000000100002|OK|false|90
          """)
  void followsTheVectors(
      String name,
      double target,
      double spent,
      double recent,
      double hours,
      String thresholds,
      double consumption,
      double low,
      double high,
      double average,
      double pace,
      double daily,
      Verdict verdict,
      boolean lowConfidence,
      String crossed) {
    Instant now = START.plusSeconds(Math.round(hours * 3600));
    BudgetStatus status =
        BudgetStatus.of(target, spent, recent, START, END, now, numbers(thresholds));
    assertThat(status.consumption()).isEqualTo(consumption);
    assertThat(status.low()).isEqualTo(low);
    assertThat(status.high()).isEqualTo(high);
    assertThat(status.average()).isEqualTo(average);
    assertThat(status.dailyPace()).isEqualTo(pace);
    assertThat(status.dailyBudget()).isEqualTo(daily);
    assertThat(status.verdict()).isEqualTo(verdict);
    assertThat(status.lowConfidence()).isEqualTo(lowConfidence);
    assertThat(status.crossed()).isEqualTo(numbers(crossed));
    assertThat(status.remaining()).isEqualTo(target - spent);
    assertThat(status.elapsedFraction()).isBetween(0.0, 1.0);
  }

  private static List<Integer> numbers(String list) {
    return list == null
        ? List.of()
        : Arrays.stream(list.split(",")).map(Integer::parseInt).toList();
  }

  @Test
  void aWindowWithoutLengthProjectsNothing() {
    BudgetStatus status = BudgetStatus.of(100, 5, 5, START, START, START, List.of(90, 100));
    assertThat(status.consumption()).isEqualTo(5.0);
    assertThat(status.low()).isEqualTo(5.0);
    assertThat(status.high()).isEqualTo(5.0);
    assertThat(status.average()).isEqualTo(5.0);
    assertThat(status.dailyPace()).isZero();
    assertThat(status.dailyBudget()).isEqualTo(95.0);
    assertThat(status.elapsedFraction()).isZero();
    assertThat(status.verdict()).isEqualTo(Verdict.OK);
    assertThat(status.lowConfidence()).isTrue();
  }

  @Test
  void partsOfASecondCount() {
    BudgetStatus whole =
        BudgetStatus.of(100, 5, 5, START, END, START.plusSeconds(90_000), List.of());
    BudgetStatus part =
        BudgetStatus.of(100, 5, 5, START, END, START.plusMillis(90_000_500), List.of());
    assertThat(part.average()).isLessThan(whole.average());
    assertThat(part.elapsedFraction()).isEqualTo(90_000.5 / 604_800);
  }

  @Test
  void thresholdsMayComeInAnyOrder() {
    BudgetStatus status = BudgetStatus.of(100, 80, 0, START, END, END, List.of(100, 50, 75, 50));
    assertThat(status.crossed()).containsExactly(50, 75);
  }
}
