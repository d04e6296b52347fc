package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.alert.AlertDispatcher;
import dev.cctally.platform.alert.AlertMode;
import dev.cctally.platform.alert.AlertPayload;
import dev.cctally.platform.alert.DispatchStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import picocli.CommandLine.Model.CommandSpec;

/** {@code alerts test}: sends a made-up alert, to see whether it arrives. */
final class AlertsTestCommand implements Command {
  private static final int DEFAULT_THRESHOLD = 90;
  private static final int MOST = 100;
  private static final int NOT_FOUND = 1;
  private static final int NOT_SENT = 3;

  @Override
  public CommandSpec model(String program) {
    return Options.of(program, "Send a made-up alert, to see whether it arrives.")
        .description(
            "Uses the notifier that alerts.notifier and alerts.command_template name, also if"
                + " alerts are switched off. Nothing counts as alerted because of it; one line is"
                + " added to logs/alerts.log in the data directory. Exit code 0: it was handed"
                + " over; 1: the program that shows it is not there; 2: wrong usage; 3: anything"
                + " else.")
        .value(
            "AXIS",
            "What it is about: weekly (default), five-hour, budget, project-budget, VENDOR-budget,"
                + " VENDOR-WINDOW or projected.",
            "--axis")
        .value("N", "The percentage that is reached, 1 to 100 (default: 90).", "--threshold")
        .value(
            "METRIC",
            "For projected, what is: weekly_pct (default), budget_usd, VENDOR_budget_usd or"
                + " VENDOR_WINDOW_pct.",
            "--metric")
        .examples(
            program,
            program + " --axis budget --threshold 100",
            program + " --axis projected --metric budget_usd")
        .withHelp();
  }

  @Override
  public int run(Values values, CommandRun run) {
    int threshold = values.integer("--threshold", DEFAULT_THRESHOLD);
    if (threshold < 1 || threshold > MOST) {
      throw new AppException(ErrorKind.USAGE, "--threshold must be in [1, 100], got " + threshold);
    }
    ReportContext.Scope scope = run.services().context().scope(null, null, null);
    AlertPayload alert = alert(values, threshold, AlertAxes.of(scope, run));
    scope.warnings().forEach(run.console()::note);
    Alerting.note(scope.configuration().alerts(), run);
    AlertDispatcher dispatcher = Alerting.dispatcher(scope, run);
    run.console().print("notifier: " + dispatcher.notifier() + "\n");
    DispatchStatus status = dispatcher.dispatch(alert, AlertMode.TEST);
    run.notePluginWarnings();
    if (status.kind() == DispatchStatus.Kind.QUEUED) {
      run.console()
          .print("Test alert dispatched (mode=test). Look where your notifications appear.\n");
      return 0;
    }
    run.console().note("cctally: " + status.text());
    if (!dispatcher.reason().isEmpty()) {
      run.console().note("cctally: " + dispatcher.reason());
    }
    return status.kind() == DispatchStatus.Kind.NOT_FOUND ? NOT_FOUND : NOT_SENT;
  }

  private static AlertPayload alert(Values values, int threshold, AlertAxes axes) {
    Map<String, String> choices = axes.choices();
    String first = choices.isEmpty() ? "" : choices.keySet().iterator().next();
    String axis = values.choice("--axis", choices, first);
    Map<String, IntFunction<AlertPayload>> metrics = new LinkedHashMap<>(axes.projections());
    IntFunction<AlertPayload> none = AlertAxes::unknown;
    IntFunction<AlertPayload> metric =
        values.choice(
            "--metric", metrics, metrics.isEmpty() ? none : metrics.values().iterator().next());
    IntFunction<AlertPayload> made =
        axis.equals(AlertAxes.PROJECTED) ? metric : axes.axes().getOrDefault(axis, none);
    return made.apply(threshold);
  }
}
