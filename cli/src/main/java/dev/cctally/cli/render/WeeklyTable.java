package dev.cctally.cli.render;

import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.quota.week.WeeklyReport;
import dev.cctally.platform.report.quota.week.WeeklyRow;
import dev.cctally.platform.time.EpochMicros;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Usage by the weeks of a quota as a table. */
public final class WeeklyTable {
  private final WeeklyReport report;
  private final ReportView view;
  private final long nowMicros;
  private final FigureCells figures;

  private WeeklyTable(WeeklyReport report, ReportView view, long nowMicros) {
    this.report = report;
    this.view = view;
    this.nowMicros = nowMicros;
    boolean marked = false;
    for (WeeklyRow row : report.rows()) {
      marked |= FigureCells.anyMark(row.models());
    }
    figures = new FigureCells(view, marked, FigureLayout.OUTPUT_SECOND);
  }

  /**
   * {@return the table with its title and footnotes}
   *
   * @param report the report; has rows
   * @param view how to show it
   * @param nowMicros the present: microseconds since 1970-01-01T00:00:00Z
   */
  public static String of(WeeklyReport report, ReportView view, long nowMicros) {
    return new WeeklyTable(report, view, nowMicros).text();
  }

  private String text() {
    TableLayout.Drawn drawn =
        TableLayout.draw(() -> table(true), () -> table(false), view.canvas());
    Footnotes footnotes = new Footnotes(view);
    boolean guessed = false;
    for (WeeklyRow row : report.rows()) {
      footnotes.saw(row.models());
      long from = EpochMicros.of(row.week().start());
      long to = EpochMicros.of(row.week().end());
      guessed |= !row.week().recorded();
      if (row.week().recorded() && nowMicros >= from && nowMicros < to) {
        footnotes.add(
            "The current week started " + minute(from) + " and resets " + minute(to) + ".");
      }
    }
    if (guessed) {
      footnotes.add(
          view.canvas().glyphs().none()
              + " No reading of the quota is recorded for these weeks; their limits follow from"
              + " the others, or from the calendar.");
    }
    footnotes.prices(report.unpricedModels());
    footnotes.hidden(drawn.columnsHidden());
    return TableTitle.of(view, "Weekly") + drawn.text() + footnotes.text();
  }

  private String minute(long micros) {
    return Instants.date(micros, view.zone()) + " " + Instants.minute(micros, view.zone());
  }

  private Table table(boolean wide) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.whole(Column.ESSENTIAL, "Week"));
    columns.add(Column.text(wide ? 16 : 12, 30, "Models"));
    if (wide) {
      figures.wideColumns(columns);
      columns.add(Column.number(0, "Used", "%"));
      if (view.cost()) {
        columns.add(Column.number(0, "$/1%"));
      }
    } else {
      figures.narrowColumns(columns);
      columns.add(
          view.cost()
              ? Column.number(Column.ESSENTIAL, "Used %", "$/1%")
              : Column.number(Column.ESSENTIAL, "Used %"));
    }
    List<Row> rows = new ArrayList<>();
    List<ModelUsage> all = new ArrayList<>();
    for (WeeklyRow row : report.rows()) {
      all.addAll(row.models());
      rows.add(new Row(Row.Kind.BODY, body(row, wide)));
      if (view.breakdown()) {
        details(row, wide, rows);
      }
    }
    List<Cell> total = new ArrayList<>();
    total.add(Cell.of("Total", Style.TOTAL));
    total.add(Cell.EMPTY);
    total.addAll(cells(report.totals(), all, Row.Kind.TOTAL, wide));
    total.addAll(quota(null, null, wide));
    rows.add(new Row(Row.Kind.TOTAL, total));
    return new Table(columns, rows, !wide);
  }

  private List<Cell> body(WeeklyRow row, boolean wide) {
    List<Cell> cells = new ArrayList<>();
    String week = row.displayWeek().toString();
    int year = week.indexOf('-', 1);
    cells.add(
        wide
            ? Cell.of(week, Style.KEY)
            : Cell.lines(
                new Text(week.substring(0, year), Style.KEY),
                new Text(week.substring(year + 1), Style.KEY)));
    List<String> names = view.models().shortened(row.modelsUsed());
    cells.add(
        view.breakdown() && names.size() > 1
            ? Cell.of(Counts.of(names.size(), "model"), Style.PLAIN)
            : Cell.list(names, Style.PLAIN));
    cells.addAll(cells(row.figures(), row.models(), Row.Kind.BODY, wide));
    cells.addAll(quota(row.usedPercent(), row.dollarsPerPercent(), wide));
    return cells;
  }

  private void details(WeeklyRow row, boolean wide, List<Row> rows) {
    Glyphs glyphs = view.canvas().glyphs();
    int last = row.models().size() - 1;
    for (int i = 0; i <= last; i++) {
      ModelUsage model = row.models().get(i);
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.EMPTY);
      String branch = i == last ? glyphs.lastBranch() : glyphs.branch();
      cells.add(Cell.of(branch + view.models().shortened(model.model()), Style.MUTED));
      cells.addAll(cells(model.figures(), List.of(model), Row.Kind.DETAIL, wide));
      cells.add(Cell.EMPTY);
      if (wide && view.cost()) {
        cells.add(Cell.EMPTY);
      }
      rows.add(new Row(Row.Kind.DETAIL, cells));
    }
  }

  private List<Cell> cells(Figures of, List<ModelUsage> models, Row.Kind kind, boolean wide) {
    return wide ? figures.wide(of, models, kind) : figures.narrow(of, models, kind);
  }

  private List<Cell> quota(@Nullable Double used, @Nullable Double ratio, boolean wide) {
    String none = view.canvas().glyphs().none();
    Text percent =
        used == null
            ? new Text(none, Style.MUTED)
            : new Text(Rounded.places(used, 1) + "%", Style.PLAIN);
    Text dollars =
        ratio == null
            ? new Text(none, Style.MUTED)
            : new Text("$" + Rounded.places(ratio, 3), Style.MONEY);
    if (!view.cost()) {
      return List.of(Cell.lines(percent));
    }
    return wide
        ? List.of(Cell.lines(percent), Cell.lines(dollars))
        : List.of(Cell.lines(percent, dollars));
  }
}
