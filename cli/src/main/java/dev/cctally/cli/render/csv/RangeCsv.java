package dev.cctally.cli.render.csv;

import dev.cctally.cli.render.Dollars;
import dev.cctally.cli.render.Instants;
import dev.cctally.cli.render.RangeJson;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.range.RangeQuery;
import dev.cctally.platform.report.range.RangeReport;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The cost of a range as comma-separated values. */
public final class RangeCsv {
  private RangeCsv() {}

  /**
   * {@return the whole range as one line}
   *
   * @param report the report
   * @param query what was asked
   */
  public static String of(RangeReport report, RangeQuery query) {
    Csv<RangeReport> csv = new Csv<>();
    asked(csv, query);
    csv.count("matchedEntries", range -> range.figures().entries());
    figures(csv, "totalCostUSD", RangeReport::figures);
    csv.text(
            "firstMatchedEntry",
            range -> range.matched().map(at -> Instants.zulu(at.fromMicros())).orElse(null))
        .text(
            "lastMatchedEntry",
            range -> range.matched().map(at -> Instants.zulu(at.toMicros())).orElse(null));
    return csv.of(List.of(report));
  }

  /**
   * {@return a line for each model}
   *
   * @param report the report
   * @param query what was asked
   */
  public static String byModel(RangeReport report, RangeQuery query) {
    Csv<ModelUsage> csv = new Csv<>();
    asked(csv, query);
    csv.text("model", ModelUsage::model).count("entries", model -> model.figures().entries());
    figures(csv, "costUSD", ModelUsage::figures);
    return csv.of(report.models());
  }

  private static <R> void asked(Csv<R> csv, RangeQuery query) {
    csv.text("start", _ -> Instants.zulu(query.range().fromMicros()))
        .text("end", _ -> Instants.zulu(query.range().toMicros()))
        .text("mode", _ -> query.mode().name().toLowerCase(Locale.ROOT))
        .text("project", _ -> query.logFolder());
  }

  private static <R> void figures(Csv<R> csv, String cost, Function<R, Figures> figures) {
    csv.count("inputTokens", row -> figures.apply(row).tokens().input())
        .count("outputTokens", row -> figures.apply(row).tokens().output())
        .count("cacheCreationTokens", row -> figures.apply(row).tokens().cacheWrite())
        .count("cacheReadTokens", row -> figures.apply(row).tokens().cacheRead())
        .count("totalTokens", row -> figures.apply(row).tokens().total())
        .dollars(cost, row -> Dollars.nearest(figures.apply(row).cost(), RangeJson.PLACES));
  }
}
