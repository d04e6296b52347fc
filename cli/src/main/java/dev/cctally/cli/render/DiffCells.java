package dev.cctally.cli.render;

import dev.cctally.platform.report.PriceStatus;
import dev.cctally.platform.report.diff.DiffReport;
import dev.cctally.platform.report.diff.DiffRow;
import dev.cctally.platform.report.diff.DiffSection;
import dev.cctally.platform.report.diff.DiffSide;
import dev.cctally.spi.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns and cells of a comparison. Wide, both windows share a line; narrow, they stand one
 * above the other.
 *
 * @param view how the report is shown
 * @param quota whether there is a column about the quota
 * @param marked whether any cost carries a mark, so that the others leave room for it
 * @param wide which layout
 * @param after how wide the second window's texts are: dollars, percent, counts
 */
record DiffCells(ReportView view, boolean quota, boolean marked, boolean wide, After after) {
  private static final BigDecimal MUCH = BigDecimal.valueOf(1000);

  /** How wide the second window's texts are, so that arrows stand below each other. */
  private record After(int dollars, int percents, int counts) {}

  static DiffCells of(DiffReport report, ReportView view, boolean wide) {
    boolean marked = marked(report);
    DiffCells cells =
        new DiffCells(view, report.quotaComparable(), marked, wide, new After(0, 0, 0));
    int dollars = cells.dollars(report.overall().b()).length();
    int percents = cells.percent(hit(report.overall().b())).length();
    int counts = cells.input(report.overall().b()).length();
    for (DiffSection section : report.sections()) {
      for (DiffRow row : section.rows()) {
        dollars = Math.max(dollars, cells.dollars(row.b()).length());
        percents = Math.max(percents, cells.percent(hit(row.b())).length());
        counts = Math.max(counts, cells.input(row.b()).length());
      }
    }
    return new DiffCells(
        view, report.quotaComparable(), marked, wide, new After(dollars, percents, counts));
  }

  void columns(List<Column> columns) {
    if (view.cost()) {
      columns.add(pair(Column.ESSENTIAL, "Cost"));
      columns.add(
          wide
              ? Column.number(Column.ESSENTIAL, "Change")
              : Column.number(Column.ESSENTIAL, "Change", "%"));
    }
    if (quota) {
      columns.add(pair(60, "Used %"));
      columns.add(Column.number(40, "pp"));
    }
    columns.add(pair(50, "Cache %"));
    columns.add(Column.number(45, "pp"));
    columns.add(pair(30, "Input"));
    columns.add(Column.number(20, "Change"));
  }

  private Column pair(int priority, String name) {
    String arrow = " A " + view.canvas().glyphs().arrow() + " B";
    return wide
        ? Column.number(priority, name + arrow)
        : Column.number(priority, name + " A", name + " B");
  }

  /** Everything but the name. */
  List<Cell> of(DiffRow row, Row.Kind kind) {
    List<Cell> cells = new ArrayList<>();
    if (view.cost()) {
      cells.add(pair(dollars(row.a()), dollars(row.b()), after.dollars(), kind));
      cells.add(change(row));
    }
    if (quota) {
      boolean known = used(row.a()) != null || used(row.b()) != null;
      cells.add(known ? percents(used(row.a()), used(row.b()), kind) : Cell.EMPTY);
      cells.add(points(row.points(DiffSide::usedPercent), false));
    }
    cells.add(percents(hit(row.a()), hit(row.b()), kind));
    cells.add(points(row.points(DiffSide::cacheHitPercent), true));
    cells.add(pair(input(row.a()), input(row.b()), after.counts(), kind));
    long more = row.more(side -> side.figures().tokens().input());
    cells.add(
        Cell.of(
            (more > 0 ? "+" : "") + Counts.grouped(more), more == 0 ? Style.MUTED : Style.PLAIN));
    return cells;
  }

