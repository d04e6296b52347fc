package dev.cctally.cli.command;

import dev.cctally.cli.render.DatabaseStatusJson;
import dev.cctally.cli.render.DatabaseStatusText;
import dev.cctally.cli.render.KeptData;
import dev.cctally.platform.store.DatabaseCheck;
import dev.cctally.platform.store.DatabaseStatus;
import dev.cctally.platform.store.HistoryMaintenance;
import dev.cctally.platform.store.MigrationStatus;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code db status}: which databases there are, their versions, sizes and migrations. */
final class DbStatusCommand implements Command {
  @Override
  public CommandSpec model(String program) {
    return Options.of(program, "Show versions, sizes and migrations of the databases.")
        .description(
            "Reads only, creates nothing and brings nothing into another shape. Exit code 0; 1 if a"
                + " file is no database, or with --check if it is damaged.")
        .flag("Also read every page, as db check does.", "--check")
        .flag("Print JSON.", "-j", "--json")
        .examples(program, program + " --json")
        .withHelp();
  }

  @Override
  public int run(Values values, CommandRun run) {
    HistoryMaintenance maintenance = DbGroup.history(run);
    DatabaseStatus<List<MigrationStatus>> history = maintenance.status();
    DatabaseStatus<Map<String, Long>> cache = DbGroup.cache(run).status();
    List<MigrationStatus> migrations =
        history.details() == null ? maintenance.pending() : history.details();
    KeptData kept =
        new KeptData(
            history,
            migrations,
            maintenance.errorLog(),
            maintenance.backups(),
            cache,
            values.flag("--check") ? DatabaseCheck.of(history.path()) : null,
            values.flag("--check") ? DatabaseCheck.of(cache.path()) : null);
    if (values.flag("--json")) {
      run.console().printUtf8(DatabaseStatusJson.of(kept));
    } else {
      run.console().print(DatabaseStatusText.of(kept));
    }
    return kept.damaged() ? 1 : 0;
  }
}
