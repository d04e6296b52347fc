package dev.cctally.cli.render;

import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.project.Project;
import dev.cctally.platform.report.BucketReport;
import dev.cctally.platform.report.BucketRow;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.Granularity;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.ProjectBucketReport;
import dev.cctally.platform.report.ProjectBuckets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reports by calendar period as a table. */
public final class BucketTable {
  private final ReportView view;
  private final Granularity granularity;
  private final FigureCells figures;
  private final Footnotes footnotes;

  private BucketTable(ReportView view, Granularity granularity, List<Part> parts) {
    this.view = view;
    this.granularity = granularity;
    this.footnotes = new Footnotes(view);
    boolean marked = false;
    for (Part part : parts) {
      for (BucketRow row : part.rows()) {
        marked |= FigureCells.anyMark(row.models());
        footnotes.saw(row.models());
      }
    }
    this.figures =
        new FigureCells(
            view,
            marked,
            view.shape() == ReportShape.INCLUSIVE_INPUT
                ? FigureLayout.REASONING
                : FigureLayout.OUTPUT_SECOND);
  }

  /** Rows under one heading; an empty heading for none. */
  private record Part(String heading, List<BucketRow> rows) {}

  /**
   * {@return the table with its title and footnotes}
   *
   * @param report the report
   * @param view how to show it
   */
  public static String of(BucketReport report, ReportView view) {
    List<Part> parts = List.of(new Part("", report.rows()));
    return new BucketTable(view, report.granularity(), parts)
        .text(parts, report.totals(), report.unpricedModels());
  }

  /**
   * {@return the table with its title and footnotes, grouped by project}
   *
   * @param report the report
   * @param view how to show it
   */
  public static String of(ProjectBucketReport report, ReportView view) {
    List<Part> parts = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (ProjectBuckets project : report.projects()) {
      String label = Labels.unique(label(project, view.projectAliases()), seen);
      parts.add(new Part("Project: " + label, project.rows()));
    }
    return new BucketTable(view, report.granularity(), parts)
        .text(parts, report.totals(), report.unpricedModels());
  }

  private static String label(ProjectBuckets buckets, Map<String, String> aliases) {
    Project project = buckets.project();
    String alias = aliases.get(project.displayKey());
    if (alias == null && project.gitRoot() != null) {
      alias = aliases.get(project.gitRoot());
    }
    if (alias == null) {
      alias = aliases.get(project.key());
    }
    return alias == null ? buckets.label() : alias;
  }

  private String text(List<Part> parts, Figures totals, List<String> unpricedModels) {
    TableLayout.Drawn drawn =
        TableLayout.draw(
            () -> table(parts, totals, true), () -> table(parts, totals, false), view.canvas());
    if (totals.entries() == 0) {
      footnotes.add("No usage in this range.");
    }
    footnotes.prices(unpricedModels);
    footnotes.hidden(drawn.columnsHidden());
    return TableTitle.of(view, Periods.title(granularity)) + drawn.text() + footnotes.text();
  }

  private Table table(List<Part> parts, Figures totals, boolean wide) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.whole(Column.ESSENTIAL, Periods.header(granularity)));
    columns.add(Column.text(wide ? 16 : 12, 30, "Models"));
    if (wide) {
      figures.wideColumns(columns);
    } else {
      figures.narrowColumns(columns);
    }
    List<Row> rows = new ArrayList<>();
    List<ModelUsage> all = new ArrayList<>();
    for (Part part : parts) {
      if (!part.heading().isEmpty()) {
        rows.add(Row.heading(part.heading()));
      }
      for (BucketRow row : part.rows()) {
        all.addAll(row.models());
        rows.add(row(row, wide));
        if (view.breakdown()) {
          details(row, wide, rows);
        }
      }
    }
    List<Cell> total = new ArrayList<>();
    total.add(Cell.of("Total", Style.TOTAL));
    total.add(Cell.EMPTY);
    total.addAll(cells(totals, all, Row.Kind.TOTAL, wide));
    rows.add(new Row(Row.Kind.TOTAL, total));
    return new Table(columns, rows, !wide);
  }

  private Row row(BucketRow row, boolean wide) {
    List<Cell> cells = new ArrayList<>();
    cells.add(period(row, wide));
    List<String> names = view.models().shortened(row.modelsUsed());
    cells.add(
        view.breakdown() && names.size() > 1
            ? Cell.of(Counts.of(names.size(), "model"), Style.PLAIN)
            : Cell.list(names, Style.PLAIN));
    cells.addAll(cells(row.figures(), row.models(), Row.Kind.BODY, wide));
    return new Row(Row.Kind.BODY, cells);
  }

  private Cell period(BucketRow row, boolean wide) {
    String key = Periods.key(granularity, row.start());
    int year = key.indexOf('-');
    return wide
        ? Cell.of(key, Style.KEY)
        : Cell.lines(
            new Text(key.substring(0, year), Style.KEY),
            new Text(key.substring(year + 1), Style.KEY));
  }

  private void details(BucketRow row, boolean wide, List<Row> rows) {
    Glyphs glyphs = view.canvas().glyphs();
    int last = row.models().size() - 1;
    for (int i = 0; i <= last; i++) {
      ModelUsage model = row.models().get(i);
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.EMPTY);
      String branch = i == last ? glyphs.lastBranch() : glyphs.branch();
      cells.add(Cell.of(branch + view.models().shortened(model.model()), Style.MUTED));
      cells.addAll(cells(model.figures(), List.of(model), Row.Kind.DETAIL, wide));
      rows.add(new Row(Row.Kind.DETAIL, cells));
    }
  }

  private List<Cell> cells(Figures of, List<ModelUsage> models, Row.Kind kind, boolean wide) {
    return wide ? figures.wide(of, models, kind) : figures.narrow(of, models, kind);
  }
}
