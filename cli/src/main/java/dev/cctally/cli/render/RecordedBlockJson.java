package dev.cctally.cli.render;

import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.quota.Block;
import dev.cctally.platform.quota.MeteredUsage.Named;
import dev.cctally.platform.quota.MeteredUsage.Part;
import dev.cctally.platform.quota.Milestone;
import dev.cctally.platform.quota.QuotaEvent;
import dev.cctally.platform.report.quota.BlockRecord;
import dev.cctally.platform.report.quota.BlockRecords;
import dev.cctally.spi.model.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Recorded blocks as JSON: a list of them, or one with its milestones. */
public final class RecordedBlockJson {
  private static final int SCHEMA = 1;
  private static final int DOLLARS = 9;
  private static final int STATED = 10;

  private final PrettyJson json = new PrettyJson();

  private RecordedBlockJson() {}

  /**
   * Which blocks a list holds.
   *
   * @param since the first day, {@code YYYY-MM-DD}, or {@code null}
   * @param until the last day, or {@code null}
   * @param limit how many at most, or {@code null}
   */
  public record Window(@Nullable String since, @Nullable String until, @Nullable Integer limit) {}

  /** What a block's usage consists of, as a list tells it. */
  public enum Parts {
    /** Not at all. */
    NONE("", ""),
    /** By model. */
    MODELS("modelBreakdowns", "modelName"),
    /** By folder. */
    PROJECTS("projectBreakdowns", "projectPath");

    private final String list;
    private final String name;

    Parts(String list, String name) {
      this.list = list;
      this.name = name;
    }

    /** {@return what a part is called by} */
    public String column() {
      return name;
    }
  }

  /**
   * {@return the document of a list}
   *
   * @param records the blocks
   * @param window which they are
   * @param kind what their usage is told by
   * @param parts what it consists of
   * @param warnings what is wrong with plugins
   */
  public static String list(
      BlockRecords records,
      Window window,
      Parts kind,
      Function<Block, List<Named>> parts,
      List<PluginWarning> warnings) {
    return new RecordedBlockJson().document(records, window, kind, parts, warnings);
  }

  /**
   * {@return the document of one block}
   *
   * @param record the block
   * @param milestones its milestones, in the order they were seen
   * @param warnings what is wrong with plugins
   */
  public static String one(
      BlockRecord record, List<Milestone> milestones, List<PluginWarning> warnings) {
    return new RecordedBlockJson().document(record, milestones, warnings);
  }

  private String document(
      BlockRecords records,
      Window window,
      Parts kind,
      Function<Block, List<Named>> parts,
      List<PluginWarning> warnings) {
    json.object().member("schemaVersion", SCHEMA).name("window").object();
    textOrNull("since", window.since());
    textOrNull("until", window.until());
    Integer limit = window.limit();
    json.name("limit");
    if (limit == null) {
      json.nothing();
    } else {
      json.value(limit);
    }
    json.member("order", "desc")
        .member("count", records.blocks().size())
        .member("truncated", records.truncated())
        .endObject()
        .name("blocks")
        .array();
    for (BlockRecord record : records.blocks()) {
      json.object();
      block(record);
      credits(record);
      if (kind != Parts.NONE) {
        parts(kind, parts.apply(record.block()));
      }
      json.endObject();
    }
    json.endArray();
    new JsonParts(json, true).appendix(List.of(), warnings);
    return json.endObject().document();
  }

  private String document(
      BlockRecord record, List<Milestone> milestones, List<PluginWarning> warnings) {
    json.object().member("schemaVersion", SCHEMA).name("block").object();
    block(record);
    json.endObject().name("milestones").array();
    for (Milestone milestone : milestones) {
      Money marginal = milestone.marginal();
      json.object()
          .member("percentThreshold", milestone.threshold())
          .member("capturedAt", Instants.second(milestone.capturedMicros()))
          .member("blockCostUSD", Rounded.of(milestone.cost(), DOLLARS))
          .member(
              "marginalCostUSD",
              marginal == null ? (BigDecimal) null : Rounded.of(marginal, DOLLARS))
          .member("sevenDayPctAtCrossing", Rounded.orNull(milestone.otherPercent(), STATED))
          .member("resetEventId", milestone.segment())
          .endObject();
    }
    json.endArray();
    credits(record);
    new JsonParts(json, true).appendix(List.of(), warnings);
    return json.endObject().document();
  }

  private void block(BlockRecord record) {
    Block block = record.block();
    json.member("blockStartAt", Instants.iso(block.startMicros()))
        .member("fiveHourWindowKey", block.key())
        .member("fiveHourResetsAt", Instants.iso(block.resetMicros()))
        .member("lastObservedAtUtc", Instants.second(block.lastMicros()))
        .member("status", record.active() ? "active" : "closed")
        .member("finalFiveHourPercent", Rounded.orNull(block.percent(), 1))
        .member("totalCost", Rounded.of(block.usage().cost(), DOLLARS))
        .member("dollarsPerPercent", Rounded.orNull(record.dollarsPerPercent(), DOLLARS));
    tokens(block.usage());
    json.member("sevenDayPctAtBlockStart", Rounded.orNull(block.periodFirst(), STATED))
        .member("sevenDayPctAtBlockEnd", Rounded.orNull(record.periodLast(), STATED))
        .member("sevenDayPctDeltaPp", Rounded.orNull(record.periodDelta(), DOLLARS))
        .member("crossedSevenDayReset", block.crossed());
  }

  private void tokens(Part part) {
    new JsonParts(json, true).tokensOutputSecond(part.tokens());
  }

  private void credits(BlockRecord record) {
    json.name("credits").array();
    for (QuotaEvent credit : record.credits()) {
      Double prior = credit.prior();
      json.object()
          .member("effectiveResetAtUtc", Instants.iso(credit.effectiveMicros()))
          .member("priorPercent", Rounded.orNull(prior, STATED))
          .member("postPercent", Rounded.orNull(credit.post(), STATED))
          .member(
              "deltaPp", Rounded.orNull(prior == null ? null : (Double) (credit.post() - prior), 1))
          .endObject();
    }
    json.endArray();
  }

  private void parts(Parts kind, List<Named> parts) {
    json.name(kind.list).array();
    for (Named named : parts) {
      json.object().member(kind.name, named.name());
      tokens(named.part());
      json.member("cost", Rounded.of(named.part().cost(), DOLLARS))
          .member("entryCount", named.part().entries())
          .endObject();
    }
    json.endArray();
  }

  private void textOrNull(String name, @Nullable String text) {
    json.name(name);
    if (text == null) {
      json.nothing();
    } else {
      json.value(text);
    }
  }
}
