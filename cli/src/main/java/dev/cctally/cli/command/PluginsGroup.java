package dev.cctally.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code plugins}: which plugins there are, and what may be done with them. */
final class PluginsGroup {
  static final String NAME = "plugins";

  private PluginsGroup() {}

  static CommandGroup group() {
    Map<String, Command> commands = new LinkedHashMap<>();
    commands.put("list", new PluginsListCommand());
    commands.put("info", new PluginsInfoCommand());
    commands.put("enable", new PluginsSwitchCommand(true));
    commands.put("disable", new PluginsSwitchCommand(false));
    commands.put("install", new PluginsInstallCommand());
    commands.put("remove", new PluginsRemoveCommand());
    commands.put("update", new PluginsUpdateCommand());
    commands.put("verify", new PluginsVerifyCommand());
    return new CommandGroup(
        "Show, check, install, switch and remove plugins.",
        commands,
        Map.of("start-test", new PluginsStartTestCommand()));
  }

  /** An argument; whether it is there is for the command to say. */
  static PositionalParamSpec argument(String label, String description) {
    return PositionalParamSpec.builder()
        .index("0")
        .arity("0..1")
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** Several arguments, likewise. */
  static PositionalParamSpec arguments(String label, String description) {
    return PositionalParamSpec.builder()
        .index("0..*")
        .arity("0..*")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** Several arguments, the first of which is one of some words. */
  static PositionalParamSpec actions(List<String> words, String description) {
    return PositionalParamSpec.builder(arguments("ACTION", description))
        .completionCandidates(words)
        .build();
  }

  /** The one argument of a command that needs it. */
  static String one(Values values, String label) {
    String given = values.positional();
    if (given == null) {
      throw new UsageException("the following arguments are required: " + label);
    }
    return given;
  }
}
