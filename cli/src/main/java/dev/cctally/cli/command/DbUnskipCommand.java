package dev.cctally.cli.command;

import dev.cctally.platform.store.HistoryMaintenance;
import picocli.CommandLine.Model.CommandSpec;

/** {@code db unskip}: has a migration applied that was left out. */
final class DbUnskipCommand implements Command {
  @Override
  public CommandSpec model(String program) {
    CommandSpec model =
        Options.of(program, "Have a skipped migration applied after all.")
            .description("It is applied when the history is opened next.")
            .examples(program + " stats.db:002_reading_order")
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
    run.console()
        .print(
            history.unskip(name)
                ? "Unskipped: " + name + " (will run on next open).\n"
                : "cctally: " + name + " is not skipped; nothing to do.\n");
    return 0;
  }
}
