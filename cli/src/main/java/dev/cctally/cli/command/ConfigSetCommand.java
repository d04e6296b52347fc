package dev.cctally.cli.command;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code config set}. */
final class ConfigSetCommand implements Command {
  @Override
  public CommandSpec model(String program) {
    return ConfigGroup.withArguments(
        Options.of(program, "Set a setting.")
            .description(
                "Everything else in the file stays as it is written; the file as it was is kept"
                    + " beside it with .bak at its end.")
            .flag("Print JSON.", "-j", "--json")
            .examples(
                program + " display.tz Europe/Berlin",
                program + " budget.weekly_usd 300",
                program + " budget.alert_thresholds 75,90,100")
            .withHelp(),
        "KEY VALUE",
        "The setting and its value, see get.");
  }

  @Override
  public int run(Values values, CommandRun run) {
    List<String> arguments = ConfigGroup.arguments(values, "KEY", "VALUE");
    return ConfigGroup.guarded(
        run.console(),
        () -> {
          var shown = ConfigGroup.settings(run).set(arguments.getFirst(), arguments.getLast());
          shown.notes().forEach(run.console()::note);
          ConfigGetCommand.print(List.of(shown.setting()), values.flag("--json"), run);
          return 0;
        });
  }
}
