package dev.cctally.cli.command;

import dev.cctally.cli.render.ConfigJson;
import dev.cctally.platform.config.key.UserSettings;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code config get}. */
final class ConfigGetCommand implements Command {
  @Override
  public CommandSpec model(String program) {
    return ConfigGroup.withArguments(
        Options.of(program, "Show a setting, or all of them.")
            .description(
                "Shows what is in force: the default where nothing is set, or where what the file"
                    + " says makes no sense. Creates nothing.")
            .flag("Print JSON.", "-j", "--json")
            .examples(program, program + " display.tz", program + " --json")
            .withHelp(),
        "KEY",
        "The setting; all of them unless one is named.");
  }

  @Override
  public int run(Values values, CommandRun run) {
    List<String> names = values.positionals();
    ConfigGroup.atMost(names, 1);
    return ConfigGroup.guarded(
        run.console(),
        () -> {
          UserSettings settings = ConfigGroup.settings(run);
          UserSettings.Reading reading =
              names.isEmpty() ? settings.all() : settings.one(names.getFirst());
          reading.warnings().forEach(run.console()::note);
          print(reading.values(), values.flag("--json"), run);
          return 0;
        });
  }

  /** Prints settings. */
  static void print(List<UserSettings.Shown> settings, boolean json, CommandRun run) {
    if (json) {
      run.console().printUtf8(ConfigJson.values(settings));
      return;
    }
    StringBuilder lines = new StringBuilder();
    for (UserSettings.Shown shown : settings) {
      lines.append(shown.key().name()).append('=').append(shown.value().plain()).append('\n');
    }
    run.console().printUtf8(lines.toString());
  }
}
