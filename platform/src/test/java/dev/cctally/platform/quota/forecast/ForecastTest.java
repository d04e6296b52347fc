package dev.cctally.platform.quota.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cctally.platform.quota.forecast.Forecast.Doubt;
import dev.cctally.platform.quota.forecast.Forecast.PriceSource;
import dev.cctally.platform.quota.forecast.Forecast.Recent;
import dev.cctally.spi.model.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The arithmetic at its edges. A week of 168 hours starts at 0; samples are hour and percent. */
final class ForecastTest {
  private static final long HOUR = 3_600_000_000L;
  private static final long WEEK = 168 * HOUR;

  private static Sample at(double hours, double percent) {
    return new Sample(Math.round(hours * HOUR), percent, null);
  }

  private static Money dollars(double dollars) {
    return Money.ofDollars(BigDecimal.valueOf(dollars));
  }

  private static Forecast forecast(double now, double dollars, Sample... samples) {
    return forecast(now, dollars, List.of(), samples);
  }

  private static Forecast forecast(
      double now, double dollars, List<PastPeriod> past, Sample... samples) {
    return Forecast.of(
        new ForecastBasis(
            0, WEEK, Math.round(now * HOUR), List.of(samples), dollars(dollars), past));
  }

  private static double rate(@Nullable Recent recent) {
    return Objects.requireNonNull(recent).rate();
  }

