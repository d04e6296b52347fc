package dev.cctally.cli.command;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.config.key.UserSettings;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code config reset}. */
final class ConfigResetCommand implements Command {
  @Override
  public CommandSpec model(String program) {
    return Options.of(program, "Move the file aside and start with defaults.")
        .description(
            "For a file that is broken beyond repair. The old one stays beside the new one, with"
                + " .corrupt and the time at its end.")
        .flag("Really do it.", "-y", "--yes")
        .examples(program + " --yes")
        .withHelp();
  }

  @Override
  public int run(Values values, CommandRun run) {
    return ConfigGroup.guarded(
        run.console(),
        () -> {
          UserSettings settings = ConfigGroup.settings(run);
          if (!values.flag("--yes")) {
            throw new AppException(
                ErrorKind.USAGE,
                "reset moves "
                    + settings.file()
                    + " aside and starts with defaults; add --yes to do so, nothing was written");
          }
          Optional<Path> aside = settings.reset(run.environment().host().wallClock().instant());
          run.console()
              .printUtf8(
                  aside
                      .map(path ->
                          "Moved the old file to " + path + "; all settings are defaults.\n")
                      .orElse("There is no " + settings.file() + "; all settings are defaults.\n"));
          return 0;
        });
  }
}
