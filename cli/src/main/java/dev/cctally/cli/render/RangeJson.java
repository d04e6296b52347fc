package dev.cctally.cli.render;

import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.range.RangeQuery;
import dev.cctally.platform.report.range.RangeReport;
import java.util.List;
import java.util.Locale;

/** The cost of a range as JSON, and as a number. */
public final class RangeJson {
  /** How many decimals dollars have. */
  public static final int PLACES = 9;

  private RangeJson() {}

  /**
   * {@return the document}
   *
   * @param report the report
   * @param query what was asked
   * @param warnings what is wrong with plugins
   */
  public static String of(RangeReport report, RangeQuery query, List<PluginWarning> warnings) {
    PrettyJson json = new PrettyJson();
    JsonParts parts = new JsonParts(json, /* cost= */ true);
    json.object()
        .member("start", Instants.zulu(query.range().fromMicros()))
        .member("end", Instants.zulu(query.range().toMicros()))
        .member("mode", query.mode().name().toLowerCase(Locale.ROOT))
        .name("project");
    String folder = query.logFolder();
    if (folder == null) {
      json.nothing();
    } else {
      json.value(folder);
    }
    json.member("matchedEntries", report.figures().entries())
        .member("totalCostUSD", Dollars.nearest(report.figures().cost(), PLACES));
    UsageHistory.Range matched = report.matched().orElse(null);
    json.name("firstMatchedEntry");
    instant(json, matched == null ? "" : Instants.zulu(matched.fromMicros()));
    json.name("lastMatchedEntry");
    instant(json, matched == null ? "" : Instants.zulu(matched.toMicros()));
    json.name("modelBreakdowns").array();
    for (ModelUsage model : report.models()) {
      Figures figures = model.figures();
      json.object().member("model", model.model()).member("entries", figures.entries());
      parts.tokensOutputSecond(figures.tokens());
      parts.totalTokens(figures);
      json.member("costUSD", Dollars.nearest(figures.cost(), PLACES)).endObject();
    }
    json.endArray();
    parts.appendix(report.unpricedModels(), warnings);
    return json.endObject().document();
  }

  private static void instant(PrettyJson json, String text) {
    if (text.isEmpty()) {
      json.nothing();
    } else {
      json.value(text);
    }
  }

  /**
   * {@return the cost alone, with nine decimals}
   *
   * @param report the report
   */
  public static String number(RangeReport report) {
    return Dollars.plain(report.figures().cost(), PLACES);
  }
}