  @Test
  void needsASample() {
    assertThatThrownBy(() -> forecast(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void knowsNoRateAtTheStart() {
    Forecast start = forecast(0, 0, at(0, 5));
    assertThat(start.averageRate()).isZero();
    assertThat(start.recent()).isNull();
    assertThat(start.low()).isEqualTo(5);
    assertThat(start.high()).isEqualTo(5);
    assertThat(start.elapsedFraction()).isEqualTo(0.01);
    assertThat(start.doubts()).containsExactly(Doubt.YOUNG, Doubt.FEW_SAMPLES, Doubt.NO_OLD_SAMPLE);
  }

  @Test
  void leadsNowhereElseAtTheEnd() {
    Forecast end = forecast(168, 10, at(10, 5), at(100, 50), at(167, 80));
    assertThat(end.remainingHours()).isZero();
    assertThat(end.low()).isEqualTo(80);
    assertThat(end.high()).isEqualTo(80);
    assertThat(end.elapsedFraction()).isEqualTo(0.99);
    assertThat(end.budgets(List.of(100))).containsExactly(new Budget(100, null, null, null));
  }

  @Test
  void takesNothingForNothing() {
    Forecast unused = forecast(48, 3, at(0, 0), at(24, 0), at(48, 0));
    assertThat(unused.dollarsPerPercent()).isZero();
    assertThat(unused.priceSource()).isEqualTo(PriceSource.THIS_PERIOD_SPARSE);
    assertThat(unused.high()).isZero();
    assertThat(unused.capMicros()).isNull();
    assertThat(unused.projectedCap()).isFalse();
    assertThat(unused.doubts()).containsExactly(Doubt.LITTLE_USED);
  }

  @Test
  void isCappedAtAHundred() {
    Forecast below = forecast(48, 50, at(0, 1), at(24, 50), at(48, Math.nextDown(100)));
    assertThat(below.alreadyCapped()).isFalse();
    assertThat(below.capMicros()).isNotNull();
    Forecast capped = forecast(48, 50, at(0, 1), at(24, 50), at(48, 100));
    assertThat(capped.alreadyCapped()).isTrue();
    assertThat(capped.projectedCap()).isTrue();
    assertThat(capped.capMicros()).isNull();
    assertThat(capped.budgets(List.of(100, 120))).isEmpty();
  }

  @Test
  void projectsByWhatIsNotRounded() {
    // 50% after half of the time leads to exactly 100%, at the very end: no moment before it.
    Forecast exact = forecast(84, 1, at(0, 0), at(60, 50), at(84, 50));
    assertThat(exact.high()).isEqualTo(100);
    assertThat(exact.projectedCap()).isTrue();
    assertThat(exact.capMicros()).isNull();
    Forecast below = forecast(84, 1, at(0, 0), at(60, 49.999), at(84, 49.999));
    assertThat(below.high()).isCloseTo(99.998, within(1e-9));
    assertThat(below.projectedCap()).isFalse();
  }

  @Test
  void looksBackADay() {
    Forecast exact = forecast(48, 1, at(20, 8), at(24, 10), at(28, 12), at(48, 34));
    assertThat(rate(exact.recent())).isEqualTo(1.0);
    assertThat(exact.doubts()).isEmpty();
    Forecast tie = forecast(48, 1, at(20, 8), at(28, 12), at(48, 34));
    assertThat(rate(tie.recent())).as("the earlier one").isEqualTo(26.0 / 28);
    Forecast younger = forecast(48, 1, at(25, 10), at(26, 12), at(48, 34));
    assertThat(younger.doubts()).containsExactly(Doubt.NO_OLD_SAMPLE);
  }

  @Test
  void neverGoesBack() {
    Forecast fallen = forecast(48, 1, at(1, 5), at(24, 10), at(48, 9.96));
    assertThat(rate(fallen.recent())).isZero();
    assertThat(fallen.low()).isEqualTo(9.96);
  }

  @Test
  void ordersTargetsAndKeepsDoubles() {
    Forecast half = forecast(84, 84, at(0, 0), at(60, 40), at(84, 42));
    assertThat(half.budgets(List.of(42, 90, 100, 90)))
        .extracting(Budget::target)
        .containsExactly(100, 90, 90, 42);
    assertThat(half.budgets(List.of(42)).getFirst().headroom()).isNull();
    Budget budget = half.budgets(List.of(77)).getFirst();
    assertThat(budget.headroom()).isEqualTo(35);
    assertThat(budget.dollarsPerDay()).isEqualTo(20);
    assertThat(budget.percentPerDay()).isEqualTo(10);
  }

  @Test
  void asksTheFourNewestPeriodsBefore() {
    List<PastPeriod> five =
        List.of(
            new PastPeriod(dollars(75), 25),
            new PastPeriod(dollars(100), 50),
            new PastPeriod(dollars(60), 40),
            new PastPeriod(dollars(20), 20),
            new PastPeriod(dollars(9999), 1));
    Forecast little = forecast(48, 4, five, at(24, 2), at(48, 9.999));
    assertThat(little.dollarsPerPercent()).isEqualTo(1.75);
    assertThat(little.priceSource()).isEqualTo(PriceSource.PAST_PERIODS);
    Forecast three = forecast(48, 4, five.subList(0, 3), at(24, 2), at(48, 8));
    assertThat(three.dollarsPerPercent()).isEqualTo(0.5);
    assertThat(three.priceSource()).isEqualTo(PriceSource.THIS_PERIOD_SPARSE);
    Forecast enough = forecast(48, 4, five, at(24, 2), at(48, 10));
    assertThat(enough.dollarsPerPercent()).isEqualTo(0.4);
    assertThat(enough.priceSource()).isEqualTo(PriceSource.THIS_PERIOD);
  }

  /** Whatever was read: all is finite, and in the order it is said to be. */
  @RepeatedTest(500)
  void holdsItsPromises(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    double now = random.nextInt(0, 169);
    int count = random.nextInt(1, 20);
    double[] hours = random.doubles(count, 0, Math.max(now, 0.001)).sorted().toArray();
    double[] percents = random.doubles(count, 0, random.nextInt(1, 140)).sorted().toArray();
    Sample[] samples = new Sample[count];
    for (int i = 0; i < count; i++) {
      samples[i] = at(Math.min(now, hours[i]), percents[i]);
    }
    Forecast forecast = forecast(now, random.nextInt(500), samples);
    double used = percents[count - 1];
    assertThat(forecast.low()).isFinite().isGreaterThanOrEqualTo(used);
    assertThat(forecast.high()).isFinite().isGreaterThanOrEqualTo(forecast.low());
    assertThat(forecast.average()).isBetween(forecast.low(), forecast.high());
    assertThat(forecast.dollarsPerPercent()).isFinite().isNotNegative();
    assertThat(forecast.elapsedFraction()).isBetween(0.01, 0.99);
    Long cap = forecast.capMicros();
    if (cap != null) {
      assertThat(forecast.projectedCap()).isTrue();
      assertThat(cap).isBetween(forecast.basis().nowMicros(), WEEK);
    }
    if (used >= 100) {
      assertThat(forecast.projectedCap()).isTrue();
    }
  }
}
