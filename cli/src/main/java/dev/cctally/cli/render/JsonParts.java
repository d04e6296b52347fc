package dev.cctally.cli.render;

import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.spi.model.TokenCounts;
import java.util.List;

/**
 * Pieces that the JSON documents of several reports share.
 *
 * @param json the document
 * @param cost whether it holds members about cost
 */
record JsonParts(PrettyJson json, boolean cost) {
  /** {@code inputTokens, outputTokens, cacheCreationTokens, cacheReadTokens}. */
  void tokensOutputSecond(TokenCounts tokens) {
    json.member("inputTokens", tokens.input())
        .member("outputTokens", tokens.output())
        .member("cacheCreationTokens", tokens.cacheWrite())
        .member("cacheReadTokens", tokens.cacheRead());
  }

  /** {@code inputTokens, cacheCreationTokens, cacheReadTokens, outputTokens}. */
  void tokensOutputLast(TokenCounts tokens) {
    json.member("inputTokens", tokens.input())
        .member("cacheCreationTokens", tokens.cacheWrite())
        .member("cacheReadTokens", tokens.cacheRead())
        .member("outputTokens", tokens.output());
  }

  void totalTokens(Figures figures) {
    json.member("totalTokens", figures.tokens().total());
  }

  void totalCost(Figures figures) {
    if (cost) {
      json.member("totalCost", figures.cost());
    }
  }

  void modelCost(ModelUsage model) {
    if (cost) {
      json.member("cost", model.figures().cost());
    }
  }

  /** {@code unpricedModels} and {@code warnings}, each only if there are any. */
  void appendix(List<String> unpricedModels, List<PluginWarning> warnings) {
    if (cost && !unpricedModels.isEmpty()) {
      json.member("unpricedModels", unpricedModels);
    }
    if (!warnings.isEmpty()) {
      json.name("warnings").array();
      for (PluginWarning warning : warnings) {
        json.object()
            .member("plugin", warning.plugin())
            .member("error", warning.error())
            .endObject();
      }
      json.endArray();
    }
  }
}
