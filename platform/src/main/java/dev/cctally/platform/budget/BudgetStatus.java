package dev.cctally.platform.budget;

import dev.cctally.platform.time.EpochMicros;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Where a budget stands and where it leads. The figures are published as they are, so the order of
 * the operations that make them is fixed and nothing is rounded. Amounts are US dollars.
 *
 * @param target what may be spent; positive
 * @param spent what was spent
 * @param consumption percent of the target
 * @param remaining what is left; negative if the target is exceeded
 * @param elapsedFraction how much of the window is over, 0 to 1
 * @param elapsedHours how many hours of it are over
 * @param remainingHours how many are left
 * @param low what will be spent at the lower of the two rates: of the window and of the last day
 * @param high the same at the higher one
 * @param average the same at the rate of the window; what alerts about projections go by
 * @param dailyPace dollars a day so far
 * @param dailyBudget dollars a day that use up just what is left
 * @param verdict how it stands
 * @param lowConfidence whether too little is known to rely on a projection
 * @param crossed the thresholds that are reached, ascending
 */
public record BudgetStatus(
    double target,
    double spent,
    double consumption,
    double remaining,
    double elapsedFraction,
    double elapsedHours,
    double remainingHours,
    double low,
    double high,
    double average,
    double dailyPace,
    double dailyBudget,
    Verdict verdict,
    boolean lowConfidence,
    List<Integer> crossed) {
  /** How far below a threshold still counts as having reached it. */
  public static final double SNAP = 1e-9;

  private static final double MICROS = 1e6;
  private static final double HOUR = 3600;
  private static final double DAY_HOURS = 24;
  private static final double CONFIDENT_FRACTION = 0.15;
  private static final double WARN_FRACTION = 0.90;

  /** Copies the list. */
  public BudgetStatus {
    Objects.requireNonNull(verdict, "verdict");
    crossed = List.copyOf(crossed);
  }

  /**
   * {@return where a budget stands}
   *
   * @param target what may be spent; positive
   * @param spent what was spent in the window up to now
   * @param recent what of it was spent in the last 24 hours
   * @param start the first instant of the window
   * @param end the first instant after it
   * @param now the present, inside the window or not
   * @param thresholds percentages of the target, in any order
   */
  public static BudgetStatus of(
      double target,
      double spent,
      double recent,
      Instant start,
      Instant end,
      Instant now,
      List<Integer> thresholds) {
    double total = seconds(start, end);
    double elapsed = total <= 0 ? 0 : Math.clamp(seconds(start, now), 0, total);
    double fraction = total <= 0 ? 0 : elapsed / total;
    double remainingHours = Math.max(0, total - elapsed) / HOUR;
    double elapsedHours = elapsed / HOUR;
    double remainingDays = remainingHours / DAY_HOURS;
    double consumption = target > 0 ? spent / target * 100 : 0;
    double remaining = target - spent;
    double average = elapsedHours > 0 ? spent / elapsedHours : 0;
    double latest = recent / DAY_HOURS;
    double high = spent + Math.max(average, latest) * remainingHours;
    TreeSet<Integer> ascending = new TreeSet<>(thresholds);
    return new BudgetStatus(
        target,
        spent,
        consumption,
        remaining,
        fraction,
        elapsedHours,
        remainingHours,
        spent + Math.min(average, latest) * remainingHours,
        high,
        spent + average * remainingHours,
        average * DAY_HOURS,
        remainingDays > 0 ? remaining / remainingDays : remaining,
        verdict(target, spent, high, ascending),
        fraction < CONFIDENT_FRACTION || spent <= 0,
        ascending.stream().filter(threshold -> consumption + SNAP >= threshold).toList());
  }

  /**
   * {@return from when on a projection is relied on, if anything was spent}
   *
   * @param start the first instant of the window
   * @param end the first instant after it
   */
  public static Instant confidentFrom(Instant start, Instant end) {
    long first = EpochMicros.of(start);
    double total = EpochMicros.of(end) - (double) first;
    return EpochMicros.toInstant(first + (long) Math.ceil(total * CONFIDENT_FRACTION));
  }

  private static double seconds(Instant from, Instant to) {
    return (EpochMicros.of(to) - EpochMicros.of(from)) / MICROS;
  }

  private static Verdict verdict(
      double target, double spent, double high, TreeSet<Integer> thresholds) {
    if (spent > target || high > target) {
      return Verdict.OVER;
    }
    double fraction = thresholds.isEmpty() ? WARN_FRACTION : thresholds.first() / 100.0;
    return high >= fraction * target ? Verdict.WARN : Verdict.OK;
  }
}
