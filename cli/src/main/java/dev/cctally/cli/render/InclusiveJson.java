package dev.cctally.cli.render;

import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.report.BucketReport;
import dev.cctally.platform.report.BucketRow;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.Granularity;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.SessionReport;
import dev.cctally.platform.report.SessionRow;
import dev.cctally.spi.model.TokenCounts;
import java.time.LocalDate;
import java.util.List;

/**
 * Reports of the shape {@code inclusive-input} as JSON: input holds what was read from the cache,
 * days are written as people do, models have no cost of their own.
 */
public final class InclusiveJson {
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private final PrettyJson json = new PrettyJson();
  private final boolean cost;

  private InclusiveJson(boolean cost) {
    this.cost = cost;
  }

  /**
   * {@return the document by period}
   *
   * @param report the report
   * @param cost whether to show cost
   * @param warnings what is wrong with plugins
   */
  public static String of(BucketReport report, boolean cost, List<PluginWarning> warnings) {
    String list = Periods.listName(report.granularity());
    if (report.rows().isEmpty() && warnings.isEmpty()) {
      return nothing(list);
    }
    InclusiveJson document = new InclusiveJson(cost);
    document.json.object().name(list).array();
    for (BucketRow row : report.rows()) {
      document
          .json
          .object()
          .member(Periods.keyName(report.granularity()), key(report.granularity(), row.start()));
      document.figures(row.figures());
      document.models(row.models());
      document.json.endObject();
    }
    document.json.endArray();
    return document.end(
        report.rows().isEmpty(), report.totals(), report.unpricedModels(), warnings);
  }

  /**
   * {@return the document by session}
   *
   * @param report the report
   * @param vendorId names the member for the tool's folder, where two sessions have one id
   * @param cost whether to show cost
   * @param warnings what is wrong with plugins
   */
  public static String of(
      SessionReport report, String vendorId, boolean cost, List<PluginWarning> warnings) {
    if (report.rows().isEmpty() && warnings.isEmpty()) {
      return nothing("sessions");
    }
    InclusiveJson document = new InclusiveJson(cost);
    Homes homes = new Homes(report.rows());
    document.json.object().name("sessions").array();
    for (SessionRow row : report.rows()) {
      document
          .json
          .object()
          .member("sessionId", row.sessionId())
          .member("lastActivity", Instants.millis(row.lastMicros()))
          .member("sessionFile", PathIds.file(row.sessionId()))
          .member("directory", PathIds.directory(row.sessionId()));
      document.figures(row.figures());
      document.models(row.models());
      String home = homes.of(row);
      if (home != null) {
        document.json.member(vendorId + "Root", home);
      }
      document.json.endObject();
    }
    document.json.endArray();
    return document.end(
        report.rows().isEmpty(), report.totals(), report.unpricedModels(), warnings);
  }

  /** The one document that takes one line. */
  private static String nothing(String list) {
    return "{\"" + list + "\":[],\"totals\":null}\n";
  }

  /** {@code May 18, 2026}, or {@code May 2026} for a month. */
  private static String key(Granularity granularity, LocalDate start) {
    String month = MONTHS.get(start.getMonthValue() - 1) + " ";
    String year = Integer.toString(start.getYear());
    if (granularity == Granularity.MONTH) {
      return month + year;
    }
    int day = start.getDayOfMonth();
    return month + (day < 10 ? "0" : "") + day + ", " + year;
  }

  private void tokens(TokenCounts tokens) {
    json.member("inputTokens", tokens.prompt())
        .member("cachedInputTokens", tokens.cacheRead())
        .member("outputTokens", tokens.output())
        .member("reasoningOutputTokens", tokens.reasoning())
        .member("totalTokens", tokens.total());
  }

  private void figures(Figures figures) {
    tokens(figures.tokens());
    if (cost) {
      json.member("costUSD", figures.cost());
    }
  }

  private void models(List<ModelUsage> models) {
    json.name("models").object();
    for (ModelUsage model : models) {
      json.name(model.model()).object();
      tokens(model.figures().tokens());
      json.member("isFallback", model.pricedAs() != null).endObject();
    }
    json.endObject();
  }

  private String end(
      boolean empty, Figures totals, List<String> unpricedModels, List<PluginWarning> warnings) {
    json.name("totals");
    if (empty) {
      json.nothing();
    } else {
      json.object();
      figures(totals);
      json.endObject();
    }
    new JsonParts(json, cost).appendix(unpricedModels, warnings);
    return json.endObject().document();
  }
}
