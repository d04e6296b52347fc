package dev.cctally.cli.command;

import dev.cctally.cli.render.MilestoneJson;
import dev.cctally.cli.render.MilestoneTable;
import dev.cctally.cli.render.ReportView;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.quota.QuotaSeries;
import dev.cctally.platform.quota.QuotaSettlement;
import dev.cctally.platform.quota.Segment;
import dev.cctally.platform.report.quota.trend.WeekMilestones;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code percent-breakdown}: what the week had cost when each whole percent was crossed.
 *
 * @param owner whose quota
 */
record BreakdownCommand(ReportOwner owner) implements Command {
  @Override
  public CommandSpec model(String program) {
    Options options =
        Options.of(program, "What the week had cost at each percent of its quota.")
            .description(
                "Shows what the week had cost when each whole percent of the quota was crossed,"
                    + " since its last reset or credit. These figures were written down when they"
                    + " were seen, by record-usage, and need no logs.")
            .value(
                "DATE",
                "The week that starts on this day, YYYY-MM-DD in UTC (default: the current one).",
                "--week-start");
    options
        .flag("Print JSON instead of a table.", "-j", "--json")
        .value("EXPR", "Print JSON, filtered by the program jq.", "-q", "--jq")
        .flag("Use the narrow table layout.", "--compact")
        .value("ZONE", "Zone of the times shown: local, utc or an IANA name.", "--tz");
    QuotaChoice.option(options);
    QuotaScope.options(options);
    owner.options(options);
    return options
        .examples(
            program + "                          this week",
            program + " --week-start 2026-05-18  another one",
            program + " -q .milestones           for scripts")
        .withHelp();
  }

  @Override
  public int run(Values values, CommandRun run) {
    QuotaScope scope = QuotaScope.of(owner, values.text("--tz"), values, run);
    LocalDate asked = QuotaScope.day("--week-start", values);
    scope.begin();
    QuotaChoice choice = QuotaChoice.of(scope.vendorId(), values);
    LoggedQuota.bringUp(choice, run, (costs, series) -> costs(costs, series, asked, scope.now()));
    WeekMilestones week =
        WeekMilestones.of(choice.series(run), asked, scope.now(), scope::calendar);
    if (ReportOutput.json(values)) {
      String document = MilestoneJson.of(week, scope.now(), run.services().plugins().warnings());
      ReportOutput.print(document, values, run);
    } else {
      run.console().print(MilestoneTable.of(week, view(scope, values, run)));
    }
    run.notePluginWarnings();
    return 0;
  }

  /** What the week that is shown had cost. */
  private static void costs(
      QuotaSettlement costs, QuotaSeries series, @Nullable LocalDate asked, long now) {
    Segment current = asked == null ? series.current(now) : null;
    if (asked != null) {
      costs.periods(series.key(), asked.toString());
    } else if (current != null) {
      costs.periods(series.key(), current.period().key());
    }
  }

  /** How tables about a quota are shown. */
  static ReportView view(QuotaScope scope, Values values, CommandRun run) {
    VendorNames names = VendorNames.of(scope.vendorId(), run.services());
    return new ReportView(
        ReportShape.GENERAL,
        names.tool(),
        names.label().models(),
        scope.scope().zone(),
        /* cost= */ true,
        /* breakdown= */ false,
        Map.of(),
        run.environment().host().home().toString(),
        ReportOutput.canvas(values, run));
  }
}
