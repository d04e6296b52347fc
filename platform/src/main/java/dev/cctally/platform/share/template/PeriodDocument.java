package dev.cctally.platform.share.template;

import dev.cctally.platform.report.BucketReport;
import dev.cctally.platform.report.BucketRow;
import dev.cctally.platform.report.CombinedReport;
import dev.cctally.platform.report.Granularity;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.VendorReport;
import dev.cctally.platform.share.Measure;
import dev.cctally.platform.share.Naming;
import dev.cctally.platform.share.ShareChart;
import dev.cctally.platform.share.ShareDocument;
import dev.cctally.platform.share.SharePeriod;
import dev.cctally.platform.share.ShareTable;
import dev.cctally.platform.share.ShareTotal;
import dev.cctally.platform.share.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Usage by day, week or month as a document, the oldest first. */
public final class PeriodDocument {
  private final ShareContext context;
  private final Granularity granularity;
  private final List<VendorReport<BucketRow>> rows;
  private final boolean byVendor;

  private PeriodDocument(
      ShareContext context,
      Granularity granularity,
      List<VendorReport<BucketRow>> rows,
      boolean byVendor) {
    this.context = context;
    this.granularity = granularity;
    this.rows = new ArrayList<>(rows);
    this.rows.sort(Comparator.comparing(row -> row.report().start())); // stable
    this.byVendor = byVendor;
  }

  /**
   * {@return the document of one vendor}
   *
   * @param vendorId the vendor
   * @param report its report, in any order
   * @param context what it is made with
   * @throws ArithmeticException if a sum does not fit
   */
  public static ShareDocument of(String vendorId, BucketReport report, ShareContext context) {
    List<VendorReport<BucketRow>> rows =
        report.rows().stream().map(row -> new VendorReport<>(vendorId, null, row)).toList();
    return new PeriodDocument(context, report.granularity(), rows, false).document();
  }

  /**
   * {@return the document of several vendors, with a row for each period and vendor} Amounts of
   * vendors whose dollars mean different things have totals and charts of their own.
   *
   * @param report their report, in ascending order
   * @param granularity the period
   * @param context what it is made with
   * @throws ArithmeticException if a sum does not fit
   */
  public static ShareDocument of(
      CombinedReport<BucketRow> report, Granularity granularity, ShareContext context) {
    return new PeriodDocument(context, granularity, report.rows(), true).document();
  }

  private ShareDocument document() {
    List<Part<BucketRow>> parts = Part.of(rows, byVendor, context.measure());
    Notes notes = new Notes(context);
    for (VendorReport<BucketRow> row : rows) {
      notes.saw(row.vendorId(), row.report().models());
      if (byVendor) {
        notes.basis(row.vendorId(), row.basis());
      }
    }
    List<ShareChart> charts = new ArrayList<>();
    List<ShareTotal> totals = new ArrayList<>();
    PeriodChart chart = new PeriodChart(context, granularity, byVendor);
    for (Part<BucketRow> part : parts) {
      if (!part.rows().isEmpty()) {
        charts.add(chart.of(part));
      }
      totals(part, totals);
    }
    totals.add(
        parts.size() == 1 ? 1 : totals.size(),
        new ShareTotal(Periods.plural(granularity), new Value.Count(periods())));
    SharePeriod period = period();
    if (!rows.isEmpty() && span(period) > periods()) {
      notes.add(
          "Averages are over "
              + Periods.plural(granularity).toLowerCase(Locale.ROOT)
              + " with usage only.");
    }
    return new ShareDocument(
        Periods.adjective(granularity).toLowerCase(Locale.ROOT),
        title(period),
        period,
        context.now(),
        Naming.NO_PROJECTS,
        charts,
        table(parts),
        totals,
        notes.lines());
  }

  private void totals(Part<BucketRow> part, List<ShareTotal> totals) {
    long sum = part.sum(this::amount);
    totals.add(new ShareTotal("Sum" + part.suffix(), new Value.Amount(sum, context.measure())));
    long periods = part.rows().stream().map(row -> row.report().start()).distinct().count();
    if (periods > 0) {
      totals.add(
          new ShareTotal(
              "Avg / " + Periods.noun(granularity) + part.suffix(),
              new Value.Mean(sum, periods, context.measure())));
    }
  }

  /** How many days, weeks or months the document is about, used or not. */
  private long span(SharePeriod period) {
    LocalDate first = rows.getFirst().report().start();
    LocalDate last = rows.getLast().report().start();
    if (granularity == Granularity.DAY) {
      first = LocalDate.ofInstant(period.from(), context.zone());
      last = LocalDate.ofInstant(period.to(), context.zone());
    }
    long count = 1;
    for (LocalDate at = first; at.isBefore(last); at = Periods.plus(granularity, at, 1)) {
      count++;
    }
    return count;
  }

  private long periods() {
    return rows.stream().map(row -> row.report().start()).distinct().count();
  }

  private long amount(BucketRow row) {
    return context.measure().of(row.figures());
  }

