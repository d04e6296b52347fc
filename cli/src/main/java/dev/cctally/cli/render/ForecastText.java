package dev.cctally.cli.render;

import dev.cctally.platform.quota.forecast.Budget;
import dev.cctally.platform.quota.forecast.Forecast;
import dev.cctally.platform.report.quota.ForecastReport;
import dev.cctally.platform.time.DisplayZone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A forecast as a page. */
public final class ForecastText {
  private static final double DISPLAYED_AT_MOST = 999;

  private final ForecastReport report;
  private final Forecast forecast;
  private final ReportView view;
  private final Canvas canvas;
  private final Paragraphs page;

  private ForecastText(ForecastReport report, ReportView view) {
    this.report = report;
    this.forecast = report.forecast();
    this.view = view;
    this.canvas = view.canvas();
    this.page = new Paragraphs(canvas);
  }

  /** {@return what is said where there is nothing to go by} */
  public static String nothing() {
    return "forecast: no data for current week yet\n";
  }

  /**
   * {@return the page}
   *
   * @param report the forecast
   * @param targets percentages to tell budgets for
   * @param explain whether to tell what it is made of
   * @param view how to show it
   */
  public static String of(
      ForecastReport report, List<Integer> targets, boolean explain, ReportView view) {
    return new ForecastText(report, view).page(targets, explain);
  }

  private String page(List<Integer> targets, boolean explain) {
    StringBuilder out = new StringBuilder(title());
    used();
    outlook();
    out.append(page.text()).append('\n').append(new UsageBar(forecast, canvas).text());
    if (forecast.confident() && !forecast.alreadyCapped()) {
      out.append('\n').append(budgets(targets));
    }
    if (explain) {
      out.append(new ForecastReasons(forecast, view).text());
    }
    return out.append(footnotes()).toString();
  }

  private String title() {
    String name = DisplayText.clean(view.tool() + " Quota Forecast");
    String zone = "  (" + DisplayZone.shown(view.zone()) + ")";
    boolean room = DisplayText.width(name) + zone.length() + 1 <= canvas.width();
    return "\n "
        + Style.TITLE.paint(name, canvas.colour())
        + (room ? Style.MUTED.paint(zone, canvas.colour()) : "")
        + "\n\n";
  }

  private void used() {
    page.line(
        "Used",
        new Text(
            ForecastWords.decimal(forecast.basis().latest().percent(), 1)
                + "% "
                + Dollars.cents(forecast.basis().spent()),
            Style.TOTAL),
        new Text(
            "since "
                + minute(forecast.basis().startMicros())
                + ", "
                + Durations.brief(forecast.basis().nowMicros() - forecast.basis().startMicros())
                + " ago",
            Style.MUTED));
    page.line(
        "Reset",
        new Text(minute(forecast.basis().endMicros()), Style.PLAIN),
        new Text(
            "in " + Durations.brief(forecast.basis().endMicros() - forecast.basis().nowMicros()),
            Style.MUTED));
  }

  private void outlook() {
    Glyphs glyphs = canvas.glyphs();
    if (forecast.alreadyCapped()) {
      page.line(
          "Forecast",
          new Text(
              glyphs.alert()
                  + " CAPPED at "
                  + ForecastWords.decimal(forecast.basis().latest().percent(), 1)
                  + "% "
                  + glyphs.none()
                  + " reset "
                  + minute(forecast.basis().endMicros())
                  + " ("
                  + ForecastWords.decimal(forecast.remainingDays(), 1)
                  + "d)",
              Style.ALERT));
      return;
    }
    String range = range(glyphs);
    if (!forecast.confident()) {
      String reasons =
          forecast.doubts().stream().map(ForecastWords::reason).collect(Collectors.joining(", "));
      page.line(
          "Forecast",
          new Text(
              glyphs.alert()
                  + " LOW CONF "
                  + glyphs.none()
                  + " insufficient data ("
                  + reasons
                  + ")",
              Style.WARNING));
      page.line("", new Text("so far it looks like " + range, Style.MUTED));
      return;
    }
    int high = ForecastWords.whole(Math.min(forecast.high(), 1000)).intValue();
    String warning =
        high >= 100 ? " " + glyphs.alert() + " may cap" : high >= 90 ? " approaching 100%" : "";
    page.line("Forecast", new Text(range + warning, UsageBar.styleOf(forecast.high())));
    Long cap = forecast.capMicros();
    if (cap != null) {
      page.line(
          "Cap",
          new Text(minute(cap), Style.ALERT),
          new Text(
              "at the higher rate, in " + Durations.brief(cap - forecast.basis().nowMicros()),
              Style.MUTED));
    }
  }

  private String range(Glyphs glyphs) {
    String dash = glyphs.none().equals("—") ? "–" : "-";
    return percent(forecast.low()) + dash + percent(forecast.high());
  }

  private static String percent(double percent) {
    return percent > DISPLAYED_AT_MOST
        ? ">999%"
        : ForecastWords.whole(percent).toPlainString() + "%";
  }

  private String minute(long micros) {
    return Instants.date(micros, view.zone()) + " " + Instants.minute(micros, view.zone());
  }

  private String budgets(List<Integer> targets) {
    List<Row> rows = new ArrayList<>();
    for (Budget budget : forecast.budgets(targets)) {
      rows.add(new Row(Row.Kind.BODY, cells(budget)));
    }
    List<Column> columns =
        List.of(
            Column.number(Column.ESSENTIAL, "To stay below"),
            Column.number(Column.ESSENTIAL, "$ a day"),
            Column.number(Column.ESSENTIAL, "% a day"));
    Table table = new Table(columns, rows, false);
    return TableLayout.draw(() -> table, () -> table, canvas).text();
  }

  private List<Cell> cells(Budget budget) {
    Double dollars = budget.dollarsPerDay();
    Double percent = budget.percentPerDay();
    Cell target = Cell.of(budget.target() + "%", Style.KEY);
    if (dollars == null || percent == null) {
      String past = canvas.glyphs().none() + " past target";
      return List.of(target, Cell.of(past, Style.MUTED), Cell.EMPTY);
    }
    return List.of(
        target,
        Cell.of("$" + ForecastWords.decimal(dollars, 2), Style.MONEY),
        Cell.of(ForecastWords.decimal(percent, 1) + "%", Style.PLAIN));
  }

  private String footnotes() {
    Footnotes footnotes = new Footnotes(view);
    footnotes.saw(report.models());
    footnotes.prices(report.unpricedModels());
    footnotes.add("rate source: " + ForecastWords.source(forecast.priceSource()).replace('_', ' '));
    return footnotes.text();
  }
}
