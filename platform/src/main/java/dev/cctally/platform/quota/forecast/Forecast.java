package dev.cctally.platform.quota.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the quota of a period leads if it goes on as it did on average since the period began, and
 * as it did in the last 24 hours.
 *
 * @param basis what it is made of
 * @param averageRate percent an hour since the start
 * @param recent the last 24 hours; {@code null} if nothing is known but this very instant
 * @param dollarsPerPercent what a percent costs
 * @param priceSource where that is from
 * @param low the lower percentage at the end
 * @param high the higher one
 * @param average the one by the average since the start; the low or the high one
 * @param capMicros when the cap is reached if it goes on at the higher rate; {@code null} if it is
 *     not, or is reached already
 * @param doubts why this is not to be relied on; empty if it is
 */
public record Forecast(
    ForecastBasis basis,
    double averageRate,
    @Nullable Recent recent,
    double dollarsPerPercent,
    PriceSource priceSource,
    double low,
    double high,
    double average,
    @Nullable Long capMicros,
    List<Doubt> doubts) {
  /** From this percentage on the period itself tells what a percent costs. */
  public static final double TELLING_PERCENT = 10;

  /** How many periods before tell it instead, at least and at most. */
  public static final int PAST_PERIODS = 4;

  /** A period before must have used as many percent to tell something. */
  public static final double LEAST_PAST_PERCENT = 1;

  private static final double CAP = 100;
  private static final double HOUR = 3_600_000_000.0;
  private static final double DAY_HOURS = 24;
  private static final long DAY = (long) (DAY_HOURS * HOUR);

  /** Rejects {@code null} and copies the list. */
  public Forecast {
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(priceSource, "priceSource");
    doubts = List.copyOf(doubts);
  }

  /**
   * What happened since the sample that is nearest to 24 hours ago.
   *
   * @param since the sample
   * @param rate percent an hour since; never negative
   */
  public record Recent(Sample since, double rate) {
    /** Rejects {@code null}. */
    public Recent {
      Objects.requireNonNull(since, "since");
    }
  }

  /** Where it is from what a percent costs. */
  public enum PriceSource {
    /** From the period itself. */
    THIS_PERIOD,
    /** The median of the periods before. */
    PAST_PERIODS,
    /** From the period itself, of which little is used yet. */
    THIS_PERIOD_SPARSE
  }

  /** A reason not to rely on a forecast. */
  public enum Doubt {
    /** The period began less than 24 hours ago. */
    YOUNG,
    /** Less than 2 percent are used. */
    LITTLE_USED,
    /** There are less than three samples. */
    FEW_SAMPLES,
    /** No sample is 24 hours old. */
    NO_OLD_SAMPLE
  }

  /**
   * {@return the forecast}
   *
   * @param basis what it is made of
   */
  public static Forecast of(ForecastBasis basis) {
    double used = basis.latest().percent();
    double elapsed = elapsedHours(basis);
    double left = remainingHours(basis);
    double averageRate = elapsed > 0 ? used / elapsed : 0;
    Recent recent = recent(basis);
    double average = used + averageRate * left;
    double other = recent == null ? average : used + recent.rate() * left;
    PriceSource source = source(basis);
    double fastest = recent == null ? averageRate : Math.max(averageRate, recent.rate());
    return new Forecast(
        basis,
        averageRate,
        recent,
        dollarsPerPercent(basis, source),
        source,
        Math.min(average, other),
        Math.max(average, other),
        average,
        capMicros(basis, fastest, left, Math.max(average, other)),
        doubts(basis, elapsed));
  }

  private static @Nullable Recent recent(ForecastBasis basis) {
    long dayAgo = basis.nowMicros() - DAY;
    Sample nearest = basis.samples().getFirst();
    for (Sample sample : basis.samples()) {
      if (Math.abs(sample.atMicros() - dayAgo) < Math.abs(nearest.atMicros() - dayAgo)) {
        nearest = sample;
      }
    }
    double hours = (basis.nowMicros() - nearest.atMicros()) / HOUR;
    return hours == 0
        ? null
        : new Recent(nearest, Math.max(0, (basis.latest().percent() - nearest.percent()) / hours));
  }

  private static PriceSource source(ForecastBasis basis) {
    if (basis.latest().percent() >= TELLING_PERCENT) {
      return PriceSource.THIS_PERIOD;
    }
    return basis.past().size() >= PAST_PERIODS
        ? PriceSource.PAST_PERIODS
        : PriceSource.THIS_PERIOD_SPARSE;
  }

  private static double dollarsPerPercent(ForecastBasis basis, PriceSource source) {
    if (source == PriceSource.PAST_PERIODS) {
      return median(basis.past().subList(0, PAST_PERIODS));
    }
    double used = basis.latest().percent();
    return used == 0 ? 0 : basis.spent().toDollars().doubleValue() / used;
  }

  /** Of an even number, the mean of the two in the middle. */
  private static double median(List<PastPeriod> periods) {
    double[] sorted =
        periods.stream().mapToDouble(PastPeriod::dollarsPerPercent).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static @Nullable Long capMicros(
      ForecastBasis basis, double rate, double left, double high) {
    double used = basis.latest().percent();
    if (used >= CAP || high < CAP) {
      return null;
    }
    double hours = (CAP - used) / rate;
    return hours < left ? (Long) (basis.nowMicros() + Math.round(hours * HOUR)) : null;
  }

  private static List<Doubt> doubts(ForecastBasis basis, double elapsed) {
    List<Doubt> doubts = new ArrayList<>();
    if (elapsed < DAY_HOURS) {
      doubts.add(Doubt.YOUNG);
    }
    if (basis.latest().percent() < 2) {
      doubts.add(Doubt.LITTLE_USED);
    }
    if (basis.samples().size() < 3) {
      doubts.add(Doubt.FEW_SAMPLES);
    }
    if (basis.samples().getFirst().atMicros() > basis.nowMicros() - DAY) {
      doubts.add(Doubt.NO_OLD_SAMPLE);
    }
    return doubts;
  }

  private static double elapsedHours(ForecastBasis basis) {
    return (basis.nowMicros() - basis.startMicros()) / HOUR;
  }

  private static double remainingHours(ForecastBasis basis) {
    return Math.max(0, (basis.endMicros() - basis.nowMicros()) / HOUR);
  }

  /** {@return how many hours of the period are over} */
  public double elapsedHours() {
    return elapsedHours(basis);
  }

  /** {@return how much of the period is over; between 0.01 and 0.99} */
  public double elapsedFraction() {
    double length = (basis.endMicros() - basis.startMicros()) / HOUR;
    return Math.clamp(elapsedHours() / length, 0.01, 0.99);
  }

  /** {@return how many hours of the period are left} */
  public double remainingHours() {
    return remainingHours(basis);
  }

  /** {@return how many days of the period are left} */
  public double remainingDays() {
    return remainingHours() / DAY_HOURS;
  }

  /** {@return whether the quota is used up} */
  public boolean alreadyCapped() {
    return basis.latest().percent() >= CAP;
  }

  /** {@return whether the quota is used up, or will be before the period ends} */
  public boolean projectedCap() {
    return alreadyCapped() || high >= CAP;
  }

  /** {@return whether it is to be relied on} */
  public boolean confident() {
    return doubts.isEmpty();
  }

  /**
   * {@return how much may be used a day, the highest target first; none if all is used up}
   *
   * @param targets percentages not to be passed, in any order; what is named twice is told twice
   */
  public List<Budget> budgets(List<Integer> targets) {
    if (alreadyCapped()) {
      return List.of();
    }
    return targets.stream().sorted(Comparator.reverseOrder()).map(this::budget).toList();
  }

  private Budget budget(int target) {
    double headroom = target - basis.latest().percent();
    double days = remainingDays();
    return headroom <= 0 || days <= 0
        ? new Budget(target, null, null, null)
        : new Budget(target, headroom, headroom * dollarsPerPercent / days, headroom / days);
  }
}
