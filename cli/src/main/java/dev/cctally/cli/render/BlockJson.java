package dev.cctally.cli.render;

import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.report.block.BlockReport;
import dev.cctally.platform.report.block.BlockRow;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report by quota window as JSON. */
public final class BlockJson {
  private final PrettyJson json = new PrettyJson();
  private final BlockReport report;
  private final BlockLimit limit;
  private final boolean cost;

  private BlockJson(BlockReport report, BlockLimit limit, boolean cost) {
    this.report = report;
    this.limit = limit;
    this.cost = cost;
  }

  /**
   * {@return the document}
   *
   * @param report the report
   * @param limit what projections are compared with
   * @param active whether only the window that is open was asked for
   * @param cost whether it holds members about cost
   * @param warnings what is wrong with plugins
   */
  public static String of(
      BlockReport report,
      BlockLimit limit,
      boolean active,
      boolean cost,
      List<PluginWarning> warnings) {
    BlockJson document = new BlockJson(report, limit, cost);
    PrettyJson json = document.json;
    json.object().name("blocks").array();
    for (BlockRow row : report.rows()) {
      if (row instanceof BlockRow.Block block) {
        document.block(block);
      } else {
        document.gap(row);
      }
    }
    json.endArray();
    if (active && report.rows().isEmpty()) {
      json.member("message", "No active block");
    }
    new JsonParts(json, cost).appendix(report.unpricedModels(), warnings);
    return json.endObject().document();
  }

  private void start(BlockRow row, String prefix) {
    String start = Instants.millis(row.startMicros());
    json.object()
        .member("id", prefix + start)
        .member("startTime", start)
        .member("endTime", Instants.millis(row.endMicros()));
  }

  private void gap(BlockRow gap) {
    start(gap, "gap-");
    json.name("actualEndTime").nothing();
    json.member("isActive", false).member("isGap", true).member("entries", 0);
    tokens(TokenCounts.ZERO);
    if (cost) {
      json.name("costUSD").value(Money.ZERO);
    }
    json.member("models", List.of());
    pace(null);
    json.endObject();
  }

  private void block(BlockRow.Block block) {
    start(block, "");
    json.member("actualEndTime", Instants.millis(block.lastMicros()))
        .member("isActive", block.active())
        .member("isGap", false)
        .member("anchor", block.anchor() == BlockRow.Anchor.RECORDED ? "recorded" : "heuristic")
        .member("entries", block.figures().entries());
    tokens(block.figures().tokens());
    if (cost) {
      json.member("costUSD", block.figures().cost());
    }
    json.member("models", block.models());
    pace(BlockPace.of(block, report));
    json.endObject();
  }

  private void tokens(TokenCounts tokens) {
    json.name("tokenCounts")
        .object()
        .member("inputTokens", tokens.input())
        .member("outputTokens", tokens.output())
        .member("cacheCreationInputTokens", tokens.cacheWrite())
        .member("cacheReadInputTokens", tokens.cacheRead())
        .endObject()
        .member("totalTokens", tokens.total());
  }

  private void pace(@Nullable BlockPace pace) {
    if (pace == null) {
      json.name("burnRate").nothing().name("projection").nothing();
      return;
    }
    json.name("burnRate").object().member("tokensPerMinute", pace.tokensPerMinute());
    if (cost) {
      json.member("costPerHour", pace.costPerHour().doubleValue());
    }
    long projected = pace.projectedTokens();
    json.endObject().name("projection").object().member("totalTokens", projected);
    if (cost) {
      json.member("totalCost", pace.projectedCost().doubleValue());
    }
    json.member("remainingMinutes", pace.remainingMinutes()).endObject();
    if (limit.exists()) {
      json.name("tokenLimitStatus")
          .object()
          .member("limit", limit.tokens())
          .member("projectedUsage", projected)
          .member("percentUsed", (double) projected / limit.tokens() * 100)
          .member("status", limit.status(projected).word())
          .endObject();
    }
  }
}
