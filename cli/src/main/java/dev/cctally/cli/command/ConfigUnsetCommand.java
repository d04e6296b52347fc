package dev.cctally.cli.command;

import picocli.CommandLine.Model.CommandSpec;

/** {@code config unset}. */
final class ConfigUnsetCommand implements Command {
  @Override
  public CommandSpec model(String program) {
    return ConfigGroup.withArguments(
        Options.of(program, "Go back to the default of a setting.")
            .description("Prints nothing, and does nothing if it is not set.")
            .examples(program + " display.tz")
            .withHelp(),
        "KEY",
        "The setting, see get.");
  }

  @Override
  public int run(Values values, CommandRun run) {
    String name = ConfigGroup.arguments(values, "KEY").getFirst();
    return ConfigGroup.guarded(
        run.console(),
        () -> {
          ConfigGroup.settings(run).unset(name);
          return 0;
        });
  }
}
