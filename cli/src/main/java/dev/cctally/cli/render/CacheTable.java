package dev.cctally.cli.render;

import dev.cctally.platform.project.Project;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.PriceStatus;
import dev.cctally.platform.report.cache.Anomaly;
import dev.cctally.platform.report.cache.CacheKey;
import dev.cctally.platform.report.cache.CacheModel;
import dev.cctally.platform.report.cache.CacheReport;
import dev.cctally.platform.report.cache.CacheRow;
import dev.cctally.platform.report.cache.Grouping;
import java.util.ArrayList;
import java.util.List;

/** The report about caches as a table. */
public final class CacheTable {
  private static final int SHORT_ID = 8;

  private final CacheReport report;
  private final ReportView view;
  private final CacheColumns columns;

  private CacheTable(CacheReport report, ReportView view) {
    this.report = report;
    this.view = view;
    boolean marked = false;
    for (CacheRow row : report.rows()) {
      marked |= worst(row.models()) != PriceStatus.PRICED;
    }
    columns = new CacheColumns(view, marked);
  }

  /**
   * {@return the table with its title and footnotes}
   *
   * @param report the report; has rows
   * @param view how to show it
   */
  public static String of(CacheReport report, ReportView view) {
    CacheTable table = new CacheTable(report, view);
    TableLayout.Drawn drawn =
        TableLayout.drawLong(
            rows -> table.table(true, rows),
            () -> table.table(false, Integer.MAX_VALUE),
            view.canvas());
    Footnotes footnotes = new Footnotes(view);
    table.anomalies(footnotes);
    for (CacheRow row : report.rows()) {
      footnotes.saw(usages(row.models()));
    }
    footnotes.prices(report.unpricedModels());
    footnotes.hidden(drawn.columnsHidden());
    String title = report.grouping() == Grouping.DAY ? "Cache by Day" : "Cache by Session";
    return TableTitle.of(view, title, report.range()) + drawn.text() + footnotes.text();
  }

  private void anomalies(Footnotes footnotes) {
    for (Anomaly anomaly : Anomaly.values()) {
      List<String> names = new ArrayList<>();
      for (CacheRow row : report.rows()) {
        if (row.anomalies().contains(anomaly)) {
          names.add(name(row.key()));
        }
      }
      if (!names.isEmpty()) {
        String what =
            switch (anomaly) {
              case NET_NEGATIVE -> " The cache cost more than it saved: ";
              case CACHE_DROP -> " Far less came from the cache than before: ";
            };
        String list = String.join(", ", names) + ".";
        footnotes.warn(view.canvas().glyphs().alert() + what + list);
      }
    }
  }

  private String name(CacheKey key) {
    return switch (key) {
      case CacheKey.Day day -> day.date().toString();
      case CacheKey.Session session -> shortId(session.sessionId());
    };
  }

  /** The table with the first rows of the report, and the totals of all. */
  private Table table(boolean wide, int limit) {
    List<Column> shown = new ArrayList<>();
    if (report.grouping() == Grouping.DAY) {
      shown.add(Column.whole(Column.ESSENTIAL, "Date"));
    } else if (wide) {
      shown.add(Column.whole(0, "Session"));
      shown.add(Column.whole(0, "Last", "Activity"));
      shown.add(Column.path(12, 0, "Project"));
    } else {
      shown.add(Column.whole(Column.ESSENTIAL, "Session", "Activity"));
      shown.add(Column.path(12, 30, "Project"));
    }
    shown.add(Column.text(wide ? 16 : 12, Column.ESSENTIAL, "Models"));
    if (wide) {
      columns.wide(shown);
    } else {
      columns.narrow(shown);
    }
    List<Row> rows = new ArrayList<>();
    List<CacheModel> all = new ArrayList<>();
    for (CacheRow row : report.rows()) {
      all.addAll(row.models());
    }
    for (CacheRow row : report.rows().subList(0, Math.min(limit, report.rows().size()))) {
      rows.add(new Row(Row.Kind.BODY, body(row, wide)));
      details(row, wide, rows);
    }
    List<Cell> total = new ArrayList<>();
    total.add(Cell.of("Total", Style.TOTAL));
    while (total.size() < keys(wide)) {
      total.add(Cell.EMPTY);
    }
    total.addAll(
        wide
            ? columns.wide(report.totals(), worst(all), Row.Kind.TOTAL)
            : columns.narrow(report.totals(), worst(all), Row.Kind.TOTAL));
    rows.add(new Row(Row.Kind.TOTAL, total));
    return new Table(shown, rows, !wide);
  }

