package dev.cctally.cli.render;

import dev.cctally.platform.report.block.BlockReport;
import dev.cctally.platform.report.block.BlockRow;
import dev.cctally.spi.model.TokenCounts;
import java.util.ArrayList;
import java.util.List;

/** The window that is open, in detail. */
public final class BlockBox {
  private static final int NAME_WIDTH = 16;
  private static final int WIDEST = 72;

  private final ReportView view;
  private final List<List<Text>> lines = new ArrayList<>();

  private BlockBox(ReportView view) {
    this.view = view;
  }

  /**
   * {@return the box}
   *
   * @param report the report it is from
   * @param block the window
   * @param limit what it is compared with, if the user said a limit
   * @param view how to show it
   */
  public static String of(
      BlockReport report, BlockRow.Block block, BlockLimit limit, ReportView view) {
    BlockBox box = new BlockBox(view);
    BlockTimes times = new BlockTimes(report.nowMicros(), view.zone());
    box.times(block, report, times);
    box.usage(block);
    BlockPace pace = BlockPace.of(block, report);
    if (pace != null) {
      box.pace(pace, block, limit.derived() ? new BlockLimit(0, true) : limit);
    }
    Footnotes footnotes = new Footnotes(view);
    footnotes.saw(block.breakdown());
    footnotes.prices(report.unpricedModels());
    if (block.anchor() == BlockRow.Anchor.HEURISTIC) {
      footnotes.add(BlockTimes.legend(view));
    }
    return TableTitle.of(view, "Active Session Block") + box.drawn() + footnotes.text();
  }

  private void times(BlockRow.Block block, BlockReport report, BlockTimes times) {
    line(
        "Block started",
        times.start(block),
        Style.KEY,
        Durations.hours(report.nowMicros() - block.startMicros()) + " ago");
    line(
        "Time remaining",
        Durations.hours(block.endMicros() - report.nowMicros()),
        Style.TOTAL_MONEY,
        "until " + Instants.minute(block.endMicros(), view.zone()));
  }

  private void usage(BlockRow.Block block) {
    heading("Current usage");
    TokenCounts tokens = block.figures().tokens();
    count("Input", tokens.input());
    count("Output", tokens.output());
    count("Cache create", tokens.cacheWrite());
    count("Cache read", tokens.cacheRead());
    line("Total tokens", Counts.grouped(tokens.total()), Style.TOTAL, "");
    if (view.cost()) {
      line("Cost", Dollars.cents(block.figures().cost()) + mark(block), Style.MONEY, "");
    }
    line("Models", String.join(", ", view.models().shortened(block.models())), Style.PLAIN, "");
  }

  /** The sign that a footnote explains; what follows from a cost is as uncertain as it is. */
  private String mark(BlockRow.Block block) {
    boolean marked = FigureCells.anyMark(block.breakdown());
    return new FigureCells(view, marked, FigureLayout.OUTPUT_SECOND)
        .markOf(block.breakdown())
        .strip();
  }

  private void pace(BlockPace pace, BlockRow.Block block, BlockLimit limit) {
    heading("Burn rate");
    count("Tokens/minute", Math.round(pace.tokensPerMinute()));
    if (view.cost()) {
      line("Cost/hour", Dollars.cents(pace.costPerHour()) + mark(block), Style.MONEY, "");
    }
    heading("Projected for the whole block, at this rate");
    long projected = pace.projectedTokens();
    line("Total tokens", Counts.grouped(projected), Style.TOTAL, "");
    if (view.cost()) {
      line("Cost", Dollars.cents(pace.projectedCost()) + mark(block), Style.MONEY, "");
    }
    if (limit.exists()) {
      BlockLimit.Status status = limit.status(projected);
      heading("Token limit status");
      line("Limit", Counts.grouped(limit.tokens()), Style.PLAIN, "");
      line(
          "Current",
          Percents.tenths(pace.tokens(), limit.tokens()),
          limit.style(pace.tokens()),
          "");
      line("Projected", Percents.tenths(projected, limit.tokens()), limit.style(projected), "");
      line(
          "Status",
          status.loud(),
          status == BlockLimit.Status.OK ? Style.MONEY : limit.style(projected),
          "");
    }
  }

  private void heading(String text) {
    lines.add(List.of());
    lines.add(List.of(new Text(text, Style.HEADER)));
  }

  private void count(String name, long count) {
    line(name, Counts.grouped(count), count == 0 ? Style.MUTED : Style.PLAIN, "");
  }

  private void line(String name, String value, Style style, String note) {
    List<Text> parts = new ArrayList<>();
    String blanks = " ".repeat(Math.max(1, NAME_WIDTH - name.length()));
    parts.add(new Text("  " + name + blanks, Style.MUTED));
    int room = inner() - NAME_WIDTH - 2;
    parts.add(
        new Text(
            DisplayText.shortenEnd(
                DisplayText.clean(value), room, view.canvas().glyphs().ellipsis()),
            style));
    if (!note.isEmpty()) {
      parts.add(new Text("  (" + note + ")", Style.MUTED));
    }
    lines.add(parts);
  }

  /** Between the frame's lines and the blanks beside them. */
  private int inner() {
    return Math.clamp(view.canvas().width(), 48, WIDEST) - 4;
  }

  private String drawn() {
    Glyphs glyphs = view.canvas().glyphs();
    boolean colour = view.canvas().colour();
    int width = 0;
    for (List<Text> line : lines) {
      width = Math.max(width, width(line));
    }
    StringBuilder out = new StringBuilder();
    frame(glyphs.top(), width, out);
    String side = Style.MUTED.paint(glyphs.vertical(), colour);
    for (List<Text> line : lines) {
      out.append(side).append(' ');
      line.forEach(part -> out.append(part.style().paint(part.value(), colour)));
      out.append(" ".repeat(width - width(line))).append(' ').append(side).append('\n');
    }
    frame(glyphs.bottom(), width, out);
    return out.toString();
  }

  private static int width(List<Text> line) {
    int width = 0;
    for (Text part : line) {
      width += part.width();
    }
    return width;
  }

  private void frame(String corners, int width, StringBuilder out) {
    Glyphs glyphs = view.canvas().glyphs();
    String line = corners.charAt(0) + glyphs.horizontal().repeat(width + 2) + corners.charAt(2);
    out.append(Style.MUTED.paint(line, view.canvas().colour())).append('\n');
  }
}
