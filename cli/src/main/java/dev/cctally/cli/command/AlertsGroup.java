package dev.cctally.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;

/** {@code alerts}: being told when quota or budget runs out. */
final class AlertsGroup {
  static final String NAME = "alerts";

  private AlertsGroup() {}

  static CommandGroup group() {
    Map<String, Command> commands = new LinkedHashMap<>();
    commands.put("history", new AlertsHistoryCommand());
    commands.put("simulate", new AlertsSimulateCommand());
    commands.put("test", new AlertsTestCommand());
    return new CommandGroup(
        "See alerts there were or would be, and send one to try.", commands, Map.of());
  }
}
