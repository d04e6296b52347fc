package dev.cctally.cli.render;

import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.report.BucketRow;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.Granularity;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.SessionRow;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.vendor.CostBasis;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of the vendor-neutral documents.
 *
 * @param json the document
 * @param cost whether it holds members about cost
 */
record GeneralParts(PrettyJson json, boolean cost) {
  void period(BucketRow row, Granularity granularity) {
    json.member("period", Periods.key(granularity, row.start()));
  }

  void bucket(BucketRow row) {
    figures(row.figures());
    models(row.models());
  }

  void session(SessionRow row, @Nullable String home) {
    json.member("sessionId", row.sessionId());
    if (home != null) {
      json.member("home", home);
    }
    json.name("projectPath");
    if (row.projectPath() == null) {
      json.nothing();
    } else {
      json.value(row.projectPath());
    }
    json.member("sourcePaths", row.sourcePaths())
        .member("firstActivity", Instants.millis(row.firstMicros()))
        .member("lastActivity", Instants.millis(row.lastMicros()));
    figures(row.figures());
    models(row.models());
  }

  /** {@code equivalent} or {@code actual}; nothing if it cannot be told. */
  void basis(@Nullable CostBasis basis) {
    if (cost) {
      json.name("costBasis");
      if (basis == null) {
        json.nothing();
      } else {
        json.value(word(basis));
      }
    }
  }

  static String word(CostBasis basis) {
    return basis.name().toLowerCase(Locale.ROOT);
  }

  void figures(Figures figures) {
    TokenCounts tokens = figures.tokens();
    json.member("entries", figures.entries())
        .name("tokens")
        .object()
        .member("input", tokens.input())
        .member("cacheRead", tokens.cacheRead())
        .member("cacheWrite5m", tokens.cacheWrite5m())
        .member("cacheWrite1h", tokens.cacheWrite1h())
        .member("output", tokens.output())
        .member("reasoning", tokens.reasoning())
        .member("total", tokens.total())
        .endObject();
    if (cost) {
      json.member("cost", figures.cost());
    }
  }

  private void models(List<ModelUsage> models) {
    json.name("models").array();
    for (ModelUsage model : models) {
      json.object().member("model", model.model());
      if (cost) {
        json.member("pricing", model.status().name().toLowerCase(Locale.ROOT));
        if (model.pricedAs() != null) {
          json.member("pricedAs", model.pricedAs());
        }
      }
      figures(model.figures());
      json.endObject();
    }
    json.endArray();
  }

  void warnings(List<PluginWarning> warnings) {
    json.name("warnings").array();
    for (PluginWarning warning : warnings) {
      json.object().member("plugin", warning.plugin()).member("error", warning.error()).endObject();
    }
    json.endArray();
  }
}
