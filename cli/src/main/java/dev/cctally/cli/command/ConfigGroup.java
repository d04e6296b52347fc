package dev.cctally.cli.command;

import dev.cctally.cli.console.Console;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.config.key.RefusedSettingException;
import dev.cctally.platform.config.key.UserSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import picocli.CommandLine.Model.CommandSpec;

/** {@code config}: the user's settings, one by one. */
final class ConfigGroup {
  static final String NAME = "config";

  private static final int REFUSED = 2;

  private ConfigGroup() {}

  static CommandGroup group() {
    Map<String, Command> commands = new LinkedHashMap<>();
    commands.put("get", new ConfigGetCommand());
    commands.put("set", new ConfigSetCommand());
    commands.put("unset", new ConfigUnsetCommand());
    commands.put("path", new ConfigPathCommand());
    commands.put("validate", new ConfigValidateCommand());
    commands.put("reset", new ConfigResetCommand());
    return new CommandGroup("Show, check and change settings.", commands, Map.of());
  }

  /** The settings; budgets that change are looked at by who tells of alerts. */
  static UserSettings settings(CommandRun run) {
    return run.services().settings(new AlertWatch(run, run.console()::note)::settingsChanged);
  }

  /** Adds the positionals of a command. */
  static CommandSpec withArguments(CommandSpec model, String label, String description) {
    model.addPositional(PluginsGroup.arguments(label, description));
    return model;
  }

  /** The arguments of a command, of which there must be these. */
  static List<String> arguments(Values values, String... names) {
    List<String> given = values.positionals();
    if (given.size() < names.length) {
      throw new UsageException(
          "the following arguments are required: "
              + String.join(", ", List.of(names).subList(given.size(), names.length)));
    }
    atMost(given, names.length);
    return given;
  }

  static void atMost(List<String> given, int most) {
    if (given.size() > most) {
      throw new UsageException(
          "unrecognized arguments: " + String.join(" ", given.subList(most, given.size())));
    }
  }

  /** Does something; a refusal of it is told in the words that are published for it. */
  static int guarded(Console console, IntSupplier work) {
    try {
      return work.getAsInt();
    } catch (RefusedSettingException e) {
      String speaker =
          switch (e.voice()) {
            case PROGRAM -> RootModel.PROGRAM;
            case COMMAND -> RootModel.PROGRAM + " " + NAME;
          };
      console.note(speaker + ": " + e.getMessage());
      return REFUSED;
    } catch (AppException e) {
      if (e.kind() != ErrorKind.USAGE) {
        throw e;
      }
      console.note(RootModel.PROGRAM + " " + NAME + ": " + e.getMessage());
      return REFUSED;
    }
  }
}
