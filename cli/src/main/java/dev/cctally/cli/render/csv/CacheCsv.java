package dev.cctally.cli.render.csv;

import dev.cctally.cli.render.CacheJson;
import dev.cctally.cli.render.Dollars;
import dev.cctally.cli.render.Instants;
import dev.cctally.cli.render.Percents;
import dev.cctally.platform.report.cache.CacheKey;
import dev.cctally.platform.report.cache.CacheModel;
import dev.cctally.platform.report.cache.CacheReport;
import dev.cctally.platform.report.cache.CacheRow;
import dev.cctally.platform.report.cache.Grouping;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The report about caches as comma-separated values. */
public final class CacheCsv {
  private CacheCsv() {}

  /**
   * {@return the report}
   *
   * @param report the report
   * @param cost whether there are columns about cost
   */
  public static String of(CacheReport report, boolean cost) {
    Csv<CacheRow> csv = new Csv<>();
    boolean days = report.grouping() == Grouping.DAY;
    if (days) {
      csv.text("date", row -> row.key() instanceof CacheKey.Day day ? day.date().toString() : null);
    } else {
      csv.text("sessionId", row -> session(row, CacheKey.Session::sessionId))
          .text("projectPath", row -> session(row, CacheKey.Session::projectPath))
          .text("lastActivity", row -> session(row, key -> Instants.iso(key.lastMicros())));
    }
    csv.count("inputTokens", row -> tokens(row).input())
        .count("outputTokens", row -> tokens(row).output())
        .count("cacheCreationTokens", row -> tokens(row).cacheWrite())
        .count("cacheReadTokens", row -> tokens(row).cacheRead())
        .count("totalTokens", row -> tokens(row).total());
    if (cost) {
      csv.dollars("cost", row -> nearest(row.figures().usage().cost()));
    }
    csv.number(
        "cacheHitPercent", row -> Percents.of(row.figures().hitRate(), CacheJson.PERCENT_PLACES));
    if (cost) {
      csv.dollars("savedUsd", row -> nearest(row.figures().saved()))
          .dollars("wastedUsd", row -> nearest(row.figures().wasted()))
          .dollars("netUsd", row -> nearest(row.figures().net()));
    }
    csv.list("anomaly", row -> row.anomalies().stream().map(CacheJson::word).toList())
        .list("models", row -> row.models().stream().map(CacheModel::model).toList());
    if (!days) {
      csv.list(
          "sourcePaths",
          row -> row.key() instanceof CacheKey.Session key ? key.sourcePaths() : List.of());
    }
    return csv.of(report.rows());
  }

  private static TokenCounts tokens(CacheRow row) {
    return row.figures().usage().tokens();
  }

  private static Money nearest(Money money) {
    return Dollars.nearest(money, CacheJson.DOLLAR_PLACES);
  }

  private static @Nullable String session(
      CacheRow row, Function<CacheKey.Session, @Nullable String> member) {
    return row.key() instanceof CacheKey.Session session ? member.apply(session) : null;
  }
}
