package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.cli.render.SimulatedAlertJson;
import dev.cctally.cli.render.SimulatedAlertTable;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.alert.engine.AlertReplay;
import dev.cctally.platform.alert.engine.AlertStore;
import dev.cctally.platform.alert.engine.Latch;
import dev.cctally.platform.alert.engine.SimulatedAlert;
import dev.cctally.platform.config.BudgetSettings;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.report.DateRange;
import dev.cctally.platform.time.EpochMicros;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code alerts simulate}: which alerts there would have been. */
final class AlertsSimulateCommand implements Command {
  private static final int USUAL_DAYS = 30;
  private static final int MOST_LATCHES = 1_000_000;

  @Override
  public CommandSpec model(String program) {
    return Options.of(program, "Which alerts there would have been, by these or other settings.")
        .description(
            "Goes through what is stored, response by response and reading by reading, and lists"
                + " each threshold when it was first reached. The settings are taken to have held"
                + " all along: nothing counts as reached before they were made, so more may be"
                + " listed than was told. Reads no log, tells nobody and changes nothing.")
        .value("DAY", "The first day, YYYY-MM-DD or YYYYMMDD (default: 30 days).", "-s", "--since")
        .value("DAY", "The last day (default: today).", "-u", "--until")
        .value("FILE", "Settings of this file instead of your own.", "--config")
        .repeatable(
            "KEY=VALUE",
            "A setting as config set takes it, on top of the others; not written. Several may be"
                + " given.",
            "--set")
        .value("AXIS", "Only those of an axis, such as weekly, budget or projected.", "--axis")
        .flag("Print JSON instead of a table.", "-j", "--json")
        .value("EXPR", "Print JSON, filtered by the program jq.", "-q", "--jq")
        .value("ZONE", "Zone of days, calendar budgets and times: local, utc or IANA.", "--tz")
        .flag("Colour the table, whatever it is written to.", "--color")
        .flag("Do not colour the table; wins over --color.", "--no-color")
        .examples(
            program,
            program + " --set budget.weekly_usd=200",
            program + " -s 2026-01-01 --set alerts.enabled=true --axis weekly")
        .withHelp();
  }

  @Override
  public int run(Values values, CommandRun run) {
    ReportContext.Scope scope =
        Proposed.scope(values.text("--config"), values.text("--tz"), values.texts("--set"), run);
    UsageHistory.Range range = range(values, scope);
    Predicate<String> axes = axes(values, scope, run);
    BudgetSettings budgets =
        scope.configuration().budget().read(BudgetVendors.of(run.services().plugins()).bindings());
    if (budgets.problem() != null) {
      throw new AppException(ErrorKind.USAGE, budgets.problem());
    }
    scope.warnings().forEach(run.console()::note);
    budgets.warnings().forEach(run.console()::note);
    Alerting.note(scope.configuration().alerts(), run);
    ReplayedMachine machine = new ReplayedMachine(scope, budgets, run);
    List<Latch> latches =
        new AlertReplay(machine, range.fromMicros(), range.toMicros()).latches(axes);
    List<Latch> real;
    try (AlertStore store = run.services().alertStore()) {
      real = store.newest(MOST_LATCHES);
    }
    List<SimulatedAlert> alerts = SimulatedAlert.of(latches, real);
    if (ReportOutput.json(values)) {
      ReportOutput.print(
          SimulatedAlertJson.of(alerts, range, run.services().plugins().warnings()), values, run);
    } else {
      run.console()
          .print(
              SimulatedAlertTable.of(
                  alerts, range, scope.zone(), ReportOutput.colouredCanvas(values, run)));
      run.notePluginWarnings();
    }
    return 0;
  }

  /** Whole days, up to now at most: what has not happened cannot be replayed. */
  private static UsageHistory.Range range(Values values, ReportContext.Scope scope) {
    String since = values.text("--since");
    String until = values.text("--until");
    LocalDate from = day("--since", since);
    LocalDate to = day("--until", until);
    if (from != null && to != null && from.isAfter(to)) {
      throw new UsageException("argument -s/--since: " + from + " is after the last day, " + to);
    }
    UsageHistory.Range days = DateRange.parse(since, until, scope.zone(), scope.now());
    long now = EpochMicros.of(scope.now());
    LocalDate last = EpochMicros.dayOf(Math.min(days.toMicros(), now), scope.zone());
    long first =
        since == null
            ? EpochMicros.startOfDay(last.minusDays(USUAL_DAYS - 1), scope.zone())
            : days.fromMicros();
    return new UsageHistory.Range(first, Math.min(days.toMicros(), now));
  }

  private static @Nullable LocalDate day(String option, @Nullable String text) {
    try {
      return text == null ? null : DateRange.day(option, text);
    } catch (AppException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static Predicate<String> axes(Values values, ReportContext.Scope scope, CommandRun run) {
    String axis = values.text("--axis");
    if (axis == null) {
      return _ -> true;
    }
    return AlertAxis.wanted(axis, AlertAxes.of(scope, run).choices().keySet());
  }
}
