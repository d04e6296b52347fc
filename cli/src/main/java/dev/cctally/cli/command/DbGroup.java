package dev.cctally.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;

/** {@code db}: the files that hold what we keep. */
final class DbGroup {
  static final String NAME = "db";

  private DbGroup() {}

  static CommandGroup group() {
    Map<String, Command> commands = new LinkedHashMap<>();
    commands.put("check", new DbCheckCommand());
    commands.put("import", new DbImportCommand());
    return new CommandGroup("Check the databases, or take over older ones.", commands, Map.of());
  }
}
