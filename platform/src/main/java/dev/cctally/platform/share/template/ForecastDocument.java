package dev.cctally.platform.share.template;

import dev.cctally.platform.quota.forecast.Budget;
import dev.cctally.platform.quota.forecast.Forecast;
import dev.cctally.platform.report.quota.ForecastReport;
import dev.cctally.platform.share.Measure;
import dev.cctally.platform.share.Naming;
import dev.cctally.platform.share.ShareDocument;
import dev.cctally.platform.share.SharePeriod;
import dev.cctally.platform.share.ShareTable;
import dev.cctally.platform.share.Value;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A forecast as a document. */
public final class ForecastDocument {
  private static final List<Integer> TARGETS = List.of(100, 90);

  private final ShareContext context;
  private final List<List<Value>> rows = new ArrayList<>();

  private ForecastDocument(ShareContext context) {
    this.context = context;
  }

  /**
   * {@return the document}
   *
   * @param vendorId the vendor
   * @param report the forecast; {@code null} if there is nothing to go by
   * @param context what it is made with
   */
  public static ShareDocument of(
      String vendorId, @Nullable ForecastReport report, ShareContext context) {
    return new ForecastDocument(context).document(vendorId, report);
  }

  private ShareDocument document(String vendorId, @Nullable ForecastReport report) {
    Notes notes = new Notes(context);
    String title = context.titled("Forecast") + " — ";
    SharePeriod period;
    if (report == null) {
      title += "no data";
      period = new SharePeriod(context.now(), context.now(), "all time", context.zone());
    } else {
      Forecast forecast = report.forecast();
      period = period(forecast);
      LocalDate first = LocalDate.ofInstant(period.from(), context.zone());
      boolean year =
          first.getYear() != LocalDate.ofInstant(context.now(), context.zone()).getYear();
      title += "week of " + Periods.day(first, year);
      fill(forecast);
      if (!forecast.confident()) {
        notes.add("Low confidence: too few readings, or over too short a time.");
      }
      notes.saw(vendorId, report.models());
    }
    return new ShareDocument(
        "forecast",
        title,
        period,
        context.now(),
        Naming.NO_PROJECTS,
        List.of(),
        new ShareTable(
            List.of(ShareTable.Column.text("Metric"), ShareTable.Column.figures("Value")), rows),
        List.of(),
        notes.lines());
  }

  private SharePeriod period(Forecast forecast) {
    var start = EpochMicros.toInstant(forecast.basis().startMicros());
    var end = EpochMicros.toInstant(forecast.basis().endMicros());
    String label =
        Periods.days(
            LocalDate.ofInstant(start, context.zone()),
            LocalDate.ofInstant(end, context.zone()),
            LocalDate.ofInstant(context.now(), context.zone()));
    return new SharePeriod(start, end, label, context.zone());
  }

  private void fill(Forecast forecast) {
    row("Current %", new Value.Label(percent(forecast.basis().latest().percent())));
    row(
        "Projected end-of-week %",
        new Value.Label(percent(forecast.low()) + " — " + percent(forecast.high())));
    row("Days remaining", new Value.Label(rounded(forecast.remainingDays())));
    String from =
        switch (forecast.priceSource()) {
          case THIS_PERIOD, THIS_PERIOD_SPARSE -> "this week";
          case PAST_PERIODS -> "median of 4 weeks";
        };
    row("$ / 1% (" + from + ")", dollars(forecast.dollarsPerPercent()));
    if (forecast.confident()) {
      for (Budget budget : forecast.budgets(TARGETS)) {
        Double perDay = budget.dollarsPerDay();
        if (perDay != null) {
          row("$ / day to stay below " + budget.target() + "%", dollars(perDay));
        }
      }
    }
  }

  private void row(String metric, Value value) {
    rows.add(List.of(new Value.Label(metric), value));
  }

  private static Value dollars(double dollars) {
    BigDecimal exact = new BigDecimal(dollars).setScale(Money.SCALE, RoundingMode.HALF_EVEN);
    return new Value.Amount(Money.ofDollars(exact).pico(), Measure.COST);
  }

  private static String percent(double percent) {
    return rounded(percent) + "%";
  }

  private static String rounded(double number) {
    return new BigDecimal(number).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
  }
}
