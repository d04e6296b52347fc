package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.cli.share.ShareRequest;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.report.CostMode;
import dev.cctally.platform.report.SortOrder;
import dev.cctally.platform.report.SpeedRule;
import dev.cctally.platform.report.UsageQuery;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report was asked for, checked. Made before anything is opened, so that a wrong value
 * changes nothing.
 *
 * @param kind the report
 * @param range which instants
 * @param firstWeekday first day of a week
 * @param mode which cost
 * @param speed which speed is priced
 * @param order the order of the rows
 * @param patterns which projects; empty for all
 * @param scope zone and present
 * @param samples how many entries or mismatches are shown if costs are looked into, else −1
 * @param share how it is shared; {@code null} if it is shown
 */
record ReportRequest(
    ReportKind kind,
    UsageHistory.Range range,
    DayOfWeek firstWeekday,
    CostMode mode,
    SpeedRule speed,
    SortOrder order,
    List<String> patterns,
    ReportContext.Scope scope,
    int samples,
    @Nullable ShareRequest share) {
  private static final int DEFAULT_SAMPLES = 5;

  ReportRequest {
    patterns = List.copyOf(patterns);
  }

  /** Checks everything that was typed. */
  static ReportRequest of(Values values, ReportKind kind, ReportShape shape, CommandRun run) {
    int samples = values.number("--debug-samples", 0, DEFAULT_SAMPLES);
    SortOrder order = values.choice("--order", ReportOptions.ORDERS, SortOrder.ASC);
    CostMode mode = values.choice("--mode", ReportOptions.MODES, CostMode.AUTO);
    SpeedRule speed = values.quotedChoice("--speed", ReportOptions.SPEEDS, SpeedRule.AUTO);
    int last = values.given("--last") ? values.number("--last", 1, 0) : 0;
    if (last > 0) {
      values.exclusive("--last", "--since");
    }
    ShareRequest share = null;
    if (shape == ReportShape.INCLUSIVE_INPUT) {
      CsvOptions.check(values);
    } else {
      share = ShareOptions.request(values, run.console());
    }
    ReportContext context = run.services().context();
    String tz = values.text("--tz");
    String timezone = values.text("--timezone");
    String config = values.text("--config");
    ReportContext.Scope scope =
        shape == ReportShape.INCLUSIVE_INPUT
            ? context.scopeSettingFirst(config, tz, timezone)
            : context.scope(config, tz, timezone);
    // Asked for where weeks matter only: a wrong setting must not end other reports.
    DayOfWeek firstWeekday =
        kind == ReportKind.WEEKLY ? scope.configuration().firstWeekday() : DayOfWeek.MONDAY;
    String since = last > 0 ? startOfLast(last, kind, firstWeekday, scope) : values.text("--since");
    return new ReportRequest(
        kind,
        context.range(since, values.text("--until"), scope),
        firstWeekday,
        mode,
        speed,
        order,
        values.texts("--project"),
        scope,
        values.flag("--debug") ? samples : -1,
        share);
  }

  /** The query for one vendor. */
  UsageQuery query(String vendorId, boolean fastSuffix) {
    return new UsageQuery(
        vendorId,
        range,
        scope.zone(),
        firstWeekday,
        mode,
        speed,
        order,
        fastSuffix && kind != ReportKind.SESSION,
        patterns);
  }

  boolean debug() {
    return samples >= 0;
  }

  /** The first day of a week in a weekly report, else {@code null}. */
  @Nullable DayOfWeek weekStart() {
    return kind == ReportKind.WEEKLY ? firstWeekday : null;
  }

  /** The first day of the period {@code last − 1} periods before the current one. */
  private static @Nullable String startOfLast(
      int last, ReportKind kind, DayOfWeek firstWeekday, ReportContext.Scope scope) {
    LocalDate today = LocalDate.ofInstant(scope.now(), scope.zone());
    LocalDate start =
        switch (kind) {
          case DAILY, SESSION -> today.minusDays(last - 1L);
          case WEEKLY ->
              today.with(TemporalAdjusters.previousOrSame(firstWeekday)).minusWeeks(last - 1L);
          case MONTHLY -> today.withDayOfMonth(1).minusMonths(last - 1L);
        };
    // Ranges start in 2020 at the earliest, and a year must have four digits.
    return start.getYear() < 2020 ? null : start.toString();
  }
}
