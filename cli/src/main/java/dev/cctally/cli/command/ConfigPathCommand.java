package dev.cctally.cli.command;

import dev.cctally.cli.render.ConfigJson;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** {@code config path}. */
final class ConfigPathCommand implements Command {
  @Override
  public CommandSpec model(String program) {
    return Options.of(program, "Show where the settings are kept.")
        .description("There is no file until something is set.")
        .flag("Print JSON.", "-j", "--json")
        .withHelp();
  }

  @Override
  public int run(Values values, CommandRun run) {
    Path file = ConfigGroup.settings(run).file();
    if (values.flag("--json")) {
      run.console().printUtf8(ConfigJson.path(file, Files.exists(file)));
    } else {
      run.console().printUtf8(file + "\n");
    }
    return 0;
  }
}
