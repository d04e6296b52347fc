package dev.cctally.cli.render.csv;

import dev.cctally.cli.render.Instants;
import dev.cctally.cli.render.Rounded;
import dev.cctally.platform.report.quota.trend.TrendReport;
import dev.cctally.platform.report.quota.trend.TrendRow;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a percent of the quota costs, week by week, as comma-separated values. */
public final class TrendCsv {
  private static final int PLACES = 9;
  private static final long SECOND = 1_000_000;

  private TrendCsv() {}

  /**
   * {@return a line for each week, or part of one}
   *
   * @param report the report
   */
  public static String of(TrendReport report) {
    Csv<TrendRow> csv = new Csv<>();
    csv.text("weekStartDate", row -> row.week().key())
        .text("weekEndDate", row -> row.week().endKey())
        .text("weekStartAt", row -> boundary(row.week().fromMicros()))
        .text("weekEndAt", row -> boundary(row.week().toMicros()))
        .number("weeklyPercent", row -> plain(row.percent()))
        .number("weeklyCostUSD", row -> row.cost() == null ? null : Rounded.of(row.cost(), PLACES))
        .number("dollarsPerPercent", row -> Rounded.orNull(row.dollarsPerPercent(), PLACES))
        .text("usageCapturedAt", row -> moment(row.usageCapturedMicros()))
        .text("costCapturedAt", row -> moment(row.costCapturedMicros()));
    return csv.of(report.rows());
  }

  private static @Nullable BigDecimal plain(@Nullable Double number) {
    return number == null ? null : BigDecimal.valueOf(number);
  }

  private static @Nullable String boundary(@Nullable Long micros) {
    return micros == null ? null : Instants.iso(Math.floorDiv(micros, SECOND) * SECOND);
  }

  private static @Nullable String moment(@Nullable Long micros) {
    return micros == null ? null : Instants.second(micros);
  }
}
