package dev.cctally.cli.render;

import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.range.RangeQuery;
import dev.cctally.platform.report.range.RangeReport;
import java.util.ArrayList;
import java.util.List;

/** The cost of a range by model, as a table. */
public final class RangeTable {
  private final RangeReport report;
  private final FigureCells figures;
  private final ReportView view;

  private RangeTable(RangeReport report, ReportView view) {
    this.report = report;
    this.view = view;
    figures =
        new FigureCells(
            view,
            FigureCells.anyMark(report.models()),
            FigureLayout.OUTPUT_SECOND,
            RangeJson.PLACES);
  }

  /**
   * {@return the table with its title and footnotes}
   *
   * @param report the report
   * @param query what was asked
   * @param untilNow whether the range ends now because nothing else was said
   * @param view how to show it; its zone is the one that instants were typed in
   */
  public static String of(RangeReport report, RangeQuery query, boolean untilNow, ReportView view) {
    RangeTable table = new RangeTable(report, view);
    TableLayout.Drawn drawn =
        TableLayout.draw(() -> table.table(true), () -> table.table(false), view.canvas());
    Footnotes footnotes = new Footnotes(view);
    footnotes.saw(report.models());
    footnotes.add(
        "From "
            + Instants.zulu(query.range().fromMicros())
            + (untilNow
                ? " until now."
                : " to " + Instants.zulu(query.range().toMicros()) + ", both included."));
    if (report.models().isEmpty()) {
      footnotes.add("No usage in this range.");
    }
    footnotes.prices(report.unpricedModels());
    footnotes.hidden(drawn.columnsHidden());
    return TableTitle.of(view, "Range") + drawn.text() + footnotes.text();
  }

  private Table table(boolean wide) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text(12, Column.ESSENTIAL, "Model"));
    columns.add(Column.number(30, "Entries"));
    if (wide) {
      figures.wideColumns(columns);
    } else {
      figures.narrowColumns(columns);
    }
    List<Row> rows = new ArrayList<>();
    for (ModelUsage model : report.models()) {
      Text name = new Text(view.models().shortened(model.model()), Style.KEY);
      rows.add(row(name, model.figures(), List.of(model), Row.Kind.BODY, wide));
    }
    rows.add(
        row(
            new Text("Total", Style.TOTAL),
            report.figures(),
            report.models(),
            Row.Kind.TOTAL,
            wide));
    return new Table(columns, rows, !wide);
  }

  private Row row(Text name, Figures sums, List<ModelUsage> models, Row.Kind kind, boolean wide) {
    List<Cell> start = new ArrayList<>();
    start.add(Cell.lines(name));
    Style style = kind == Row.Kind.TOTAL ? Style.TOTAL : Style.PLAIN;
    start.add(Cell.of(Counts.grouped(sums.entries()), style));
    return figures.row(start, sums, models, kind, wide);
  }
}
