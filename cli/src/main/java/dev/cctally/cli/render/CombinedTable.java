package dev.cctally.cli.render;

import dev.cctally.platform.report.BucketRow;
import dev.cctally.platform.report.CombinedReport;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.Granularity;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.SessionRow;
import dev.cctally.platform.report.VendorReport;
import dev.cctally.spi.vendor.CostBasis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reports over several vendors as a table. Dollars of vendors that bill and of vendors whose tokens
 * are covered by a subscription have totals of their own.
 */
public final class CombinedTable {
  private final ReportView view;
  private final Map<String, VendorLabel> vendors = new LinkedHashMap<>();

  /**
   * Makes a renderer.
   *
   * @param view how to show tables; its model names are not used
   * @param labels the vendors
   */
  public CombinedTable(ReportView view, List<VendorLabel> labels) {
    this.view = view;
    labels.forEach(label -> vendors.put(label.id(), label));
  }

  /**
   * {@return the table by period and vendor, with its title and footnotes}
   *
   * @param report the report
   * @param granularity the period
   */
  public String ofBuckets(CombinedReport<BucketRow> report, Granularity granularity) {
    return text(
        report,
        Periods.title(granularity),
        BucketRow::models,
        (figures, wide) -> buckets(report, granularity, figures, wide));
  }

  /**
   * {@return the table by session, with its title and footnotes}
   *
   * @param report the report
   */
  public String ofSessions(CombinedReport<SessionRow> report) {
    return text(
        report, "Sessions", SessionRow::models, (figures, wide) -> sessions(report, figures, wide));
  }

  /** Makes one of two layouts. */
  private interface Layout {
    Table table(FigureCells figures, boolean wide);
  }

  private <R> String text(
      CombinedReport<R> report, String title, Function<R, List<ModelUsage>> models, Layout layout) {
    Footnotes footnotes = new Footnotes(view);
    boolean marked = false;
    for (VendorReport<R> row : report.rows()) {
      List<ModelUsage> used = models.apply(row.report());
      marked |= FigureCells.anyMark(used);
      footnotes.saw(used);
    }
    FigureCells figures = new FigureCells(view, marked, FigureLayout.OUTPUT_SECOND);
    TableLayout.Drawn drawn =
        TableLayout.draw(
            () -> layout.table(figures, true), () -> layout.table(figures, false), view.canvas());
    if (report.rows().isEmpty()) {
      footnotes.add("No usage in this range.");
    }
    bases(footnotes);
    List<String> unpriced = new ArrayList<>();
    report.unpricedModels().forEach(part -> unpriced.addAll(part.report()));
    footnotes.prices(unpriced);
    footnotes.hidden(drawn.columnsHidden());
    return TableTitle.of(view, title) + drawn.text() + footnotes.text();
  }

  /** What the dollars of each vendor mean. */
  private void bases(Footnotes footnotes) {
    if (!view.cost()) {
      return;
    }
    Map<String, List<String>> byMeaning = new LinkedHashMap<>();
    for (CostBasis basis : CostBasis.values()) {
      byMeaning.put(meaning(basis), new ArrayList<>());
    }
    byMeaning.put(meaning(null), new ArrayList<>());
    vendors
        .values()
        .forEach(vendor ->
            byMeaning
                .computeIfAbsent(meaning(vendor.basis()), _ -> new ArrayList<>())
                .add(vendor.brief()));
    byMeaning.forEach((meaning, names) -> {
      if (!names.isEmpty()) {
        footnotes.add(meaning + String.join(", ", names) + ".");
      }
    });
  }

  private static String meaning(@Nullable CostBasis basis) {
    if (basis == null) {
      return "What the dollars mean is not known, because the plugin does not work: ";
    }
    return basis == CostBasis.EQUIVALENT
        ? "Equivalent, what the tokens would cost at list price: "
        : "Actual, what is billed: ";
  }

  private Table buckets(
      CombinedReport<BucketRow> report,
      Granularity granularity,
      FigureCells figures,
      boolean wide) {
    List<Column> columns = new ArrayList<>();
    keyColumns(columns, wide, Periods.header(granularity));
    columns.add(Column.text(wide ? 16 : 12, 30, "Models"));
    List<Row> rows = new ArrayList<>();
    Map<String, List<ModelUsage>> used = new LinkedHashMap<>();
    String before = "";
    for (VendorReport<BucketRow> part : report.rows()) {
      BucketRow row = part.report();
      String key = Periods.key(granularity, row.start());
      Text shown = new Text(wide && key.equals(before) ? "" : key, Style.KEY);
      List<Cell> cells = keyCells(wide, label(part).brief(), Style.PLAIN, shown);
      before = key;
      List<String> names = label(part).models().shortened(row.modelsUsed());
      cells.add(
          view.breakdown() && names.size() > 1
              ? Cell.of(Counts.of(names.size(), "model"), Style.PLAIN)
              : Cell.list(names, Style.PLAIN));
      rows.add(figures.row(cells, row.figures(), row.models(), Row.Kind.BODY, wide));
      if (view.breakdown()) {
        details(part, figures, wide, rows);
      }
      used.computeIfAbsent(basis(part.basis()), _ -> new ArrayList<>()).addAll(row.models());
    }
    totals(report, used, figures, wide, 1, rows);
    addFigures(columns, figures, wide);
    return new Table(columns, rows, !wide);
  }

