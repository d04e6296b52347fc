package dev.cctally.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Commands of our own that share their first word.
 *
 * @param summary one line about all of them
 * @param commands the commands by their second word, in the order of the help
 * @param hidden commands that only our own processes call
 */
record CommandGroup(String summary, Map<String, Command> commands, Map<String, Command> hidden) {
  CommandGroup {
    commands = new LinkedHashMap<>(commands);
    hidden = Map.copyOf(hidden);
  }

  /** The model for help and completion. */
  CommandSpec model(String program) {
    CommandSpec model = Options.of(program, summary).withHelp();
    model
        .usageMessage()
        .customSynopsis(program + " [-h] COMMAND ...")
        .commandListHeading("%n@|bold Commands:|@%n");
    commands.forEach(
        (name, command) -> model.addSubcommand(name, command.model(program + " " + name)));
    return model;
  }
}
