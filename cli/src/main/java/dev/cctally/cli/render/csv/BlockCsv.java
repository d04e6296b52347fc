package dev.cctally.cli.render.csv;

import dev.cctally.cli.render.Instants;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.block.BlockReport;
import dev.cctally.platform.report.block.BlockRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report by quota window as comma-separated values; pauses between windows have no line. */
public final class BlockCsv {
  private BlockCsv() {}

  /** A window, or one model of it. */
  private record Line(BlockRow.Block block, Figures figures, String model) {}

  /**
   * {@return the report}
   *
   * @param report the report
   * @param cost whether there are columns about cost
   * @param breakdown whether there is a line for each model in place of one for each window
   */
  public static String of(BlockReport report, boolean cost, boolean breakdown) {
    Csv<Line> csv = new Csv<>();
    csv.text("startTime", line -> Instants.millis(line.block().startMicros()))
        .text("endTime", line -> Instants.millis(line.block().endMicros()))
        .text("actualEndTime", line -> Instants.millis(line.block().lastMicros()))
        .text("isActive", line -> Boolean.toString(line.block().active()))
        .text("anchor", line -> line.block().anchor().name().toLowerCase(Locale.ROOT));
    if (breakdown) {
      csv.text("model", Line::model);
    }
    csv.count("entries", line -> line.figures().entries())
        .count("inputTokens", line -> line.figures().tokens().input())
        .count("outputTokens", line -> line.figures().tokens().output())
        .count("cacheCreationInputTokens", line -> line.figures().tokens().cacheWrite())
        .count("cacheReadInputTokens", line -> line.figures().tokens().cacheRead())
        .count("totalTokens", line -> line.figures().tokens().total());
    if (cost) {
      csv.dollars("costUSD", line -> line.figures().cost());
    }
    if (!breakdown) {
      csv.list("models", line -> line.block().models());
    }
    return csv.of(lines(report, breakdown));
  }

  private static List<Line> lines(BlockReport report, boolean breakdown) {
    List<Line> lines = new ArrayList<>();
    for (BlockRow row : report.rows()) {
      if (row instanceof BlockRow.Block block) {
        if (breakdown) {
          for (ModelUsage model : block.breakdown()) {
            lines.add(new Line(block, model.figures(), model.model()));
          }
        } else {
          lines.add(new Line(block, block.figures(), ""));
        }
      }
    }
    return lines;
  }
}
