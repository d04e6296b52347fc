package dev.cctally.cli.command;

import dev.cctally.cli.render.DatabaseCheckText;
import dev.cctally.platform.quota.RederivedQuota;
import dev.cctally.platform.store.DatabaseCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code db check}: whether the databases are whole, and whether what is derived in the history is
 * what follows from the readings.
 */
final class DbCheckCommand implements Command {
  private static final List<String> FILES = List.of("stats.db", "cache.db");

  @Override
  public CommandSpec model(String program) {
    return Options.of(program, "Check whether the databases are whole.")
        .description(
            "Reads every page of the databases in the data directory and says what is wrong with"
                + " them. Changes nothing. Exit code 0: all is well; 1: something is damaged, or"
                + " is stored otherwise than it follows.")
        .flag(
            "Also work out anew what follows from the quota readings, and compare it with what is"
                + " stored.",
            "--rederive")
        .flag("Print JSON.", "-j", "--json")
        .examples(program, program + " --rederive --json")
        .withHelp();
  }

  @Override
  public int run(Values values, CommandRun run) {
    Path folder = run.services().dataDirectory();
    List<DatabaseCheck> files = new ArrayList<>();
    FILES.forEach(name -> files.add(DatabaseCheck.of(folder.resolve(name))));
    boolean whole = files.stream().allMatch(DatabaseCheck::whole);
    RederivedQuota rederived = null;
    if (values.flag("--rederive") && files.getFirst().whole()) {
      rederived = run.services().quotaStore().rederived(); // a damaged file would only confuse
    }
    print(files, rederived, values, run);
    return whole && (rederived == null || rederived.differences().isEmpty()) ? 0 : 1;
  }

  private static void print(
      List<DatabaseCheck> files,
      @Nullable RederivedQuota rederived,
      Values values,
      CommandRun run) {
    if (values.flag("--json")) {
      run.console().printUtf8(DatabaseCheckText.json(files, rederived));
    } else {
      run.console().print(DatabaseCheckText.lines(files, rederived));
    }
  }
}
