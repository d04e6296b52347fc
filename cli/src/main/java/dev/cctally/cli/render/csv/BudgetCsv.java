package dev.cctally.cli.render.csv;

import dev.cctally.cli.render.Instants;
import dev.cctally.platform.budget.BudgetOverview;
import dev.cctally.platform.budget.BudgetStatus;
import dev.cctally.platform.budget.BudgetWindow;
import dev.cctally.platform.budget.ProjectSpending;
import dev.cctally.platform.budget.VendorSpending;
import dev.cctally.platform.config.JsonNumber;
import dev.cctally.platform.time.EpochMicros;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Budgets as comma-separated values: a line for each vendor's, then one for each project's. */
public final class BudgetCsv {
  private BudgetCsv() {}

  private record Line(String kind, String subject, BudgetWindow window, BudgetStatus status) {
    BigDecimal number(double number) {
      return new BigDecimal(JsonNumber.text(number));
    }
  }

  /**
   * {@return the lines; a budget without a window has none}
   *
   * @param overview the budgets
   */
  public static String of(BudgetOverview overview) {
    List<Line> lines = new ArrayList<>();
    for (VendorSpending vendor : overview.vendors()) {
      lines.add(new Line("vendor", vendor.budget().vendorId(), vendor.window(), vendor.status()));
    }
    for (ProjectSpending project : overview.projectsByUse()) {
      lines.add(new Line("project", project.budget().key(), project.window(), project.status()));
    }
    return new Csv<Line>()
        .text("kind", Line::kind)
        .text("subject", Line::subject)
        .text("period", line -> line.window().period())
        .text("period_start_at", line -> second(line.window().start()))
        .text("period_end_at", line -> second(line.window().end()))
        .number("amount_usd", line -> line.number(line.status().target()))
        .number("spent_usd", line -> line.number(line.status().spent()))
        .number("remaining_usd", line -> line.number(line.status().remaining()))
        .number("consumption_pct", line -> line.number(line.status().consumption()))
        .number("projected_low_usd", line -> line.number(line.status().low()))
        .number("projected_high_usd", line -> line.number(line.status().high()))
        .number("average_projection_usd", line -> line.number(line.status().average()))
        .number("daily_pace_usd", line -> line.number(line.status().dailyPace()))
        .number("daily_budget_usd", line -> line.number(line.status().dailyBudget()))
        .text("verdict", line -> line.status().verdict().name().toLowerCase(Locale.ROOT))
        .text("low_confidence", line -> String.valueOf(line.status().lowConfidence()))
        .of(lines);
  }

  private static String second(Instant instant) {
    return Instants.second(EpochMicros.of(instant));
  }
}
