package dev.cctally.cli.render;

import dev.cctally.platform.report.diff.DiffFilter;
import dev.cctally.platform.report.diff.DiffPart;
import dev.cctally.platform.report.diff.DiffReport;
import dev.cctally.platform.report.diff.DiffRow;
import dev.cctally.platform.report.diff.DiffSection;
import dev.cctally.platform.report.diff.DiffWindow;
import dev.cctally.platform.time.EpochMicros;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Two windows compared, as a table. */
public final class DiffTable {
  private static final int LONGEST_NAME = 24;

  private final DiffReport report;
  private final ReportView view;
  private final Instant now;

  private DiffTable(DiffReport report, ReportView view, Instant now) {
    this.report = report;
    this.view = view;
    this.now = now;
  }

  /**
   * {@return the table with its title, the windows above and footnotes below}
   *
   * @param report the report
   * @param view how to show it
   * @param now the present
   */
  public static String of(DiffReport report, ReportView view, Instant now) {
    return new DiffTable(report, view, now).text();
  }

  private String text() {
    TableLayout.Drawn drawn =
        TableLayout.draw(() -> table(true), () -> table(false), view.canvas());
    StringBuilder out = new StringBuilder(TableTitle.of(view, "Comparison"));
    window(out, "A", report.query().a());
    window(out, "B", report.query().b());
    out.append('\n').append(drawn.text());
    Footnotes footnotes = new Footnotes(view);
    if (report.query().mismatched() && view.cost()) {
      footnotes.add("The windows differ in length: costs are those of a day.");
      notOver("A", report.query().a(), footnotes);
      notOver("B", report.query().b(), footnotes);
    }
    report.sections().forEach(section -> hidden(section, footnotes));
    footnotes.saw(report.models());
    footnotes.prices(report.unpricedModels());
    footnotes.hidden(drawn.columnsHidden());
    return out.append(footnotes.text()).toString();
  }

  private void window(StringBuilder out, String letter, DiffWindow window) {
    boolean colour = view.canvas().colour();
    String times =
        time(window.window().start())
            + " "
            + view.canvas().glyphs().arrow()
            + " "
            + time(window.window().end());
    BigDecimal days = DiffOptions.days(window);
    String length = plain(days) + (days.compareTo(BigDecimal.ONE) == 0 ? " day" : " days");
    String label = DisplayText.clean(window.label());
    String span = times + ", " + length;
    boolean fits = 6 + label.length() + span.length() <= view.canvas().width();
    out.append(' ')
        .append(Style.HEADER.paint(letter, colour))
        .append("  ")
        .append(Style.KEY.paint(label, colour))
        .append(Style.MUTED.paint((fits ? "  " : "\n    ") + span, colour))
        .append('\n');
    Instant reset = window.afterReset();
    if (reset != null) {
      out.append(
              Style.WARNING.paint(
                  "    counted back from the reset of " + time(reset) + ", no week of the quota",
                  colour))
          .append('\n');
    }
  }

  private void notOver(String letter, DiffWindow window, Footnotes footnotes) {
    if (window.window().end().isAfter(now)) {
      footnotes.add(letter + " is not over yet, and its days to come lower its cost a day.");
    }
  }

  private String time(Instant instant) {
    long micros = EpochMicros.of(instant);
    return Instants.date(micros, view.zone()) + " " + Instants.minute(micros, view.zone());
  }

  private Table table(boolean wide) {
    DiffCells cells = DiffCells.of(report, view, wide);
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text(wide ? fixed() : 14, Column.ESSENTIAL, ""));
    cells.columns(columns);
    List<Row> rows = new ArrayList<>();
    for (DiffSection section : report.sections()) {
      DiffPart part = section.part();
      if (part == DiffPart.CACHE && section.rows().isEmpty()) {
        continue;
      }
      if (part != DiffPart.OVERALL) { // its row says so itself
        rows.add(Row.heading(title(part)));
      }
      for (DiffRow row : shown(section)) {
        rows.add(row(row, part, wide, cells));
      }
      if (part == DiffPart.MODELS || part == DiffPart.PROJECTS) {
        List<Cell> total = new ArrayList<>();
        total.add(Cell.of("Total", Style.TOTAL));
        total.addAll(cells.of(report.overall(), Row.Kind.TOTAL));
        rows.add(new Row(Row.Kind.TOTAL, total));
      }
    }
    return new Table(columns, rows, !wide);
  }

  /** The vendor's row about the cache repeats the one before. */
  private static List<DiffRow> shown(DiffSection section) {
    return section.part() == DiffPart.CACHE && !section.rows().isEmpty()
        ? section.rows().subList(0, 1)
        : section.rows();
  }

  private Row row(DiffRow row, DiffPart part, boolean wide, DiffCells cells) {
    List<Cell> line = new ArrayList<>();
    String status = status(row);
    String name = name(row, part);
    if (wide) {
      line.add(Cell.of(status.isEmpty() ? name : name + " " + status, Style.KEY));
    } else {
      // Only the name may be cut: what is said of it stands below, where the other figures do.
      List<Text> lines = new ArrayList<>();
      List<String> words = part == DiffPart.CACHE ? List.of(name.split(" ")) : List.of(name);
      words.forEach(word -> lines.add(new Text(word, Style.KEY)));
      if (!status.isEmpty()) {
        lines.add(new Text(status, Style.KEY));
      }
      line.add(new Cell(lines, false));
    }
    line.addAll(cells.of(row, Row.Kind.BODY));
    return new Row(Row.Kind.BODY, line);
  }

  private String name(DiffRow row, DiffPart part) {
    return switch (part) {
      case MODELS -> view.models().shortened(row.label());
      case CACHE -> "Cached responses";
      case OVERALL, PROJECTS -> row.label();
    };
  }

  private static String status(DiffRow row) {
    return switch (row.status()) {
      case NEW -> "(new)";
      case DROPPED -> "(dropped)";
      case CHANGED -> "";
    };
  }

  /** The least that names take in one line, so that what is said of them is not cut. */
  private int fixed() {
    int width = 20;
    for (DiffSection section : report.sections()) {
      for (DiffRow row : shown(section)) {
        String status = status(row);
        int name = Math.min(LONGEST_NAME, DisplayText.width(name(row, section.part())));
        width = Math.max(width, name + (status.isEmpty() ? 0 : 1 + status.length()));
      }
    }
    return width;
  }

  private static String title(DiffPart part) {
    return switch (part) {
      case OVERALL -> "Overall";
      case MODELS -> "Models";
      case PROJECTS -> "Projects";
      case CACHE -> "Cache";
    };
  }

  private void hidden(DiffSection section, Footnotes footnotes) {
    if (section.hidden() == 0) {
      return;
    }
    DiffFilter filter = report.query().filter();
    String what = title(section.part()).toLowerCase(Locale.ROOT);
    String rows = section.hidden() == 1 ? "1 row" : section.hidden() + " rows";
    if (filter.top() != null) {
      footnotes.add("(" + rows + " of " + what + " hidden; --top shows more.)");
      return;
    }
    footnotes.add(
        "("
            + rows
            + " of "
            + what
            + " hidden: changed by less than $"
            + filter.minDollars().setScale(2, RoundingMode.HALF_EVEN).toPlainString()
            + " and less than "
            + plain(filter.minPercent())
            + "%. Pass --all to show, or --min-delta to override.)");
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
