package dev.cctally.cli.render;

import dev.cctally.platform.config.FeedSettings;
import dev.cctally.platform.quota.Freshness;
import dev.cctally.platform.report.quota.trend.TrendReport;
import dev.cctally.platform.report.quota.trend.TrendRow;
import dev.cctally.platform.report.quota.trend.WeekSpan;
import dev.cctally.spi.model.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a percent of the quota costs, week by week, as tables. */
public final class TrendTable {
  private static final String NONE = "n/a";

  private final TrendReport report;
  private final FeedSettings settings;
  private final ReportView view;

  private TrendTable(TrendReport report, FeedSettings settings, ReportView view) {
    this.report = report;
    this.settings = settings;
    this.view = view;
  }

  /**
   * {@return the current week, the trend and, if asked for, the current week's milestones}
   *
   * @param report the report; has rows
   * @param settings what counts as fresh
   * @param detail whether the milestones are shown
   * @param view how to show it
   */
  public static String of(
      TrendReport report, FeedSettings settings, boolean detail, ReportView view) {
    TrendTable tables = new TrendTable(report, settings, view);
    StringBuilder out = new StringBuilder(TableTitle.of(view, "Quota by Week"));
    TrendRow current = report.current();
    if (current != null) {
      out.append(tables.currentWeek(current)).append('\n');
    }
    out.append(' ').append(Style.HEADING.paint("Trend:", view.canvas().colour())).append('\n');
    TableLayout.Drawn drawn =
        TableLayout.draw(() -> tables.trend(true), () -> tables.trend(false), view.canvas());
    Footnotes footnotes = new Footnotes(view);
    footnotes.hidden(drawn.columnsHidden());
    out.append(drawn.text()).append(footnotes.text());
    if (detail) {
      out.append('\n').append(MilestoneTable.of(report.milestones(), view));
    }
    return out.toString();
  }

  private String currentWeek(TrendRow row) {
    List<Row> rows = new ArrayList<>();
    Long captured = row.usageCapturedMicros();
    String age =
        captured == null
            ? ""
            : "  ("
                + Freshness.of(captured, report.nowMicros(), settings).label().word()
                + ", "
                + Durations.brief(report.nowMicros() - captured)
                + " old)";
    line(rows, "Current week", new Text(span(row.week()), Style.KEY));
    line(rows, "Used", percent(row.percent(), age));
    line(rows, "Cost", money(row.cost()));
    line(rows, "$ per 1%", ratio(row.dollarsPerPercent()));
    line(rows, "As of", moment(row.asOfMicros()));
    List<Column> columns =
        List.of(
            Column.whole(Column.ESSENTIAL, "Quota"), Column.text(20, Column.ESSENTIAL, "Value"));
    return TableLayout.draw(
            () -> new Table(columns, rows, false),
            () -> new Table(columns, rows, false),
            view.canvas())
        .text();
  }

  private static void line(List<Row> rows, String name, Text value) {
    rows.add(new Row(Row.Kind.BODY, List.of(Cell.of(name, Style.PLAIN), Cell.lines(value))));
  }

  private Table trend(boolean wide) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.whole(Column.ESSENTIAL, "Week"));
    columns.add(Column.number(Column.ESSENTIAL, "Used %"));
    columns.add(Column.number(60, "Cost", "(USD)"));
    columns.add(Column.number(Column.ESSENTIAL, "$/1%"));
    if (wide) {
      columns.add(Column.whole(30, "As Of"));
      columns.add(Column.whole(20, "Usage", "Captured"));
      columns.add(Column.whole(10, "Cost", "Captured"));
    } else {
      columns.add(Column.whole(10, "As Of"));
    }
    List<Row> rows = new ArrayList<>();
    for (TrendRow row : report.rows()) {
      List<Cell> cells = new ArrayList<>();
      cells.add(week(row, wide));
      cells.add(Cell.lines(percent(row.percent(), "")));
      cells.add(Cell.lines(money(row.cost())));
      cells.add(Cell.lines(ratio(row.dollarsPerPercent())));
      cells.add(Cell.lines(moment(row.asOfMicros())));
      if (wide) {
        cells.add(Cell.lines(moment(row.usageCapturedMicros())));
        cells.add(Cell.lines(moment(row.costCapturedMicros())));
      }
      rows.add(new Row(Row.Kind.BODY, cells));
    }
    return new Table(columns, rows, !wide);
  }

  private Cell week(TrendRow row, boolean wide) {
    WeekSpan week = row.week();
    Long from = week.fromMicros();
    Long to = week.toMicros();
    if (wide || from == null || to == null) {
      return Cell.of(span(week), Style.KEY);
    }
    return Cell.lines(
        new Text(minute(from), Style.KEY),
        new Text(view.canvas().glyphs().arrow() + " " + minute(to), Style.MUTED));
  }

  private String span(WeekSpan week) {
    Long from = week.fromMicros();
    Long to = week.toMicros();
    String arrow = " " + view.canvas().glyphs().arrow() + " ";
    return from == null || to == null
        ? week.key() + arrow + week.endKey()
        : minute(from) + arrow + minute(to);
  }

  private String minute(long micros) {
    return Instants.date(micros, view.zone()) + " " + Instants.minute(micros, view.zone());
  }

  private Text moment(@Nullable Long micros) {
    return micros == null ? none() : new Text(minute(micros), Style.PLAIN);
  }

  private static Text percent(@Nullable Double percent, String note) {
    return percent == null
        ? none()
        : new Text(String.format(Locale.ROOT, "%.2f%%", percent) + note, Style.PLAIN);
  }

  private static Text money(@Nullable Money money) {
    return money == null ? none() : new Text(Dollars.rounded(money, 6), Style.MONEY);
  }

  private static Text ratio(@Nullable Double dollars) {
    return dollars == null ? none() : new Text("$" + Rounded.places(dollars, 6), Style.MONEY);
  }

  private static Text none() {
    return new Text(NONE, Style.MUTED);
  }
}
