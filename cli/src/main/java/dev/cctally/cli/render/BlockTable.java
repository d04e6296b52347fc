package dev.cctally.cli.render;

import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.block.BlockReport;
import dev.cctally.platform.report.block.BlockRow;
import java.util.ArrayList;
import java.util.List;

/** The report by quota window as a table. */
public final class BlockTable {
  private final BlockReport report;
  private final BlockLimit limit;
  private final ReportView view;
  private final FigureCells figures;
  private final Footnotes footnotes;
  private final BlockTimes times;

  private BlockTable(BlockReport report, BlockLimit limit, ReportView view) {
    this.report = report;
    this.limit = limit;
    this.view = view;
    this.times = new BlockTimes(report.nowMicros(), view.zone());
    this.footnotes = new Footnotes(view);
    boolean marked = false;
    for (BlockRow.Block block : report.blocks()) {
      marked |= FigureCells.anyMark(block.breakdown());
      footnotes.saw(block.breakdown());
    }
    this.figures = new FigureCells(view, marked, FigureLayout.OUTPUT_SECOND);
  }

  /**
   * {@return the table with its title and footnotes}
   *
   * @param report the report; has rows
   * @param limit what windows are compared with
   * @param view how to show it
   */
  public static String of(BlockReport report, BlockLimit limit, ReportView view) {
    BlockTable table = new BlockTable(report, limit, view);
    TableLayout.Drawn drawn =
        TableLayout.draw(() -> table.table(true), () -> table.table(false), view.canvas());
    table.footnotes.prices(report.unpricedModels());
    if (anyHeuristic(report)) {
      table.footnotes.add(BlockTimes.legend(view));
    }
    table.footnotes.hidden(drawn.columnsHidden());
    return TableTitle.of(view, "Session Blocks") + drawn.text() + table.footnotes.text();
  }

  private static boolean anyHeuristic(BlockReport report) {
    for (BlockRow.Block block : report.blocks()) {
      if (block.anchor() == BlockRow.Anchor.HEURISTIC) {
        return true;
      }
    }
    return false;
  }

  private Table table(boolean wide) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.whole(Column.ESSENTIAL, "Block", "Start"));
    if (wide) {
      columns.add(Column.whole(0, "Status"));
    }
    columns.add(Column.text(wide ? 16 : 10, 15, "Models"));
    if (wide) {
      columns.add(Column.number(0, "Tokens"));
    } else if (view.cost()) {
      columns.add(Column.number(Column.ESSENTIAL, "Tokens", "Cost (USD)"));
    } else {
      columns.add(Column.number(Column.ESSENTIAL, "Tokens"));
    }
    if (limit.exists()) {
      columns.add(Column.number(20, "%"));
    }
    if (wide && view.cost()) {
      columns.add(Column.number(0, "Cost", "(USD)"));
    }
    List<Row> rows = new ArrayList<>();
    for (BlockRow row : report.rows()) {
      if (row instanceof BlockRow.Block block) {
        block(block, wide, rows);
      } else {
        rows.add(row(Row.Kind.BODY, times.gap(row, wide), gapStatus(), Cell.EMPTY, NOTHING, wide));
      }
    }
    report.active().ifPresent(block -> outlook(block, wide, rows));
    return new Table(columns, rows, !wide);
  }

  /** What a row says besides when it is: two figures and how much of the limit they are. */
  private record Numbers(Text tokens, Text share, Text cost) {}

  private static final Text BLANK = new Text("", Style.PLAIN);
  private static final Numbers NOTHING = new Numbers(BLANK, BLANK, BLANK);

  private static Cell gapStatus() {
    return Cell.of("(inactive)", Style.MUTED);
  }

  private Row row(
      Row.Kind kind, Cell start, Cell status, Cell models, Numbers numbers, boolean wide) {
    List<Cell> cells = new ArrayList<>();
    cells.add(start);
    if (wide) {
      cells.add(status);
    }
    cells.add(models);
    cells.add(
        wide || !view.cost()
            ? Cell.lines(numbers.tokens)
            : Cell.lines(numbers.tokens, numbers.cost));
    if (limit.exists()) {
      cells.add(Cell.lines(numbers.share));
    }
    if (wide && view.cost()) {
      cells.add(Cell.lines(numbers.cost));
    }
    return new Row(kind, cells);
  }

  private void block(BlockRow.Block block, boolean wide, List<Row> rows) {
    List<String> names = view.models().shortened(block.models());
    Cell models =
        view.breakdown() && names.size() > 1
            ? Cell.of(Counts.of(names.size(), "model"), Style.PLAIN)
            : Cell.list(names, Style.PLAIN);
    Cell status = block.active() ? Cell.of("ACTIVE", Style.TOTAL_MONEY) : Cell.EMPTY;
    long tokens = block.totalTokens();
    Numbers numbers =
        new Numbers(
            FigureCells.count(tokens, Row.Kind.BODY),
            share(tokens),
            figures.money(block.figures(), block.breakdown(), Row.Kind.BODY));
    rows.add(row(Row.Kind.BODY, times.block(block, wide), status, models, numbers, wide));
    if (view.breakdown()) {
      details(block, wide, rows);
    }
  }

  private Text share(long tokens) {
    return limit.exists()
        ? new Text(Percents.tenths(tokens, limit.tokens()), limit.style(tokens))
        : BLANK;
  }

  private void details(BlockRow.Block block, boolean wide, List<Row> rows) {
    Glyphs glyphs = view.canvas().glyphs();
    int last = block.breakdown().size() - 1;
    for (int i = 0; i <= last; i++) {
      ModelUsage model = block.breakdown().get(i);
      String branch = i == last ? glyphs.lastBranch() : glyphs.branch();
      Numbers numbers =
          new Numbers(
              FigureCells.count(model.figures().tokens().total(), Row.Kind.DETAIL),
              BLANK,
              figures.money(model.figures(), List.of(model), Row.Kind.DETAIL));
      Cell name = Cell.of(branch + view.models().shortened(model.model()), Style.MUTED);
      rows.add(row(Row.Kind.DETAIL, Cell.EMPTY, Cell.EMPTY, name, numbers, wide));
    }
  }

  /** What is left of the limit, and where the open window leads. */
  private void outlook(BlockRow.Block block, boolean wide, List<Row> rows) {
    BlockPace pace = BlockPace.of(block, report);
    if (!limit.exists() || pace == null) {
      return;
    }
    long left = Math.max(0, limit.tokens() - block.totalTokens());
    rows.add(
        row(
            Row.Kind.TOTAL,
            label("REMAINING", "of " + Counts.grouped(limit.tokens()), wide),
            Cell.EMPTY,
            Cell.EMPTY,
            new Numbers(
                new Text(Counts.grouped(left), Style.TOTAL),
                new Text(Percents.tenths(left, limit.tokens()), Style.TOTAL),
                BLANK),
            wide));
    long projected = pace.projectedTokens();
    rows.add(
        row(
            Row.Kind.TOTAL,
            label("PROJECTED", "at this rate", wide),
            Cell.EMPTY,
            Cell.EMPTY,
            new Numbers(
                new Text(Counts.grouped(projected), Style.TOTAL),
                share(projected),
                new Text(
                    Dollars.cents(pace.projectedCost()) + figures.markOf(block.breakdown()),
                    Style.TOTAL_MONEY)),
            wide));
  }

  private static Cell label(String name, String note, boolean wide) {
    return wide
        ? Cell.of(name + " (" + note + ")", Style.TOTAL)
        : Cell.lines(new Text(name, Style.TOTAL), new Text(note, Style.MUTED));
  }
}
