package dev.cctally.platform.report.quota.week;

import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.pricing.PriceSource;
import dev.cctally.platform.quota.QuotaWeek;
import dev.cctally.platform.report.ExactSums;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.PricedSums;
import dev.cctally.platform.report.SortOrder;
import dev.cctally.platform.report.SpeedRule;
import dev.cctally.platform.report.quota.WeekIndex;
import dev.cctally.platform.time.EpochMicros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Sums up usage by the weeks of a quota. Nothing is synced here. */
public final class WeeklyReports {
  private final UsageHistory history;
  private final PriceSource prices;

  /**
   * Makes the reports.
   *
   * @param history what has been used
   * @param prices where price books come from; not asked if no price is needed
   */
  public WeeklyReports(UsageHistory history, PriceSource prices) {
    this.history = Objects.requireNonNull(history, "history");
    this.prices = Objects.requireNonNull(prices, "prices");
  }

  /**
   * {@return the sums}
   *
   * @param query what is asked
   * @throws dev.cctally.platform.AppException of kind {@code VALUE} if a sum does not fit
   */
  public WeeklyReport of(WeeklyQuery query) {
    if (query.weeks().isEmpty()) {
      return new WeeklyReport(List.of(), Figures.ZERO, List.of());
    }
    return ExactSums.of(history, query.vendorId(), () -> sum(query));
  }

  private WeeklyReport sum(WeeklyQuery query) {
    PricedSums rule =
        new PricedSums(
            prices, query.vendorId(), query.mode(), SpeedRule.AUTO, /* fastSuffix= */ true);
    WeekIndex index = new WeekIndex(query.weeks());
    PricedSums.@Nullable Sum[] sums = new PricedSums.Sum[query.weeks().size()];
    for (UsageHistory.Range part : index.parts(query.range())) {
      history.cells(
          query.vendorId(),
          part,
          cell -> {
            // An instant of the cell that is in the range: its start may lie before it.
            int week = index.of(cell.firstMicros());
            PricedSums.Sum sum = sums[week];
            if (sum == null) {
              sum = rule.start();
              sums[week] = sum;
            }
            sum.add(cell);
          });
    }
    Instant until = EpochMicros.toInstant(query.range().toMicros());
    List<WeeklyRow> rows = new ArrayList<>();
    Figures totals = Figures.ZERO;
    TreeSet<String> unpriced = new TreeSet<>();
    for (int i = 0; i < sums.length; i++) {
      PricedSums.Sum sum = sums[i];
      if (sum != null) {
        QuotaWeek week = query.weeks().get(i);
        PricedSums.Totals of = sum.totals();
        OptionalDouble used = week.newest(until);
        rows.add(
            new WeeklyRow(
                week,
                used.isPresent() ? (Double) used.getAsDouble() : null,
                of.figures(),
                of.modelsUsed(),
                of.models()));
        totals = totals.plus(of.figures());
        sum.collectUnpriced(unpriced);
      }
    }
    if (query.order() == SortOrder.DESC) {
      Collections.reverse(rows);
    }
    return new WeeklyReport(rows, totals, List.copyOf(unpriced));
  }
}
