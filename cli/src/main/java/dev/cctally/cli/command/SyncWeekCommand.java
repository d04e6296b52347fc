package dev.cctally.cli.command;

import dev.cctally.cli.render.SyncedWeekText;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.quota.QuotaSeries;
import dev.cctally.platform.report.CostMode;
import dev.cctally.platform.report.quota.trend.SyncedWeek;
import dev.cctally.platform.report.quota.trend.WeekSync;
import dev.cctally.platform.report.range.RangeReports;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code sync-week}: works out what a week has cost, and stores it.
 *
 * @param owner whose usage
 */
record SyncWeekCommand(ReportOwner owner) implements Command {
  @Override
  public CommandSpec model(String program) {
    Options options =
        Options.of(program, "Work out what a week has cost, from " + owner.brief() + " logs.")
            .description(
                "Reads what is new in the logs, sums up the week up to now and stores the sum, so"
                    + " that it outlives the logs. Without --week-start it is the current week of"
                    + " the quota. Everything stays on this machine.")
            .value("DATE", "First day, YYYY-MM-DD, of this machine's zone.", "--week-start")
            .value(
                "DATE", "Last day, included (default: six days after --week-start).", "--week-end");
    sharedOptions(options);
    options
        .flag("Print JSON.", "-j", "--json")
        .value("EXPR", "Print JSON, filtered by the program jq.", "-q", "--jq")
        .flag("Print nothing but JSON.", "--quiet");
    QuotaChoice.option(options);
    QuotaScope.options(options);
    owner.options(options);
    return options
        .examples(
            program + "                          the current week",
            program + " --week-start 2026-05-18  seven days",
            program + " --json --quiet           for scripts")
        .withHelp();
  }

  /** What {@code report --sync-current} has as well. */
  static void sharedOptions(Options options) {
    ReportOptions.costMode(options);
    options.value(
        "FOLDER",
        "Only logs in this project folder: its own name, such as -home-ada-website, or the"
            + " project's path. Reports do not use such a cost.",
        "--project");
    options.ignored("-O", "--offline").ignored("--no-offline").ignored("--single-thread");
  }

  @Override
  public int run(Values values, CommandRun run) {
    CostMode mode = mode(values);
    QuotaScope scope = QuotaScope.of(owner, null, values, run);
    LocalDate first = QuotaScope.day("--week-start", values);
    WeekSync.Days days = null;
    if (first != null) {
      LocalDate last = QuotaScope.day("--week-end", values);
      if (last != null && last.isBefore(first)) {
        throw new AppException(ErrorKind.VALUE, "--week-end must be on or after --week-start");
      }
      days = new WeekSync.Days(first, last == null ? first.plusDays(6) : last, scope.zone());
    }
    scope.begin();
    QuotaChoice choice = QuotaChoice.of(scope.vendorId(), values);
    SyncedWeek week = sync(choice, scope, days, mode, values.text("--project"), run);
    if (ReportOutput.json(values)) {
      String document = SyncedWeekText.json(week, run.services().plugins().warnings());
      ReportOutput.print(document, values, run);
    } else if (!values.flag("--quiet")) {
      run.console().print(SyncedWeekText.lines(week));
    }
    run.notePluginWarnings();
    return 0;
  }

  static CostMode mode(Values values) {
    return values.choice("--mode", ReportOptions.MODES, CostMode.AUTO);
  }

  static SyncedWeek sync(
      QuotaChoice choice,
      QuotaScope scope,
      WeekSync.@Nullable Days days,
      CostMode mode,
      @Nullable String project,
      CommandRun run) {
    ReportSync.run(scope.vendorId(), run);
    run.services().usage().recordQuota(scope.vendorId()); // the week may stand in the logs
    QuotaSeries stored = choice.series(run);
    SyncedWeek week =
        WeekSync.run(
            run.services().quotaStore(),
            stored,
            () -> Recording.of(scope.vendorId(), run).series(),
            new RangeReports(run.services().usage().history(), run.services().prices()),
            new WeekSync.Request(
                scope.vendorId(), days, mode, project, scope.now(), scope::calendar));
    ReportSync.notices(run);
    if (week.kept()) {
      run.console()
          .note(
              "cctally: no usage of this week is left in the logs; what was stored before is kept");
    }
    return week;
  }
}