  private void details(
      VendorReport<BucketRow> part, FigureCells figures, boolean wide, List<Row> rows) {
    Glyphs glyphs = view.canvas().glyphs();
    List<ModelUsage> models = part.report().models();
    for (int i = 0; i < models.size(); i++) {
      ModelUsage model = models.get(i);
      String branch = i == models.size() - 1 ? glyphs.lastBranch() : glyphs.branch();
      String name = label(part).models().shortened(model.model());
      Cell cell = Cell.of(branch + name, Style.MUTED);
      rows.add(
          figures.row(
              wide ? List.of(Cell.EMPTY, Cell.EMPTY, cell) : List.of(Cell.EMPTY, cell),
              model.figures(),
              List.of(model),
              Row.Kind.DETAIL,
              wide));
    }
  }

  private Table sessions(CombinedReport<SessionRow> report, FigureCells figures, boolean wide) {
    SessionNames session =
        new SessionNames(view, report.rows().stream().map(VendorReport::report).toList());
    List<Column> columns = new ArrayList<>();
    keyColumns(columns, wide, "Last", "Activity");
    if (wide) {
      columns.add(Column.path(16, 0, "Directory"));
      columns.add(session.column());
      columns.add(Column.text(16, 0, "Models"));
    } else {
      columns.add(Column.path(12, 40, "Directory", "Session"));
      Set<String> names = new HashSet<>();
      for (VendorReport<SessionRow> part : report.rows()) {
        names.addAll(label(part).models().shortened(part.report().modelsUsed()));
      }
      columns.add(Column.text(Cell.telling(names, 10, 16), 15, "Models"));
    }
    List<Row> rows = new ArrayList<>();
    Map<String, List<ModelUsage>> used = new LinkedHashMap<>();
    for (VendorReport<SessionRow> part : report.rows()) {
      var row = part.report();
      Text date = new Text(Instants.date(row.lastMicros(), view.zone()), Style.KEY);
      String minute = Instants.minute(row.lastMicros(), view.zone());
      Text directory = new Text(session.directory(row), Style.PLAIN);
      Text id = new Text(session.id(row), Style.MUTED);
      String vendor = label(part).brief();
      List<Cell> cells =
          wide
              ? keyCells(
                  true, vendor, Style.PLAIN, new Text(date.value() + " " + minute, Style.KEY))
              : keyCells(false, vendor, Style.PLAIN, date, new Text(minute, Style.MUTED));
      if (wide) {
        cells.add(Cell.lines(directory));
        cells.add(Cell.lines(id));
      } else {
        cells.add(Cell.lines(directory, id));
      }
      cells.add(Cell.list(label(part).models().shortened(row.modelsUsed()), Style.PLAIN));
      rows.add(figures.row(cells, row.figures(), row.models(), Row.Kind.BODY, wide));
      used.computeIfAbsent(basis(part.basis()), _ -> new ArrayList<>()).addAll(row.models());
    }
    totals(report, used, figures, wide, wide ? 3 : 2, rows);
    addFigures(columns, figures, wide);
    return new Table(columns, rows, !wide);
  }

  /** What names a row: when, and whose. Where there is little room, one below the other. */
  private static void keyColumns(List<Column> columns, boolean wide, String... when) {
    if (wide) {
      columns.add(Column.whole(Column.ESSENTIAL, when));
      columns.add(Column.whole(Column.ESSENTIAL, "Vendor"));
    } else {
      List<String> header = new ArrayList<>(List.of(when));
      header.add("Vendor");
      columns.add(Column.whole(Column.ESSENTIAL, header.toArray(String[]::new)));
    }
  }

  /** The cells of those columns; the caller's own. */
  private static List<Cell> keyCells(boolean wide, String whose, Style style, Text... when) {
    List<Cell> cells = new ArrayList<>();
    List<Text> lines = new ArrayList<>(List.of(when));
    if (wide) {
      cells.add(new Cell(lines, false));
      cells.add(Cell.of(whose, style));
    } else {
      lines.add(new Text(whose, style));
      cells.add(new Cell(lines, false));
    }
    return cells;
  }

  private static void addFigures(List<Column> columns, FigureCells figures, boolean wide) {
    if (wide) {
      figures.wideColumns(columns);
    } else {
      figures.narrowColumns(columns);
    }
  }

  private VendorLabel label(VendorReport<?> part) {
    VendorLabel label = vendors.get(part.vendorId());
    if (label == null) {
      throw new IllegalArgumentException("no label for vendor " + part.vendorId());
    }
    return label;
  }

  /** One row for each basis that the vendors have, never one for all. */
  private void totals(
      CombinedReport<?> report,
      Map<String, List<ModelUsage>> used,
      FigureCells figures,
      boolean wide,
      int blanks,
      List<Row> rows) {
    for (CostBasis basis : CostBasis.values()) {
      if (vendors.values().stream().anyMatch(vendor -> vendor.basis() == basis)) {
        rows.add(total(basis(basis), report.totals().of(basis), used, figures, wide, blanks));
      }
    }
    Figures unknown = report.totals().unknown();
    if (unknown != null) {
      rows.add(total(basis(null), unknown, used, figures, wide, blanks));
    }
  }

  private static Row total(
      String basis,
      Figures sum,
      Map<String, List<ModelUsage>> used,
      FigureCells figures,
      boolean wide,
      int blanks) {
    List<Cell> cells = keyCells(wide, basis, Style.TOTAL, new Text("Total", Style.TOTAL));
    for (int i = 0; i < blanks; i++) {
      cells.add(Cell.EMPTY);
    }
    return figures.row(cells, sum, used.getOrDefault(basis, List.of()), Row.Kind.TOTAL, wide);
  }

  private static String basis(@Nullable CostBasis basis) {
    return basis == null ? "unknown" : GeneralParts.word(basis);
  }
}
