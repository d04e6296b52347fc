package dev.cctally.cli.render;

import dev.cctally.platform.report.PriceStatus;
import dev.cctally.platform.report.cache.CacheFigures;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns and cells of a cache's figures.
 *
 * @param view how the report is shown
 * @param marked whether any amount of the table carries a mark, so that the others leave room
 */
record CacheColumns(ReportView view, boolean marked) {
  void wide(List<Column> columns) {
    columns.add(Column.number(0, "Cache", "%"));
    columns.add(Column.number(0, "Input"));
    columns.add(Column.number(0, "Cache", "Create"));
    columns.add(Column.number(0, "Cache", "Read"));
    columns.add(Column.number(0, "Total", "Tokens"));
    if (view.cost()) {
      columns.add(Column.number(0, "Cost", "(USD)"));
      columns.add(Column.number(0, "$", "Saved"));
      columns.add(Column.number(0, "$", "Wasted"));
      columns.add(Column.number(0, "Net", "$"));
    }
  }

  /** Two figures share a column, one above the other. */
  void narrow(List<Column> columns) {
    columns.add(Column.number(10, "Input", "Tokens"));
    columns.add(Column.number(20, "Cache Write", "Cache Read"));
    if (view.cost()) {
      columns.add(Column.number(40, "Saved", "Wasted"));
      columns.add(Column.number(60, "Cost", "(USD)"));
      columns.add(Column.number(Column.ESSENTIAL, "Cache %", "Net $"));
    } else {
      columns.add(Column.number(Column.ESSENTIAL, "Cache %"));
    }
  }

  List<Cell> wide(CacheFigures figures, PriceStatus worst, Row.Kind kind) {
    TokenCounts tokens = figures.usage().tokens();
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.lines(percent(figures, kind)));
    cells.add(Cell.lines(count(tokens.input(), kind)));
    cells.add(Cell.lines(count(tokens.cacheWrite(), kind)));
    cells.add(Cell.lines(count(tokens.cacheRead(), kind)));
    cells.add(Cell.lines(count(tokens.total(), kind)));
    if (view.cost()) {
      cells.add(Cell.lines(cost(figures, worst, kind)));
      cells.add(Cell.lines(money(figures.saved(), kind)));
      cells.add(Cell.lines(money(figures.wasted(), kind)));
      cells.add(Cell.lines(net(figures, kind)));
    }
    return cells;
  }

  List<Cell> narrow(CacheFigures figures, PriceStatus worst, Row.Kind kind) {
    TokenCounts tokens = figures.usage().tokens();
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.lines(count(tokens.input(), kind), count(tokens.total(), kind)));
    cells.add(Cell.lines(count(tokens.cacheWrite(), kind), count(tokens.cacheRead(), kind)));
    if (view.cost()) {
      cells.add(Cell.lines(money(figures.saved(), kind), money(figures.wasted(), kind)));
      cells.add(Cell.lines(cost(figures, worst, kind)));
      cells.add(Cell.lines(percent(figures, kind), net(figures, kind)));
    } else {
      cells.add(Cell.lines(percent(figures, kind)));
    }
    return cells;
  }

  private static Text percent(CacheFigures figures, Row.Kind kind) {
    String percent = Percents.of(figures.hitRate(), 1).toPlainString() + "%";
    return new Text(percent, style(figures.hitRate().read() == 0, Style.PLAIN, kind));
  }

  private static Text count(long count, Row.Kind kind) {
    return new Text(Counts.grouped(count), style(count == 0, Style.PLAIN, kind));
  }

  private Text cost(CacheFigures figures, PriceStatus worst, Row.Kind kind) {
    Money cost = figures.usage().cost();
    String mark =
        switch (worst) {
          case PRICED -> marked ? " " : "";
          case FALLBACK -> view.canvas().glyphs().dagger();
          case UNPRICED -> "*";
        };
    return new Text(Dollars.cents(cost) + mark, style(cost.pico() == 0, Style.MONEY, kind));
  }

  private static Text money(Money money, Row.Kind kind) {
    return new Text(Dollars.cents(money), style(money.pico() == 0, Style.PLAIN, kind));
  }

  /** With its sign, unless less than a cent remains; then only the colour tells. */
  private static Text net(CacheFigures figures, Row.Kind kind) {
    Money net = figures.net();
    String amount = Dollars.cents(net); // has its sign if it is negative
    String sign = Dollars.nearest(net, 2).pico() > 0 ? "+" : "";
    Style plain = net.pico() < 0 ? Style.WARNING : Style.MONEY;
    Style style = net.pico() < 0 && kind == Row.Kind.TOTAL ? Style.WARNING : null;
    return new Text(sign + amount, style == null ? style(net.pico() == 0, plain, kind) : style);
  }

  private static Style style(boolean nothing, Style plain, Row.Kind kind) {
    return switch (kind) {
      case TOTAL -> plain == Style.MONEY ? Style.TOTAL_MONEY : Style.TOTAL;
      case DETAIL -> Style.MUTED;
      case BODY, HEADING -> nothing ? Style.MUTED : plain;
    };
  }
}
