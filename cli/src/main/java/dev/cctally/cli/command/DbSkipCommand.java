package dev.cctally.cli.command;

import dev.cctally.platform.store.HistoryMaintenance;
import dev.cctally.platform.store.MigrationStatus.State;
import picocli.CommandLine.Model.CommandSpec;

/** {@code db skip}: leaves a migration out. */
final class DbSkipCommand implements Command {
  @Override
  public CommandSpec model(String program) {
    CommandSpec model =
        Options.of(program, "Leave a migration of the history out.")
            .description(
                "For a step that fails on this machine and keeps everything else from working. What"
                    + " needs the step may fail instead; unskip has it done after all. See db"
                    + " status for the names.")
            .value("TEXT", "Why, for db status to show.", "--reason")
            .examples(program + " stats.db:002_reading_order --reason \"disk is too small\"")
            .withHelp();
    model.addPositional(PluginsGroup.argument("NAME", "The migration, or stats.db:NAME."));
    return model;
  }

  @Override
  public int run(Values values, CommandRun run) {
    HistoryMaintenance history = DbGroup.history(run);
    String given = PluginsGroup.one(values, "NAME");
    String name = DbGroup.migration(given, history);
    if (name == null) {
      return DbGroup.unknown(given, run);
    }
    State before = history.skip(name, values.text("--reason"));
    switch (before) {
      case APPLIED -> {
        run.console().note("cctally: " + name + " is already applied; nothing to skip.");
        return 1;
      }
      case SKIPPED -> {
        run.console().note("cctally: " + name + " is already skipped.");
        return 1;
      }
      case FAILED, PENDING -> run.console().print("Skipped: " + name + "\n");
    }
    return 0;
  }
}
