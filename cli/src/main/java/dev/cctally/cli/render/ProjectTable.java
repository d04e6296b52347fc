package dev.cctally.cli.render;

import dev.cctally.platform.project.Project;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.project.ModelSpan;
import dev.cctally.platform.report.project.ProjectGrouping;
import dev.cctally.platform.report.project.ProjectReport;
import dev.cctally.platform.report.project.ProjectUsage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The report by project as a table. */
public final class ProjectTable {
  private final ProjectReport report;
  private final ReportView view;
  private final FigureCells figures;
  private final String none;

  /** Where room is scarce, a column without any figure gives way; a footnote says it all. */
  private final boolean quota;

  private ProjectTable(ProjectReport report, ReportView view) {
    this.report = report;
    this.view = view;
    boolean marked =
        report.projects().stream().anyMatch(project -> FigureCells.anyMark(models(project)));
    figures = new FigureCells(view, marked, FigureLayout.OUTPUT_LAST);
    none = view.canvas().glyphs().none();
    quota = report.projects().stream().anyMatch(project -> project.usedPercent() != null);
  }

  /**
   * {@return the table with its title and footnotes}
   *
   * @param report the report; has projects
   * @param view how to show it
   */
  public static String of(ProjectReport report, ReportView view) {
    ProjectTable table = new ProjectTable(report, view);
    TableLayout.Drawn drawn =
        TableLayout.draw(() -> table.table(true), () -> table.table(false), view.canvas());
    Footnotes footnotes = new Footnotes(view);
    report.projects().forEach(project -> footnotes.saw(models(project)));
    footnotes.prices(report.unpricedModels());
    int weeks = report.weeksUnrecordedInUse();
    if (weeks > 0) {
      footnotes.add(
          "Note: Used % unavailable for "
              + weeks
              + (weeks == 1 ? " week " : " weeks ")
              + table.none
              + " no usage snapshots recorded.");
    }
    footnotes.hidden(drawn.columnsHidden());
    return TableTitle.of(view, "Projects", report.range()) + drawn.text() + footnotes.text();
  }

  private static List<ModelUsage> models(ProjectUsage project) {
    return project.models().stream().map(ModelSpan::usage).toList();
  }

  private Table table(boolean wide) {
    List<Column> columns = new ArrayList<>();
    if (wide) {
      columns.add(named(16, "Project"));
      columns.add(Column.number(0, "Sessions"));
      columns.add(Column.whole(0, "First", "Seen"));
      columns.add(Column.whole(0, "Last", "Seen"));
      for (FigureLayout.Count count : figures.layout().counts()) {
        columns.add(count.column());
      }
      if (view.cost()) {
        columns.add(Column.number(0, "Cost", "(USD)"));
      }
      columns.add(Column.number(0, "Used %"));
      if (view.cost()) {
        columns.add(Column.number(0, "$/1%"));
      }
    } else {
      columns.add(named(14, "Project", "Sessions"));
      columns.add(Column.whole(15, "First Seen", "Last Seen"));
      figures.narrowColumns(columns);
      if (quota) {
        columns.add(
            view.cost() ? Column.number(30, "Used %", "$/1%") : Column.number(30, "Used %"));
      }
    }
    List<Row> rows = new ArrayList<>();
    for (ProjectUsage project : report.projects()) {
      rows.add(new Row(Row.Kind.BODY, wide ? wide(project) : narrow(project)));
      if (view.breakdown()) {
        details(project, wide, rows);
      }
    }
    return new Table(columns, rows, !wide);
  }

  /** Of a path the end says more, of a name its beginning. */
  private Column named(int minimum, String... header) {
    return report.grouping() == ProjectGrouping.FULL_PATH
        ? Column.path(minimum, Column.ESSENTIAL, header)
        : Column.text(minimum, Column.ESSENTIAL, header);
  }

