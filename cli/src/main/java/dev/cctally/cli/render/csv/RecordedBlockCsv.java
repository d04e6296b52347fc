package dev.cctally.cli.render.csv;

import dev.cctally.cli.render.Instants;
import dev.cctally.cli.render.RecordedBlockJson.Parts;
import dev.cctally.cli.render.Rounded;
import dev.cctally.platform.quota.Block;
import dev.cctally.platform.quota.MeteredUsage.Named;
import dev.cctally.platform.quota.MeteredUsage.Part;
import dev.cctally.platform.report.quota.BlockRecord;
import dev.cctally.platform.report.quota.BlockRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Recorded blocks as comma-separated values, newest first. */
public final class RecordedBlockCsv {
  private static final int DOLLARS = 9;
  private static final int STATED = 10;

  private RecordedBlockCsv() {}

  /**
   * {@return a line for each block}
   *
   * @param records the blocks
   */
  public static String of(BlockRecords records) {
    Csv<BlockRecord> csv = new Csv<>();
    csv.text("blockStartAt", record -> Instants.iso(record.block().startMicros()))
        .text("fiveHourResetsAt", record -> Instants.iso(record.block().resetMicros()))
        .text("lastObservedAtUtc", record -> Instants.second(record.block().lastMicros()))
        .text("status", record -> record.active() ? "active" : "closed")
        .number("finalFiveHourPercent", record -> Rounded.orNull(record.block().percent(), 1));
    usage(csv, record -> record.block().usage());
    csv.number("dollarsPerPercent", record -> Rounded.orNull(record.dollarsPerPercent(), DOLLARS))
        .number(
            "sevenDayPctAtBlockStart",
            record -> Rounded.orNull(record.block().periodFirst(), STATED))
        .number("sevenDayPctAtBlockEnd", record -> Rounded.orNull(record.periodLast(), STATED))
        .number("sevenDayPctDeltaPp", record -> Rounded.orNull(record.periodDelta(), DOLLARS))
        .text("crossedSevenDayReset", record -> String.valueOf(record.block().crossed()))
        .count("credits", record -> record.credits().size());
    return csv.of(records.blocks());
  }

  /** A part of a block. */
  private record Line(Block block, Named part) {}

  /**
   * {@return a line for each block and part of it}
   *
   * @param records the blocks
   * @param kind what the parts are
   * @param parts the parts of a block
   */
  public static String byPart(
      BlockRecords records, Parts kind, Function<Block, List<Named>> parts) {
    List<Line> lines = new ArrayList<>();
    for (BlockRecord record : records.blocks()) {
      parts.apply(record.block()).forEach(part -> lines.add(new Line(record.block(), part)));
    }
    Csv<Line> csv = new Csv<>();
    csv.text("blockStartAt", line -> Instants.iso(line.block().startMicros()))
        .text(kind.column(), line -> line.part().name());
    usage(csv, line -> line.part().part());
    csv.count("entryCount", line -> line.part().part().entries());
    return csv.of(lines);
  }

  private static <R> void usage(Csv<R> csv, Function<R, Part> part) {
    csv.count("inputTokens", row -> part.apply(row).tokens().input())
        .count("outputTokens", row -> part.apply(row).tokens().output())
        .count("cacheCreationTokens", row -> part.apply(row).tokens().cacheWrite())
        .count("cacheReadTokens", row -> part.apply(row).tokens().cacheRead())
        .number("cost", row -> Rounded.of(part.apply(row).cost(), DOLLARS));
  }
}