  private Cell pair(String a, String b, int width, Row.Kind kind) {
    Style style = kind == Row.Kind.TOTAL ? Style.TOTAL : Style.PLAIN;
    String none = view.canvas().glyphs().none();
    if (!wide) {
      return Cell.lines(
          new Text(a, a.equals(none) ? Style.MUTED : style),
          new Text(b, b.equals(none) ? Style.MUTED : style));
    }
    String arrow = " " + view.canvas().glyphs().arrow() + " ";
    String text = a + arrow + " ".repeat(Math.max(0, width - b.length())) + b;
    return Cell.of(text, a.equals(none) && b.equals(none) ? Style.MUTED : style);
  }

  private Cell change(DiffRow row) {
    BigDecimal delta = row.dollars();
    Style style =
        switch (delta.signum()) {
          case 1 -> Style.WORSE;
          case -1 -> Style.BETTER;
          default -> Style.MUTED;
        };
    BigDecimal percent = row.dollarsPercent();
    String amount = money(delta);
    if (delta.signum() > 0 && !amount.equals(money(BigDecimal.ZERO))) {
      amount = "+" + amount;
    }
    String part = percent == null ? "" : share(percent);
    if (wide) {
      return Cell.of(part.isEmpty() ? amount : amount + " (" + part + ")", style);
    }
    return Cell.lines(new Text(amount, style), new Text(part, style));
  }

  private Cell percents(@Nullable Double a, @Nullable Double b, Row.Kind kind) {
    return pair(percent(a), percent(b), after.percents(), kind);
  }

  private String percent(@Nullable Double percent) {
    return percent == null
        ? view.canvas().glyphs().none()
        : rounded(new BigDecimal(percent), 1) + "%";
  }

  private static Cell points(@Nullable Double points, boolean moreIsBetter) {
    if (points == null) {
      return Cell.EMPTY;
    }
    String text = signed(new BigDecimal(points), 1);
    Style style = Style.MUTED;
    if (moreIsBetter && text.startsWith("+")) {
      style = Style.BETTER;
    } else if (moreIsBetter && text.startsWith("-")) {
      style = Style.WORSE;
    }
    return Cell.of(text, style);
  }

  private String dollars(@Nullable DiffSide side) {
    return side == null
        ? view.canvas().glyphs().none()
        : money(side.dollars()) + (marked ? mark(side) : "");
  }

  private String mark(DiffSide side) {
    return FigureCells.mark(side.status(), view.canvas().glyphs());
  }

  private static boolean marked(DiffReport report) {
    for (DiffSection section : report.sections()) {
      for (DiffRow row : section.rows()) {
        if (marked(row.a()) || marked(row.b())) {
          return true;
        }
      }
    }
    return marked(report.overall().a()) || marked(report.overall().b());
  }

  private static boolean marked(@Nullable DiffSide side) {
    return side != null && side.status() != PriceStatus.PRICED;
  }

  private static String money(BigDecimal dollars) {
    BigDecimal pico = dollars.movePointRight(Money.SCALE).setScale(0, RoundingMode.HALF_EVEN);
    return Dollars.cents(Money.ofPico(pico.longValueExact()));
  }

  private String input(@Nullable DiffSide side) {
    return side == null
        ? view.canvas().glyphs().none()
        : Counts.grouped(side.figures().tokens().input());
  }

  private static @Nullable Double used(@Nullable DiffSide side) {
    return side == null ? null : side.usedPercent();
  }

  private static @Nullable Double hit(@Nullable DiffSide side) {
    return side == null ? null : side.cacheHitPercent();
  }

  /** From a thousand percent on, nobody reads decimals. */
  private static String share(BigDecimal percent) {
    if (percent.abs().compareTo(MUCH) < 0) {
      return signed(percent, 1) + "%";
    }
    BigDecimal whole = percent.setScale(0, RoundingMode.HALF_EVEN);
    boolean fits = whole.precision() < Long.toString(Long.MAX_VALUE).length();
    return (percent.signum() > 0 ? "+" : "")
        + (fits ? Counts.grouped(whole.longValueExact()) : whole.toPlainString())
        + "%";
  }

  private static String signed(BigDecimal number, int places) {
    String text = rounded(number, places);
    return text.startsWith("-") || new BigDecimal(text).signum() == 0 ? text : "+" + text;
  }

  private static String rounded(BigDecimal number, int places) {
    return number.setScale(places, RoundingMode.HALF_EVEN).toPlainString();
  }
}
