package dev.cctally.cli.render;

import dev.cctally.platform.quota.forecast.Forecast;
import dev.cctally.platform.quota.forecast.Forecast.Doubt;
import dev.cctally.platform.quota.forecast.ForecastBasis;
import dev.cctally.platform.quota.forecast.Sample;

/** What a forecast is made of, and why it may be wrong. */
final class ForecastReasons {
  private final Forecast forecast;
  private final ForecastBasis basis;
  private final ReportView view;

  ForecastReasons(Forecast forecast, ReportView view) {
    this.forecast = forecast;
    this.basis = forecast.basis();
    this.view = view;
  }

  String text() {
    Paragraphs page = new Paragraphs(view.canvas());
    page.heading("Inputs");
    inputs(page);
    page.heading("Rates");
    rates(page);
    page.heading("Confidence");
    confidence(page);
    return page.text() + "\n";
  }

  private void inputs(Paragraphs page) {
    Sample latest = basis.latest();
    line(
        page,
        "readings",
        Counts.of(basis.samples().size(), "reading")
            + " since the week or its latest reset began, the latest at "
            + minute(latest.atMicros())
            + ": "
            + percent(latest.percent(), 1));
    line(
        page,
        "spent",
        Dollars.cents(basis.spent())
            + " from "
            + minute(basis.startMicros())
            + " to "
            + minute(basis.nowMicros()));
    line(
        page,
        "time",
        decimal(forecast.elapsedHours(), 1)
            + " h over ("
            + percent(forecast.elapsedFraction() * 100, 1)
            + " of the week), "
            + decimal(forecast.remainingHours(), 1)
            + " h left");
    Double block = latest.blockPercent();
    if (block != null) {
      line(page, "short window", percent(block, 1) + " at the latest reading");
    }
  }

  private void rates(Paragraphs page) {
    double used = basis.latest().percent();
    line(
        page,
        "week average",
        decimal(forecast.averageRate(), 4)
            + " %/h = "
            + percent(used, 1)
            + " in "
            + decimal(forecast.elapsedHours(), 1)
            + " h; leads to "
            + percent(forecast.average(), 1));
    Forecast.Recent recent = forecast.recent();
    line(
        page,
        "last 24 h",
        recent == null
            ? "unknown: there is no reading but the present one"
            : decimal(recent.rate(), 4)
                + " %/h since the reading nearest to 24 h ago, "
                + percent(recent.since().percent(), 1)
                + " at "
                + minute(recent.since().atMicros())
                + "; leads to "
                + percent(used + recent.rate() * forecast.remainingHours(), 1));
    line(page, "$ per 1%", "$" + decimal(forecast.dollarsPerPercent(), 4) + ", " + price(used));
  }

  private String price(double used) {
    return switch (forecast.priceSource()) {
      case THIS_PERIOD ->
          "what this week shows: " + Dollars.cents(basis.spent()) + " for " + percent(used, 1);
      case PAST_PERIODS ->
          "the median of the "
              + Forecast.PAST_PERIODS
              + " weeks before, since less than 10% of this one is used";
      case THIS_PERIOD_SPARSE ->
          "what this week shows, though less than 10% of it is used: there are fewer than "
              + Forecast.PAST_PERIODS
              + " earlier weeks to go by";
    };
  }

  private void confidence(Paragraphs page) {
    if (forecast.confident()) {
      line(page, "high", "enough readings over enough time");
      return;
    }
    boolean first = true;
    for (Doubt doubt : forecast.doubts()) {
      page.line(
          first ? "low" : "",
          new Text(ForecastWords.reason(doubt) + ": " + why(doubt), Style.WARNING));
      first = false;
    }
  }

  private String why(Doubt doubt) {
    return switch (doubt) {
      case YOUNG ->
          "the week, or the part since its latest reset, began only "
              + decimal(forecast.elapsedHours(), 1)
              + " h ago";
      case LITTLE_USED ->
          "only " + percent(basis.latest().percent(), 1) + " are used, which may be anything";
      case FEW_SAMPLES ->
          "known so far: "
              + Counts.of(basis.samples().size(), "reading")
              + ", where at least three are needed";
      case NO_OLD_SAMPLE ->
          "the oldest reading is from "
              + minute(basis.samples().getFirst().atMicros())
              + ", less than 24 h ago";
    };
  }

  private static void line(Paragraphs page, String label, String text) {
    page.line(label, new Text(text, Style.PLAIN));
  }

  private String minute(long micros) {
    return Instants.date(micros, view.zone()) + " " + Instants.minute(micros, view.zone());
  }

  private static String percent(double number, int places) {
    return decimal(number, places) + "%";
  }

  private static String decimal(double number, int places) {
    return ForecastWords.decimal(number, places);
  }
}
