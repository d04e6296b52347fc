package dev.cctally.cli.render.csv;

import dev.cctally.cli.render.Instants;
import dev.cctally.cli.render.Rounded;
import dev.cctally.platform.quota.forecast.Budget;
import dev.cctally.platform.quota.forecast.Forecast;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A forecast as comma-separated values: a line for each figure. */
public final class ForecastCsv {
  private static final int PERCENTS = 3;
  private static final int DOLLARS = 6;

  private record Line(String metric, String value) {}

  private final List<Line> lines = new ArrayList<>();

  private ForecastCsv() {}

  /**
   * {@return the lines; none without a forecast}
   *
   * @param forecast the forecast, or {@code null}
   * @param targets percentages to tell budgets for
   */
  public static String of(@Nullable Forecast forecast, List<Integer> targets) {
    ForecastCsv csv = new ForecastCsv();
    if (forecast != null) {
      csv.fill(forecast);
      forecast.budgets(targets).forEach(csv::fill);
    }
    return new Csv<Line>().text("metric", Line::metric).text("value", Line::value).of(csv.lines);
  }

  private void fill(Forecast forecast) {
    Long cap = forecast.capMicros();
    text("week_start_at", Instants.second(forecast.basis().startMicros()));
    text("week_end_at", Instants.second(forecast.basis().endMicros()));
    number("weekly_percent", forecast.basis().latest().percent(), PERCENTS);
    text("spent_usd", Rounded.of(forecast.basis().spent(), DOLLARS).toPlainString());
    number("dollars_per_percent", forecast.dollarsPerPercent(), DOLLARS);
    number("final_percent_low", forecast.low(), PERCENTS);
    number("final_percent_high", forecast.high(), PERCENTS);
    text("projected_cap", String.valueOf(forecast.projectedCap()));
    text("cap_at", cap == null ? "" : Instants.second(cap));
    text("confidence", forecast.confident() ? "high" : "low");
  }

  private void fill(Budget budget) {
    String target = "budget_" + budget.target() + "_";
    number(target + "pct_headroom", budget.headroom(), PERCENTS);
    number(target + "dollars_per_day", budget.dollarsPerDay(), DOLLARS);
    number(target + "percent_per_day", budget.percentPerDay(), PERCENTS);
  }

  private void number(String metric, @Nullable Double number, int places) {
    BigDecimal rounded = Rounded.orNull(number, places);
    text(metric, rounded == null ? "" : rounded.toPlainString());
  }

  private void text(String metric, String value) {
    lines.add(new Line(metric, value));
  }
}
