package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.cli.share.ShareRequest;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.period.CalendarWeeks;
import dev.cctally.platform.quota.QuotaWeek;
import dev.cctally.platform.quota.QuotaWeeks;
import dev.cctally.platform.report.DateRange;
import dev.cctally.platform.report.SortOrder;
import dev.cctally.platform.report.project.ProjectGrouping;
import dev.cctally.platform.report.project.ProjectQuery;
import dev.cctally.platform.report.project.ProjectSort;
import dev.cctally.platform.time.EpochMicros;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a report by project was asked for, checked. Made before the store is opened, so that a wrong
 * value changes nothing.
 *
 * @param query what is asked for
 * @param scope display zone and present
 * @param sinceAsked whether the start of the range was asked for, if only by asking for weeks
 * @param untilAsked whether its end was
 * @param share how it is shared; {@code null} if it is shown
 */
record ProjectRequest(
    ProjectQuery query,
    ReportContext.Scope scope,
    boolean sinceAsked,
    boolean untilAsked,
    @Nullable ShareRequest share) {
  /** Checks everything that was typed. */
  static ProjectRequest of(SingleVendorRun single) {
    Values values = single.values();
    CommandRun run = single.run();
    ReportContext.Scope scope = single.scope();
    SortOrder order = values.choice("--order", ReportOptions.ORDERS, SortOrder.DESC);
    ProjectSort sort = values.choice("--sort", ProjectModel.SORTS, ProjectSort.COST);
    ProjectGrouping grouping =
        values.choice("--group", ProjectModel.GROUPINGS, ProjectGrouping.GIT_ROOT);
    int weeks = weeks(values);
    ShareRequest share = ShareOptions.request(values, run.console());
    // Weeks and days are this machine's: the display zone changes no number.
    ZoneId zone = run.environment().host().zone();
    boolean dates = values.given("--since") || values.given("--until");
    UsageHistory.Range dated =
        DateRange.parse(values.text("--since"), values.text("--until"), zone, scope.now());
    QuotaWeeks all =
        QuotaWeeks.of(
            run.services().quota().weekly(single.vendorId()),
            () -> new CalendarWeeks(zone, scope.configuration().firstWeekday()));
    UsageHistory.Range range = dates ? dated : upToNow(weeks, all, scope.now());
    if (range.fromMicros() > range.toMicros()) {
      throw value("--since must be <= --until");
    }
    return new ProjectRequest(
        new ProjectQuery(
            single.vendorId(),
            range,
            all.overlapping(
                EpochMicros.toInstant(range.fromMicros()), EpochMicros.toInstant(range.toMicros())),
            grouping,
            values.texts("--project"),
            values.texts("--model"),
            sort,
            order),
        scope,
        !dates || values.given("--since"),
        values.given("--until"),
        share);
  }

  private static int weeks(Values values) {
    if (!values.given("--weeks")) {
      return 1;
    }
    int weeks = values.number("--weeks", Integer.MIN_VALUE, 1);
    if (weeks < 1) {
      throw value("--weeks must be >= 1");
    }
    if (values.given("--since") || values.given("--until")) {
      throw value("--weeks cannot be combined with --since/--until");
    }
    return weeks;
  }

  /** The current week and those before it; agents left no logs before 1970. */
  private static UsageHistory.Range upToNow(int count, QuotaWeeks weeks, Instant now) {
    QuotaWeek current = weeks.containing(now);
    long elapsed = Math.floorDiv(current.start().getEpochSecond(), 7L * 86_400);
    long back = Math.clamp(elapsed, 0, count - 1L);
    return new UsageHistory.Range(
        EpochMicros.of(weeks.startBefore(current, back)), EpochMicros.of(now));
  }

  private static AppException value(String message) {
    return new AppException(ErrorKind.VALUE, message);
  }
}
