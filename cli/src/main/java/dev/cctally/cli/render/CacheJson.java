package dev.cctally.cli.render;

import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.project.Project;
import dev.cctally.platform.report.cache.Anomaly;
import dev.cctally.platform.report.cache.CacheFigures;
import dev.cctally.platform.report.cache.CacheKey;
import dev.cctally.platform.report.cache.CacheModel;
import dev.cctally.platform.report.cache.CacheReport;
import dev.cctally.platform.report.cache.CacheRow;
import dev.cctally.platform.report.cache.Grouping;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.model.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The report about caches as JSON. */
public final class CacheJson {
  /** How many decimals dollars have. */
  public static final int DOLLAR_PLACES = 6;

  /** How many decimals percents have. */
  public static final int PERCENT_PLACES = 2;

  private final PrettyJson json = new PrettyJson();
  private final JsonParts parts;
  private final boolean cost;

  private CacheJson(boolean cost) {
    this.cost = cost;
    this.parts = new JsonParts(json, cost);
  }

  /**
   * {@return the document}
   *
   * @param report the report
   * @param now when it was made
   * @param cost whether it holds members about cost
   * @param warnings what is wrong with plugins
   */
  public static String of(
      CacheReport report, Instant now, boolean cost, List<PluginWarning> warnings) {
    CacheJson document = new CacheJson(cost);
    boolean days = report.grouping() == Grouping.DAY;
    document.json.object().name(days ? "days" : "sessions").array();
    report.rows().forEach(document::row);
    document.json.endArray().name("totals");
    if (report.rows().isEmpty()) {
      document.json.nothing();
    } else {
      document.json.object();
      document.figures(report.totals());
      if (days) {
        document.dollars("totalCost", report.totals().usage().cost());
      }
      document.json.endObject();
    }
    String second = Instants.zulu(EpochMicros.of(now.truncatedTo(ChronoUnit.SECONDS)));
    document.json.member("generatedAt", second);
    document.parts.appendix(report.unpricedModels(), warnings);
    return document.json.endObject().document();
  }

  private void row(CacheRow row) {
    json.object();
    figures(row.figures());
    json.name("anomaly")
        .object()
        .member("triggered", !row.anomalies().isEmpty())
        .member("reasons", row.anomalies().stream().map(CacheJson::word).toList())
        .endObject();
    json.name("modelBreakdowns").array();
    row.models().forEach(this::model);
    json.endArray();
    List<String> models = row.models().stream().map(CacheModel::model).toList();
    switch (row.key()) {
      case CacheKey.Day day -> {
        json.member("date", day.date().toString()).member("models", models);
        dollars("totalCost", row.figures().usage().cost());
      }
      case CacheKey.Session session ->
          json.member("sessionId", session.sessionId())
              .member(
                  "projectPath",
                  Objects.requireNonNullElse(session.projectPath(), Project.UNKNOWN.displayKey()))
              .member("lastActivity", Instants.iso(session.lastMicros()))
              .member("sourcePaths", session.sourcePaths())
              .member("models", models);
    }
    json.endObject();
  }

  private void figures(CacheFigures figures) {
    parts.tokensOutputSecond(figures.usage().tokens());
    parts.totalTokens(figures.usage());
    dollars("cost", figures.usage().cost());
    json.member("cacheHitPercent", Percents.of(figures.hitRate(), PERCENT_PLACES));
    worth(figures);
  }

  private void model(CacheModel model) {
    json.object().member("modelName", model.model());
    parts.tokensOutputSecond(model.figures().usage().tokens());
    json.member("cacheHitPercent", Percents.of(model.figures().hitRate(), PERCENT_PLACES));
    dollars("cost", model.figures().usage().cost());
    worth(model.figures());
    json.endObject();
  }

  private void worth(CacheFigures figures) {
    dollars("savedUsd", figures.saved());
    dollars("wastedUsd", figures.wasted());
    dollars("netUsd", figures.net());
  }

  private void dollars(String name, Money money) {
    if (cost) {
      json.member(name, Dollars.nearest(money, DOLLAR_PLACES));
    }
  }

  /**
   * {@return what documents call a reason}
   *
   * @param anomaly the reason
   */
  public static String word(Anomaly anomaly) {
    return anomaly.name().toLowerCase(Locale.ROOT);
  }
}
