package dev.cctally.platform.share.template;

import dev.cctally.platform.report.quota.trend.TrendReport;
import dev.cctally.platform.report.quota.trend.TrendRow;
import dev.cctally.platform.share.Measure;
import dev.cctally.platform.share.Naming;
import dev.cctally.platform.share.ShareChart;
import dev.cctally.platform.share.ShareDocument;
import dev.cctally.platform.share.SharePeriod;
import dev.cctally.platform.share.ShareTable;
import dev.cctally.platform.share.ShareTotal;
import dev.cctally.platform.share.Value;
import dev.cctally.platform.time.EpochMicros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a percent of the quota costs, week by week, as a document: the oldest week first. */
public final class TrendDocument {
  private static final double PICO = 1e12;
  private static final int ENOUGH_FOR_A_MEAN = 3;

  private final ShareContext context;
  private final List<TrendRow> rows;

  private TrendDocument(TrendReport report, ShareContext context) {
    this.context = context;
    rows = report.rows().reversed();
  }

  /**
   * {@return the document}
   *
   * @param report the report
   * @param context what it is made with
   */
  public static ShareDocument of(TrendReport report, ShareContext context) {
    return new TrendDocument(report, context).document();
  }

  private ShareDocument document() {
    List<ShareChart> charts = new ArrayList<>();
    if (rows.stream().anyMatch(row -> amount(row) != null)) {
      charts.add(chart());
    }
    return new ShareDocument(
        "report",
        context.titled("Weekly $ / % trend")
            + " — "
            + (rows.isEmpty() ? "no data" : QuotaWeekValues.lastWeeks(weeks())),
        period(),
        context.now(),
        Naming.NO_PROJECTS,
        charts,
        table(),
        List.of(new ShareTotal("Avg $/%", average())),
        List.of());
  }

  private long weeks() {
    return rows.stream().map(row -> row.week().key()).distinct().count();
  }

  private ShareChart chart() {
    boolean years = !year(rows.getFirst()).equals(year(rows.getLast()));
    return new ShareChart.Timeline(
        "$ per percent per week",
        Measure.COST,
        rows.stream().map(row -> tick(row, years)).toList(),
        List.of(
            new ShareChart.Series(
                "$ / %",
                rows.stream()
                    .map(row -> {
                      Long amount = amount(row);
                      return amount == null ? 0L : amount;
                    })
                    .toList())));
  }

  private static String year(TrendRow row) {
    return row.week().key().substring(0, 4);
  }

  private static LocalDate start(TrendRow row) {
    return QuotaWeekValues.start(row.week());
  }

  private static String tick(TrendRow row, boolean year) {
    LocalDate start = start(row);
    return year ? start.toString() : Periods.day(start, false);
  }

  private ShareTable table() {
    List<List<Value>> values = new ArrayList<>();
    for (TrendRow row : rows) {
      Long amount = amount(row);
      values.add(
          List.of(
              new Value.Label(start(row).toString()),
              QuotaWeekValues.percent(row.percent()),
              row.cost() == null
                  ? Value.MISSING
                  : new Value.Amount(row.cost().pico(), Measure.COST),
              amount == null ? Value.MISSING : new Value.Amount(amount, Measure.COST)));
    }
    return new ShareTable(
        List.of(
            ShareTable.Column.text("Week"),
            ShareTable.Column.figures("% Used"),
            ShareTable.Column.figures("$ Cost"),
            ShareTable.Column.figures("$ / %")),
        values);
  }

  private static @Nullable Long amount(TrendRow row) {
    Double ratio = row.dollarsPerPercent();
    return ratio == null ? null : (Long) Math.round(ratio * PICO);
  }

  /** Fewer weeks than some say nothing about the others. */
  private Value average() {
    long sum = 0;
    long count = 0;
    for (TrendRow row : rows) {
      Long amount = amount(row);
      if (amount != null) {
        sum = Math.addExact(sum, amount);
        count++;
      }
    }
    return count < ENOUGH_FOR_A_MEAN ? Value.MISSING : new Value.Mean(sum, count, Measure.COST);
  }

  private SharePeriod period() {
    Instant first = null;
    Instant last = null;
    for (TrendRow row : rows) {
      Long from = row.week().fromMicros();
      Long to = row.week().toMicros();
      if (from != null && to != null) {
        Instant start = EpochMicros.toInstant(from);
        Instant end = EpochMicros.toInstant(to).minusNanos(1);
        first = first == null || start.isBefore(first) ? start : first;
        last = last == null || end.isAfter(last) ? end : last;
      }
    }
    return Periods.period(first, last, context);
  }
}
