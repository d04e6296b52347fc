package dev.cctally.cli.render;

import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.quota.forecast.Budget;
import dev.cctally.platform.quota.forecast.Forecast;
import dev.cctally.platform.quota.forecast.ForecastBasis;
import dev.cctally.platform.report.quota.ForecastReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A forecast as JSON. */
public final class ForecastJson {
  private static final String VERSION = "forecast-v1";

  private final PrettyJson json = new PrettyJson();

  private ForecastJson() {}

  /**
   * {@return the document}
   *
   * @param report the forecast; {@code null} if there is none
   * @param targets percentages to tell budgets for
   * @param nowMicros the present
   * @param warnings what is wrong with plugins
   */
  public static String of(
      @Nullable ForecastReport report,
      List<Integer> targets,
      long nowMicros,
      List<PluginWarning> warnings) {
    return new ForecastJson().document(report, targets, nowMicros, warnings);
  }

  private String document(
      @Nullable ForecastReport report,
      List<Integer> targets,
      long nowMicros,
      List<PluginWarning> warnings) {
    json.object();
    if (report == null) {
      json.member("error", "no_current_week_data");
    } else {
      Forecast forecast = report.forecast();
      week(forecast);
      current(forecast.basis());
      rates(forecast);
      outlook(forecast);
      budgets(forecast.budgets(targets));
    }
    json.name("meta")
        .object()
        .member("generated_at", Instants.second(nowMicros))
        .member("tool_version", VERSION)
        .endObject();
    new JsonParts(json, true)
        .appendix(report == null ? List.of() : report.unpricedModels(), warnings);
    return json.endObject().document();
  }

  private void week(Forecast forecast) {
    json.name("week")
        .object()
        .member("start_at", Instants.second(forecast.basis().startMicros()))
        .member("end_at", Instants.second(forecast.basis().endMicros()));
    number("elapsed_hours", forecast.elapsedHours(), 3);
    number("elapsed_fraction", forecast.elapsedFraction(), 4);
    number("remaining_hours", forecast.remainingHours(), 3);
    number("remaining_days", forecast.remainingDays(), 3);
    json.endObject();
  }

  private void current(ForecastBasis basis) {
    json.name("current").object();
    number("weekly_percent", basis.latest().percent(), 3);
    number("five_hour_percent", basis.latest().blockPercent(), 3);
    json.member("spent_usd", Rounded.of(basis.spent(), 6))
        .member("snapshot_count", basis.samples().size())
        .member("latest_snapshot_at", Instants.second(basis.latest().atMicros()))
        .endObject();
  }

  private void rates(Forecast forecast) {
    Forecast.Recent recent = forecast.recent();
    json.name("rates").object();
    number("week_average_pct_per_hour", forecast.averageRate(), 6);
    number("recent_24h_pct_per_hour", recent == null ? null : (Double) recent.rate(), 6);
    number("dollars_per_percent", forecast.dollarsPerPercent(), 6);
    json.member("dollars_per_percent_source", ForecastWords.source(forecast.priceSource()))
        .endObject();
  }

  private void outlook(Forecast forecast) {
    Long cap = forecast.capMicros();
    json.name("forecast").object();
    number("final_percent_low", forecast.low(), 3);
    number("final_percent_high", forecast.high(), 3);
    number("week_avg_projection_pct", forecast.average(), 3);
    json.member("projected_cap", forecast.projectedCap()).name("cap_at");
    if (cap == null) {
      json.nothing();
    } else {
      json.value(Instants.second(cap));
    }
    json.member("already_capped", forecast.alreadyCapped())
        .member("confidence", forecast.confident() ? "high" : "low")
        .member(
            "low_confidence_reasons",
            forecast.doubts().stream().map(ForecastWords::reason).toList())
        .endObject();
  }

  private void budgets(List<Budget> budgets) {
    json.name("budget").array();
    for (Budget budget : budgets) {
      json.object().member("target_percent", budget.target());
      number("pct_headroom", budget.headroom(), 3);
      number("dollars_per_day", budget.dollarsPerDay(), 6);
      number("percent_per_day", budget.percentPerDay(), 3);
      json.endObject();
    }
    json.endArray();
  }

  private void number(String name, @Nullable Double number, int places) {
    json.member(name, Rounded.orNull(number, places));
  }
}
