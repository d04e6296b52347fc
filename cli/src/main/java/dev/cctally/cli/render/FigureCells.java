package dev.cctally.cli.render;

import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.PriceStatus;
import dev.cctally.spi.model.TokenCounts;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns and cells of figures: input, output, cache, total and cost.
 *
 * @param view how the report is shown
 * @param marked whether any cost of the table carries a mark, so that the others leave room for it
 * @param layout which counts, in what order
 * @param places how many decimals dollars have
 */
record FigureCells(ReportView view, boolean marked, FigureLayout layout, int places) {
  /** With dollars in cents. */
  FigureCells(ReportView view, boolean marked, FigureLayout layout) {
    this(view, marked, layout, 2);
  }

  static boolean anyMark(List<ModelUsage> models) {
    for (ModelUsage model : models) {
      if (model.status() != PriceStatus.PRICED) {
        return true;
      }
    }
    return false;
  }

  void wideColumns(List<Column> columns) {
    for (FigureLayout.Count count : layout.counts()) {
      columns.add(count.column());
    }
    columns.add(Column.number(0, "Total", "Tokens"));
    if (view.cost()) {
      columns.add(Column.number(0, "Cost", "(USD)"));
    }
  }

  /** Two figures share a column, one above the other. */
  void narrowColumns(List<Column> columns) {
    columns.add(Column.number(20, "Input", "Output"));
    columns.add(
        Column.number(10, layout.aboveCacheRead().brief(), FigureLayout.Count.CACHE_READ.brief()));
    if (view.cost()) {
      columns.add(Column.number(Column.ESSENTIAL, "Tokens", "Cost (USD)"));
    } else {
      columns.add(Column.number(Column.ESSENTIAL, "Tokens"));
    }
  }

  /** A row that starts with cells of its own. */
  Row row(List<Cell> start, Figures of, List<ModelUsage> models, Row.Kind kind, boolean wide) {
    List<Cell> cells = new ArrayList<>(start);
    cells.addAll(wide ? wide(of, models, kind) : narrow(of, models, kind));
    return new Row(kind, cells);
  }

  List<Cell> wide(Figures figures, List<ModelUsage> models, Row.Kind kind) {
    TokenCounts tokens = figures.tokens();
    List<Cell> cells = new ArrayList<>();
    for (FigureLayout.Count count : layout.counts()) {
      cells.add(new Cell(List.of(count(count.of(tokens), kind)), false));
    }
    cells.add(new Cell(List.of(count(tokens.total(), kind)), false));
    if (view.cost()) {
      cells.add(new Cell(List.of(money(figures, models, kind)), false));
    }
    return cells;
  }

  List<Cell> narrow(Figures figures, List<ModelUsage> models, Row.Kind kind) {
    TokenCounts tokens = figures.tokens();
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.lines(count(tokens.input(), kind), count(tokens.output(), kind)));
    cells.add(
        Cell.lines(
            count(layout.aboveCacheRead().of(tokens), kind), count(tokens.cacheRead(), kind)));
    Text total = count(tokens.total(), kind);
    cells.add(view.cost() ? Cell.lines(total, money(figures, models, kind)) : Cell.lines(total));
    return cells;
  }

  static Text count(long count, Row.Kind kind) {
    Style style =
        switch (kind) {
          case TOTAL -> Style.TOTAL;
          case DETAIL -> Style.MUTED;
          case BODY, HEADING -> count == 0 ? Style.MUTED : Style.PLAIN;
        };
    return new Text(Counts.grouped(count), style);
  }

  Text money(Figures figures, List<ModelUsage> models, Row.Kind kind) {
    Style style =
        switch (kind) {
          case TOTAL -> Style.TOTAL_MONEY;
          case DETAIL -> Style.MUTED;
          case BODY, HEADING -> figures.cost().pico() == 0 ? Style.MUTED : Style.MONEY;
        };
    return new Text(Dollars.rounded(figures.cost(), places) + markOf(models), style);
  }

  /** What follows an amount: a sign that a footnote explains, or the blank it takes elsewhere. */
  static String mark(PriceStatus status, Glyphs glyphs) {
    return switch (status) {
      case PRICED -> " ";
      case FALLBACK -> glyphs.dagger();
      case UNPRICED -> "*";
    };
  }

  /** The mark of an amount that follows from what these models cost; none if none carries any. */
  String markOf(List<ModelUsage> models) {
    return marked ? mark(models) : "";
  }

  private String mark(List<ModelUsage> models) {
    PriceStatus worst = PriceStatus.PRICED;
    for (ModelUsage model : models) {
      if (model.status().compareTo(worst) > 0) {
        worst = model.status();
      }
    }
    return mark(worst, view.canvas().glyphs());
  }
}
