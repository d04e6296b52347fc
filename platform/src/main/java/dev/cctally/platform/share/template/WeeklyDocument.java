package dev.cctally.platform.share.template;

import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.quota.week.WeeklyReport;
import dev.cctally.platform.report.quota.week.WeeklyRow;
import dev.cctally.platform.share.Measure;
import dev.cctally.platform.share.Naming;
import dev.cctally.platform.share.ShareChart;
import dev.cctally.platform.share.ShareDocument;
import dev.cctally.platform.share.SharePeriod;
import dev.cctally.platform.share.ShareTable;
import dev.cctally.platform.share.ShareTotal;
import dev.cctally.platform.share.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Usage by the weeks of a quota as a document: the oldest week first. */
public final class WeeklyDocument {
  private final String vendorId;
  private final ShareContext context;
  private final List<WeeklyRow> rows;

  private WeeklyDocument(String vendorId, WeeklyReport report, ShareContext context) {
    this.vendorId = vendorId;
    this.context = context;
    rows = new ArrayList<>(report.rows());
    rows.sort(Comparator.comparing(row -> row.week().start()));
  }

  /**
   * {@return the document}
   *
   * @param vendorId the vendor
   * @param report its report, in any order
   * @param context what it is made with; with a breakdown, each model has a column
   * @throws ArithmeticException if a sum does not fit
   */
  public static ShareDocument of(String vendorId, WeeklyReport report, ShareContext context) {
    return new WeeklyDocument(vendorId, report, context).document();
  }

  private ShareDocument document() {
    Notes notes = new Notes(context);
    long sum = 0;
    double percents = 0;
    double peak = 0;
    long counted = 0;
    for (WeeklyRow row : rows) {
      notes.saw(vendorId, row.models());
      sum = Math.addExact(sum, amount(row));
      Double used = row.usedPercent();
      if (used != null) {
        percents += used;
        peak = Math.max(peak, used);
        counted++;
      }
    }
    return new ShareDocument(
        "weekly",
        context.titled("Weekly usage")
            + " — "
            + (rows.isEmpty() ? "no data" : QuotaWeekValues.lastWeeks(weeks())),
        period(),
        context.now(),
        Naming.NO_PROJECTS,
        rows.isEmpty() ? List.of() : List.of(chart()),
        table(),
        List.of(
            new ShareTotal("Sum", new Value.Amount(sum, context.measure())),
            new ShareTotal(
                "Avg %/wk", QuotaWeekValues.percent(counted == 0 ? null : percents / counted)),
            new ShareTotal("Peak %", QuotaWeekValues.percent(counted == 0 ? null : peak))),
        notes.lines());
  }

  private long weeks() {
    return rows.stream().map(row -> row.week().key()).distinct().count();
  }

  private long amount(WeeklyRow row) {
    return context.measure().of(row.figures());
  }

  private ShareChart chart() {
    boolean years =
        rows.getFirst().displayWeek().getYear() != rows.getLast().displayWeek().getYear();
    List<String> names = context.breakdown() ? models() : List.of(context.noun());
    List<ShareChart.Series> series = new ArrayList<>();
    for (String name : names) {
      series.add(
          new ShareChart.Series(
              name,
              rows.stream()
                  .map(row -> context.breakdown() ? ofModel(row, name) : amount(row))
                  .toList()));
    }
    return new ShareChart.Timeline(
        context.noun() + " per week",
        context.measure(),
        rows.stream().map(row -> tick(row.displayWeek(), years)).toList(),
        series);
  }

  private static String tick(LocalDate start, boolean year) {
    return year ? start.toString() : Periods.day(start, false);
  }

  private ShareTable table() {
    List<String> models = context.breakdown() ? models() : List.of();
    boolean cost = context.measure() == Measure.COST;
    List<ShareTable.Column> columns = new ArrayList<>();
    columns.add(ShareTable.Column.text("Week Start"));
    columns.add(ShareTable.Column.figures("% Used"));
    columns.add(ShareTable.Column.figures(context.header()));
    if (cost) {
      columns.add(ShareTable.Column.figures("Tokens"));
    }
    models.forEach(name -> columns.add(ShareTable.Column.figures(name)));
    List<List<Value>> values = new ArrayList<>();
    for (WeeklyRow row : rows) {
      List<Value> cells = new ArrayList<>();
      cells.add(new Value.Label(row.displayWeek().toString()));
      cells.add(QuotaWeekValues.percent(row.usedPercent()));
      cells.add(new Value.Amount(amount(row), context.measure()));
      if (cost) {
        cells.add(new Value.Amount(Measure.TOKENS.of(row.figures()), Measure.TOKENS));
      }
      models.forEach(name -> cells.add(new Value.Amount(ofModel(row, name), context.measure())));
      values.add(cells);
    }
    return new ShareTable(columns, values);
  }

  private List<String> models() {
    TreeSet<String> names = new TreeSet<>();
    for (WeeklyRow row : rows) {
      row.models().forEach(model -> names.add(context.model(vendorId, model.model())));
    }
    return List.copyOf(names);
  }

  private long ofModel(WeeklyRow row, String name) {
    long sum = 0;
    for (ModelUsage model : row.models()) {
      if (context.model(vendorId, model.model()).equals(name)) {
        sum = Math.addExact(sum, context.measure().of(model.figures()));
      }
    }
    return sum;
  }

  private SharePeriod period() {
    return rows.isEmpty()
        ? Periods.period(null, null, context)
        : Periods.period(
            rows.getFirst().week().start(), rows.getLast().week().end().minusNanos(1), context);
  }
}
