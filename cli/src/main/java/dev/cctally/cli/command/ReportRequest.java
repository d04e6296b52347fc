package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.platform.report.CostMode;
import dev.cctally.platform.report.SortOrder;
import dev.cctally.platform.report.UsageQuery;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report was asked for, checked. Made before anything is opened, so that a wrong value
 * changes nothing.
 *
 * @param query the query
 * @param scope zone and present
 * @param debug whether costs are compared
 * @param samples how many mismatches are shown
 */
record ReportRequest(UsageQuery query, ReportContext.Scope scope, boolean debug, int samples) {
  private static final int DEFAULT_SAMPLES = 5;

  /** Checks everything that was typed. */
  static ReportRequest of(Values values, String vendorId, ReportKind kind, CommandRun run) {
    int samples = values.number("--debug-samples", 0, DEFAULT_SAMPLES);
    SortOrder order = values.choice("--order", ReportOptions.ORDERS, SortOrder.ASC);
    CostMode mode = values.choice("--mode", ReportOptions.MODES, CostMode.AUTO);
    int last = has(values, "--last") ? values.number("--last", 1, 0) : 0;
    if (last > 0) {
      values.exclusive("--last", "--since");
    }
    ReportContext context = run.services().context();
    ReportContext.Scope scope =
        context.scope(values.text("--config"), values.text("--tz"), values.text("--timezone"));
    String since = last > 0 ? startOfLast(last, kind, scope) : values.text("--since");
    UsageQuery query =
        new UsageQuery(
            vendorId,
            context.range(since, values.text("--until"), scope),
            scope.zone(),
            DayOfWeek.MONDAY, // no report of this kind has weeks
            mode,
            order,
            kind != ReportKind.SESSION,
            has(values, "--project") ? values.texts("--project") : List.of());
    return new ReportRequest(query, scope, values.flag("--debug"), samples);
  }

  private static boolean has(Values values, String option) {
    return values.parsed().commandSpec().findOption(option) != null;
  }

  /** The first day of the period {@code last − 1} periods before the current one. */
  private static @Nullable String startOfLast(
      int last, ReportKind kind, ReportContext.Scope scope) {
    LocalDate today = LocalDate.ofInstant(scope.now(), scope.zone());
    LocalDate start =
        switch (kind) {
          case DAILY, SESSION -> today.minusDays(last - 1L);
          case MONTHLY -> today.withDayOfMonth(1).minusMonths(last - 1L);
        };
    // Ranges start in 2020 at the earliest, and a year must have four digits.
    return start.getYear() < 2020 ? null : start.toString();
  }
}