  private SharePeriod period() {
    if (rows.isEmpty()) {
      return Periods.period(null, null, context);
    }
    LocalDate last = rows.getLast().report().start();
    return Periods.period(
        instant(rows.getFirst().report().start()),
        instant(Periods.plus(granularity, last, 1)).minusNanos(1),
        context);
  }

  private Instant instant(LocalDate day) {
    return day.atStartOfDay(context.zone()).toInstant();
  }

  private String title(SharePeriod period) {
    String name =
        context.titled(Periods.adjective(granularity) + " usage" + (byVendor ? " by vendor" : ""));
    if (rows.isEmpty()) {
      return name + " — no data";
    }
    LocalDate first = rows.getFirst().report().start();
    LocalDate last = rows.getLast().report().start();
    return name
        + " — "
        + switch (granularity) {
          case DAY -> period.label();
          case WEEK -> "last " + weeks(periods());
          case MONTH -> Periods.months(first, last);
        };
  }

  private static String weeks(long count) {
    return count == 1 ? "week" : count + " weeks";
  }

  private ShareTable table(List<Part<BucketRow>> parts) {
    List<ShareTable.Column> columns = new ArrayList<>();
    columns.add(ShareTable.Column.text(Periods.header(granularity)));
    if (byVendor) {
      columns.add(ShareTable.Column.text("Vendor"));
    }
    columns.add(ShareTable.Column.figures(context.header()));
    switch (granularity) {
      case DAY -> {
        columns.add(ShareTable.Column.figures("% of Period"));
        columns.add(ShareTable.Column.text("Top Model"));
      }
      case WEEK -> tokens(columns);
      case MONTH -> {
        tokens(columns);
        columns.add(ShareTable.Column.figures("Δ vs prior"));
      }
    }
    List<String> models = context.breakdown() ? models() : List.of();
    models.forEach(model -> columns.add(ShareTable.Column.figures(model)));
    IdentityHashMap<VendorReport<BucketRow>, Long> wholes = new IdentityHashMap<>();
    for (Part<BucketRow> part : parts) {
      long whole = part.sum(this::amount);
      part.rows().forEach(row -> wholes.put(row, whole));
    }
    List<List<Value>> values = new ArrayList<>();
    for (VendorReport<BucketRow> row : rows) {
      values.add(values(row, wholes.getOrDefault(row, 0L), models));
    }
    return new ShareTable(columns, values);
  }

  private void tokens(List<ShareTable.Column> columns) {
    if (context.measure() == Measure.COST) {
      columns.add(ShareTable.Column.figures("Tokens"));
    }
  }

  private List<Value> values(VendorReport<BucketRow> row, long whole, List<String> models) {
    BucketRow bucket = row.report();
    List<Value> values = new ArrayList<>();
    values.add(new Value.Label(Periods.key(granularity, bucket.start())));
    if (byVendor) {
      values.add(new Value.Label(context.vendor(row.vendorId())));
    }
    values.add(new Value.Amount(amount(bucket), context.measure()));
    if (granularity == Granularity.DAY) {
      values.add(Value.percent(amount(bucket), whole));
      values.add(topModel(row));
    } else {
      if (context.measure() == Measure.COST) {
        values.add(new Value.Amount(Measure.TOKENS.of(bucket.figures()), Measure.TOKENS));
      }
      if (granularity == Granularity.MONTH) {
        BucketRow before = before(row);
        values.add(before == null ? Value.MISSING : Value.change(amount(before), amount(bucket)));
      }
    }
    for (String model : models) {
      values.add(ofModel(row, model));
    }
    return values;
  }

  private Value topModel(VendorReport<BucketRow> row) {
    ModelUsage top = TopModel.of(row.report(), context.measure());
    return top == null
        ? Value.MISSING
        : new Value.Label(context.model(row.vendorId(), top.model()));
  }

  /** The vendor's row of the month before, if there is one. */
  private @Nullable BucketRow before(VendorReport<BucketRow> row) {
    LocalDate month = Periods.plus(granularity, row.report().start(), -1);
    for (VendorReport<BucketRow> other : rows) {
      if (other.vendorId().equals(row.vendorId()) && other.report().start().equals(month)) {
        return other.report();
      }
    }
    return null;
  }

  private List<String> models() {
    TreeSet<String> names = new TreeSet<>();
    for (VendorReport<BucketRow> row : rows) {
      for (ModelUsage model : row.report().models()) {
        names.add(context.model(row.vendorId(), model.model()));
      }
    }
    return List.copyOf(names);
  }

  private Value ofModel(VendorReport<BucketRow> row, String name) {
    long sum = 0;
    boolean found = false;
    for (ModelUsage model : row.report().models()) {
      if (context.model(row.vendorId(), model.model()).equals(name)) {
        sum = Math.addExact(sum, context.measure().of(model.figures()));
        found = true;
      }
    }
    return found ? new Value.Amount(sum, context.measure()) : Value.MISSING;
  }
}
