package dev.cctally.cli.render.csv;

import dev.cctally.cli.render.Instants;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.quota.week.WeeklyReport;
import dev.cctally.platform.report.quota.week.WeeklyRow;
import dev.cctally.platform.time.EpochMicros;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Usage by the weeks of a quota as comma-separated values. */
public final class WeeklyCsv {
  private WeeklyCsv() {}

  /**
   * {@return a line for each week, or part of one}
   *
   * @param report the report
   * @param cost whether there are columns about cost
   */
  public static String of(WeeklyReport report, boolean cost) {
    Csv<WeeklyRow> csv = new Csv<>();
    week(csv, row -> row);
    figures(csv, WeeklyRow::figures);
    if (cost) {
      csv.dollars("totalCost", row -> row.figures().cost());
    }
    csv.number("usedPct", row -> number(row.usedPercent()));
    if (cost) {
      csv.number("dollarsPerPercent", row -> number(row.dollarsPerPercent()));
    }
    csv.list("modelsUsed", WeeklyRow::modelsUsed);
    return csv.of(report.rows());
  }

  /** A model of a week. */
  private record Line(WeeklyRow week, ModelUsage model) {}

  /**
   * {@return a line for each week and model}
   *
   * @param report the report
   * @param cost whether there are columns about cost
   */
  public static String byModel(WeeklyReport report, boolean cost) {
    List<Line> lines = new ArrayList<>();
    for (WeeklyRow row : report.rows()) {
      row.models().forEach(model -> lines.add(new Line(row, model)));
    }
    Csv<Line> csv = new Csv<>();
    week(csv, Line::week);
    csv.text("modelName", line -> line.model().model());
    figures(csv, line -> line.model().figures());
    if (cost) {
      csv.dollars("cost", line -> line.model().figures().cost());
    }
    return csv.of(lines);
  }

  private static <R> void week(Csv<R> csv, Function<R, WeeklyRow> week) {
    csv.text("week", row -> week.apply(row).week().key().toString())
        .text("displayWeek", row -> week.apply(row).displayWeek().toString())
        .text("weekStartAt", row -> Instants.iso(EpochMicros.of(week.apply(row).week().start())))
        .text("weekEndAt", row -> Instants.iso(EpochMicros.of(week.apply(row).week().end())))
        .text("weekSource", row -> week.apply(row).week().recorded() ? "snapshot" : "extrapolated");
  }

  private static <R> void figures(Csv<R> csv, Function<R, Figures> figures) {
    csv.count("inputTokens", row -> figures.apply(row).tokens().input())
        .count("cacheCreationTokens", row -> figures.apply(row).tokens().cacheWrite())
        .count("cacheReadTokens", row -> figures.apply(row).tokens().cacheRead())
        .count("outputTokens", row -> figures.apply(row).tokens().output())
        .count("totalTokens", row -> figures.apply(row).tokens().total());
  }

  private static @Nullable BigDecimal number(@Nullable Double number) {
    return number == null ? null : BigDecimal.valueOf(number);
  }
}