  private List<Cell> wide(ProjectUsage project) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(name(project), Style.KEY));
    cells.add(Cell.of(Counts.grouped(project.sessions()), Style.PLAIN));
    cells.add(date(project.firstMicros()));
    cells.add(date(project.lastMicros()));
    cells.addAll(counts(project.figures(), models(project), Row.Kind.BODY));
    cells.add(Cell.lines(used(project)));
    if (view.cost()) {
      cells.add(Cell.lines(perPercent(project)));
    }
    return cells;
  }

  private List<Cell> narrow(ProjectUsage project) {
    List<Cell> cells = new ArrayList<>();
    cells.add(
        Cell.lines(
            new Text(name(project), Style.KEY),
            new Text(Counts.of(project.sessions(), "session"), Style.MUTED)));
    cells.add(dates(project.firstMicros(), project.lastMicros()));
    cells.addAll(figures.narrow(project.figures(), models(project), Row.Kind.BODY));
    if (quota) {
      cells.add(
          view.cost() ? Cell.lines(used(project), perPercent(project)) : Cell.lines(used(project)));
    }
    return cells;
  }

  private void details(ProjectUsage project, boolean wide, List<Row> rows) {
    Glyphs glyphs = view.canvas().glyphs();
    int last = project.models().size() - 1;
    for (int i = 0; i <= last; i++) {
      ModelSpan model = project.models().get(i);
      List<ModelUsage> usage = List.of(model.usage());
      String branch = i == last ? glyphs.lastBranch() : glyphs.branch();
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(branch + view.models().shortened(model.usage().model()), Style.MUTED));
      if (wide) {
        cells.add(Cell.EMPTY);
        cells.add(date(model.firstMicros()));
        cells.add(date(model.lastMicros()));
        cells.addAll(counts(model.usage().figures(), usage, Row.Kind.DETAIL));
        cells.add(Cell.EMPTY);
        if (view.cost()) {
          cells.add(Cell.EMPTY);
        }
      } else {
        cells.add(dates(model.firstMicros(), model.lastMicros()));
        cells.addAll(figures.narrow(model.usage().figures(), usage, Row.Kind.DETAIL));
        if (quota) {
          cells.add(Cell.EMPTY);
        }
      }
      rows.add(new Row(Row.Kind.DETAIL, cells));
    }
  }

  /** All figures but the total of tokens, for which there is no room. */
  private List<Cell> counts(Figures of, List<ModelUsage> models, Row.Kind kind) {
    List<Cell> cells = figures.wide(of, models, kind);
    cells.remove(figures.layout().counts().size());
    return cells;
  }

  private String name(ProjectUsage usage) {
    Project project = usage.project();
    if (report.grouping() == ProjectGrouping.FULL_PATH) {
      return HomeFolder.shown(usage.label(), view.home()); // nobody looked for a git root
    }
    return project.gitRoot() == null && !project.unknown()
        ? usage.label() + " (no-git)"
        : usage.label();
  }

  private Cell date(long micros) {
    return Cell.of(Instants.date(micros, view.zone()), Style.MUTED);
  }

  private Cell dates(long first, long last) {
    return Cell.lines(
        new Text(Instants.date(first, view.zone()), Style.MUTED),
        new Text(Instants.date(last, view.zone()), Style.MUTED));
  }

  private Text used(ProjectUsage usage) {
    Double percent = usage.usedPercent();
    if (percent == null) {
      return new Text(none, Style.MUTED);
    }
    String weeks = usage.quotaWeeks() > 1 ? " (" + usage.quotaWeeks() + "wk)" : "";
    return new Text(rounded(percent, 1) + "%" + weeks, Style.PLAIN);
  }

  private Text perPercent(ProjectUsage usage) {
    Double dollars = usage.dollarsPerPercent();
    return dollars == null
        ? new Text(none, Style.MUTED)
        : new Text("$" + rounded(dollars, 2), Style.PLAIN);
  }

  private static String rounded(double number, int places) {
    return new BigDecimal(number).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
  }
}
