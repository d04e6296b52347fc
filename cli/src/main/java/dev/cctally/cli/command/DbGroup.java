package dev.cctally.cli.command;

import dev.cctally.platform.alert.engine.AlertSchema;
import dev.cctally.platform.ingest.CacheMaintenance;
import dev.cctally.platform.store.DataDirectory;
import dev.cctally.platform.store.HistoryFile;
import dev.cctally.platform.store.HistoryMaintenance;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code db}: the files that hold what we keep. */
final class DbGroup {
  static final String NAME = "db";

  private DbGroup() {}

  static CommandGroup group() {
    Map<String, Command> commands = new LinkedHashMap<>();
    commands.put("status", new DbStatusCommand());
    commands.put("check", new DbCheckCommand());
    commands.put("import", new DbImportCommand());
    commands.put("skip", new DbSkipCommand());
    commands.put("unskip", new DbUnskipCommand());
    commands.put("recover", new DbRecoverCommand());
    return new CommandGroup(
        "Look after the databases, or take over older ones.", commands, Map.of());
  }

  static HistoryMaintenance history(CommandRun run) {
    DataDirectory directory = new DataDirectory(run.services().dataDirectory());
    Clock clock = run.environment().host().wallClock();
    return new HistoryMaintenance(directory, clock, AlertSchema.HISTORY);
  }

  static CacheMaintenance cache(CommandRun run) {
    DataDirectory directory = new DataDirectory(run.services().dataDirectory());
    return new CacheMaintenance(directory, run.environment().host().wallClock());
  }

  /**
   * The migration that a name stands for, which may say its file first; {@code null} if there is
   * none. Only the history has any: a cache of another shape is made anew.
   */
  static @Nullable String migration(String given, HistoryMaintenance history) {
    String prefix = HistoryFile.NAME + ":";
    String name = given.startsWith(prefix) ? given.substring(prefix.length()) : given;
    return history.knows(name) ? name : null;
  }

  /** Says that there is no such migration; the exit code. */
  static int unknown(String given, CommandRun run) {
    run.console()
        .note("cctally: unknown migration '" + given + "'. See `cctally db status` for the names.");
    return 1;
  }
}