  /** How many columns there are before the figures. */
  private int keys(boolean wide) {
    if (report.grouping() == Grouping.DAY) {
      return 2;
    }
    return wide ? 4 : 3;
  }

  private List<Cell> body(CacheRow row, boolean wide) {
    List<Cell> cells = new ArrayList<>();
    switch (row.key()) {
      case CacheKey.Day day -> cells.add(day(row, day.date().toString(), wide));
      case CacheKey.Session session -> session(row, session, wide, cells);
    }
    List<String> names =
        view.models().shortened(row.models().stream().map(CacheModel::model).toList());
    cells.add(
        names.size() > 1
            ? Cell.of(Counts.of(names.size(), "model"), Style.PLAIN)
            : Cell.list(names, Style.PLAIN));
    PriceStatus worst = worst(row.models());
    cells.addAll(
        wide
            ? columns.wide(row.figures(), worst, Row.Kind.BODY)
            : columns.narrow(row.figures(), worst, Row.Kind.BODY));
    return cells;
  }

  private Cell day(CacheRow row, String date, boolean wide) {
    int year = date.lastIndexOf('-', date.length() - 4);
    return wide
        ? Cell.of(date + mark(row), style(row))
        : Cell.lines(
            new Text(date.substring(0, year), style(row)),
            new Text(date.substring(year + 1) + mark(row), style(row)));
  }

  private void session(CacheRow row, CacheKey.Session session, boolean wide, List<Cell> cells) {
    String date = Instants.date(session.lastMicros(), view.zone());
    Text id = new Text(shortId(session.sessionId()) + mark(row), style(row));
    if (wide) {
      cells.add(Cell.lines(id));
      String minute = date + " " + Instants.minute(session.lastMicros(), view.zone());
      cells.add(Cell.of(minute, Style.MUTED));
    } else {
      cells.add(Cell.lines(id, new Text(date, Style.MUTED)));
    }
    cells.add(Cell.of(project(session), Style.PLAIN));
  }

  private String project(CacheKey.Session session) {
    String path = session.projectPath();
    if (path == null) {
      return Project.UNKNOWN.displayKey();
    }
    return HomeFolder.shown(path, view.home());
  }

  private String mark(CacheRow row) {
    return row.anomalies().isEmpty() ? "" : " " + view.canvas().glyphs().alert();
  }

  private static Style style(CacheRow row) {
    return row.anomalies().isEmpty() ? Style.KEY : Style.WARNING;
  }

  private void details(CacheRow row, boolean wide, List<Row> rows) {
    if (row.models().size() == 1) {
      return; // it would only say the same again
    }
    Glyphs glyphs = view.canvas().glyphs();
    int last = row.models().size() - 1;
    for (int i = 0; i <= last; i++) {
      CacheModel model = row.models().get(i);
      List<Cell> cells = new ArrayList<>();
      while (cells.size() < keys(wide) - 1) {
        cells.add(Cell.EMPTY);
      }
      String branch = i == last ? glyphs.lastBranch() : glyphs.branch();
      cells.add(Cell.of(branch + view.models().shortened(model.model()), Style.MUTED));
      cells.addAll(
          wide
              ? columns.wide(model.figures(), model.status(), Row.Kind.DETAIL)
              : columns.narrow(model.figures(), model.status(), Row.Kind.DETAIL));
      rows.add(new Row(Row.Kind.DETAIL, cells));
    }
  }

  /** Whole code points only. */
  private static String shortId(String id) {
    return id.codePointCount(0, id.length()) <= SHORT_ID
        ? id
        : id.substring(0, id.offsetByCodePoints(0, SHORT_ID));
  }

  private static PriceStatus worst(List<CacheModel> models) {
    PriceStatus worst = PriceStatus.PRICED;
    for (CacheModel model : models) {
      if (model.status().compareTo(worst) > 0) {
        worst = model.status();
      }
    }
    return worst;
  }

  private static List<ModelUsage> usages(List<CacheModel> models) {
    List<ModelUsage> usages = new ArrayList<>();
    for (CacheModel model : models) {
      usages.add(
          new ModelUsage(model.model(), model.figures().usage(), model.status(), model.pricedAs()));
    }
    return usages;
  }
}
