package dev.cctally.platform.report.project;

import dev.cctally.platform.quota.QuotaWeek;
import dev.cctally.spi.model.Money;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Shares out what was used of each week's quota, by cost: a project that made half of a week's cost
 * used half of what the vendor said was used of that week.
 */
public final class QuotaShares {
  private final List<QuotaWeek> weeks;
  private final List<Money> totals;

  /**
   * Makes it.
   *
   * @param weeks the weeks
   * @param totals what all usage of each week cost, whatever a report shows of it
   */
  public QuotaShares(List<QuotaWeek> weeks, List<Money> totals) {
    this.weeks = List.copyOf(weeks);
    this.totals = List.copyOf(totals);
    if (weeks.size() != totals.size()) {
      throw new IllegalArgumentException(
          weeks.size() + " weeks and the totals of " + totals.size());
    }
  }

  /**
   * What falls to one project.
   *
   * @param percent percent of one week's quota, or {@code null} if there is no telling
   * @param weeks of how many weeks that is the sum
   */
  public record Share(@Nullable Double percent, int weeks) {}

  /**
   * {@return what falls to a part of the usage}
   *
   * @param costs what the part cost, by index of the week; weeks without a part may be absent
   */
  public Share of(Map<Integer, Money> costs) {
    double sum = 0;
    int counted = 0;
    for (Map.Entry<Integer, Money> part : costs.entrySet()) {
      int week = part.getKey();
      OptionalDouble used = weeks.get(week).highest();
      Money total = totals.get(week);
      if (used.isPresent() && total.pico() != 0) {
        sum += (double) part.getValue().pico() / total.pico() * used.getAsDouble();
        counted++;
      }
    }
    return new Share(counted == 0 ? null : sum, counted);
  }
}
