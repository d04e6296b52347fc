package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.cli.render.AlertJson;
import dev.cctally.cli.render.AlertTable;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.alert.engine.AlertStore;
import dev.cctally.platform.alert.engine.Latch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code alerts history}: what has been told, and what was not. */
final class AlertsHistoryCommand implements Command {
  private static final int USUAL = 50;
  private static final int MOST = 1_000_000;

  @Override
  public CommandSpec model(String program) {
    return Options.of(program, "What alerts there were, the newest first.")
        .description(
            "Every threshold that was reached is told once in its window. One that was reached"
                + " already when a budget was set is listed and was not told. Reads no log and"
                + " changes nothing.")
        .value("N", "How many at most; 0 for all (default: 50).", "-n", "--limit")
        .value("AXIS", "Only those of an axis, such as weekly, budget or projected.", "--axis")
        .flag("Print JSON instead of a table.", "-j", "--json")
        .value("EXPR", "Print JSON, filtered by the program jq.", "-q", "--jq")
        .value("ZONE", "Zone of the times shown: local, utc or an IANA name.", "--tz")
        .flag("Colour the table, whatever it is written to.", "--color")
        .flag("Do not colour the table; wins over --color.", "--no-color")
        .examples(program, program + " --axis budget", program + " --json --limit 0   for scripts")
        .withHelp();
  }

  @Override
  public int run(Values values, CommandRun run) {
    int limit = values.integer("--limit", USUAL);
    if (limit < 0) {
      throw new AppException(ErrorKind.USAGE, "--limit must be 0 or more, got " + limit);
    }
    String axis = values.text("--axis");
    ReportContext.Scope scope = run.services().context().scope(null, values.text("--tz"), null);
    scope.warnings().forEach(run.console()::note);
    List<Latch> all;
    try (AlertStore store = run.services().alertStore()) {
      all = store.newest(axis == null && limit > 0 ? Math.min(limit, MOST) + 1 : MOST);
    }
    Predicate<String> axes = axes(axis, all, scope, run);
    List<Latch> wanted = all.stream().filter(latch -> axes.test(latch.key().axis())).toList();
    boolean truncated = limit > 0 && wanted.size() > limit;
    List<Latch> shown = truncated ? wanted.subList(0, limit) : wanted;
    if (ReportOutput.json(values)) {
      ReportOutput.print(
          AlertJson.of(shown, truncated, run.services().plugins().warnings()), values, run);
    } else {
      run.console()
          .print(
              AlertTable.of(
                  shown, truncated, axis, scope.zone(), ReportOutput.colouredCanvas(values, run)));
    }
    return 0;
  }

  /** Of a vendor whose plugin is gone there may be alerts still. */
  private static Predicate<String> axes(
      @Nullable String axis, List<Latch> all, ReportContext.Scope scope, CommandRun run) {
    Set<String> choices = new LinkedHashSet<>();
    if (axis != null) {
      choices.addAll(AlertAxes.of(scope, run).choices().keySet());
      all.stream().map(latch -> latch.key().axis()).sorted().forEach(choices::add);
    }
    return AlertAxis.wanted(axis, choices);
  }
}
