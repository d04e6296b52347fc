package dev.cctally.cli.render;

import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.SessionReport;
import dev.cctally.platform.report.SessionRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The report by session as a table. */
public final class SessionTable {
  private final ReportView view;
  private final FigureCells figures;
  private final Footnotes footnotes;
  private final SessionNames names;

  private SessionTable(SessionReport report, ReportView view) {
    this.view = view;
    this.footnotes = new Footnotes(view);
    this.names = new SessionNames(view, report.rows());
    boolean marked = false;
    for (SessionRow row : report.rows()) {
      marked |= FigureCells.anyMark(row.models());
      footnotes.saw(row.models());
    }
    this.figures =
        new FigureCells(
            view,
            marked,
            view.shape() == ReportShape.INCLUSIVE_INPUT
                ? FigureLayout.REASONING
                : FigureLayout.OUTPUT_LAST);
  }

  /**
   * {@return the table with its title and footnotes}
   *
   * @param report the report; has rows
   * @param view how to show it
   */
  public static String of(SessionReport report, ReportView view) {
    SessionTable table = new SessionTable(report, view);
    TableLayout.Drawn drawn =
        TableLayout.drawLong(
            rows -> table.table(report, true, rows),
            () -> table.table(report, false, Integer.MAX_VALUE),
            view.canvas());
    table.footnotes.prices(report.unpricedModels());
    table.footnotes.hidden(drawn.columnsHidden());
    return TableTitle.of(view, "Sessions") + drawn.text() + table.footnotes.text();
  }

  /** The table with the first rows of the report, and the totals of all. */
  private Table table(SessionReport report, boolean wide, int limit) {
    List<Column> columns = new ArrayList<>();
    if (wide) {
      columns.add(Column.whole(0, "Date"));
      columns.add(Column.path(16, 0, "Directory"));
      columns.add(names.column());
      columns.add(Column.text(16, 0, "Models"));
      figures.wideColumns(columns);
      columns.add(Column.whole(0, "Last", "Activity"));
    } else {
      columns.add(Column.whole(Column.ESSENTIAL, "Last", "Activity"));
      columns.add(Column.path(12, Column.ESSENTIAL, "Directory", "Session"));
      columns.add(Column.text(Cell.telling(names(report), 10, 16), 15, "Models"));
      figures.narrowColumns(columns);
    }
    List<Row> rows = new ArrayList<>();
    List<ModelUsage> all = new ArrayList<>();
    for (SessionRow row : report.rows()) {
      all.addAll(row.models());
    }
    for (SessionRow row : report.rows().subList(0, Math.min(limit, report.rows().size()))) {
      rows.add(new Row(Row.Kind.BODY, wide ? wide(row) : narrow(row)));
    }
    rows.add(total(report.totals(), all, wide));
    return new Table(columns, rows, !wide);
  }

  private Set<String> names(SessionReport report) {
    Set<String> names = new HashSet<>();
    for (SessionRow row : report.rows()) {
      names.addAll(view.models().shortened(row.modelsUsed()));
    }
    return names;
  }

  private List<Cell> wide(SessionRow row) {
    List<Cell> cells = new ArrayList<>();
    String date = Instants.date(row.lastMicros(), view.zone());
    cells.add(Cell.of(date, Style.KEY));
    cells.add(Cell.of(names.directory(row), Style.PLAIN));
    cells.add(Cell.of(names.id(row), Style.MUTED));
    cells.add(Cell.list(view.models().shortened(row.modelsUsed()), Style.PLAIN));
    cells.addAll(figures.wide(row.figures(), row.models(), Row.Kind.BODY));
    cells.add(Cell.of(date + " " + Instants.minute(row.lastMicros(), view.zone()), Style.MUTED));
    return cells;
  }

  private List<Cell> narrow(SessionRow row) {
    List<Cell> cells = new ArrayList<>();
    cells.add(
        Cell.lines(
            new Text(Instants.date(row.lastMicros(), view.zone()), Style.KEY),
            new Text(Instants.minute(row.lastMicros(), view.zone()), Style.MUTED)));
    cells.add(
        Cell.lines(
            new Text(names.directory(row), Style.PLAIN), new Text(names.id(row), Style.MUTED)));
    cells.add(Cell.list(view.models().shortened(row.modelsUsed()), Style.PLAIN));
    cells.addAll(figures.narrow(row.figures(), row.models(), Row.Kind.BODY));
    return cells;
  }

  private Row total(Figures totals, List<ModelUsage> models, boolean wide) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of("Total", Style.TOTAL));
    for (int i = 0; i < (wide ? 3 : 2); i++) {
      cells.add(Cell.EMPTY);
    }
    cells.addAll(
        wide
            ? figures.wide(totals, models, Row.Kind.TOTAL)
            : figures.narrow(totals, models, Row.Kind.TOTAL));
    if (wide) {
      cells.add(Cell.EMPTY);
    }
    return new Row(Row.Kind.TOTAL, cells);
  }
}
