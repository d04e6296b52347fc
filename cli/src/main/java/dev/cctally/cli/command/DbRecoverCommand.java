package dev.cctally.cli.command;

import dev.cctally.cli.render.RecoveryText;
import dev.cctally.platform.store.Recovery;
import dev.cctally.platform.store.Recovery.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code db recover}: brings a database back that a later version has written. */
final class DbRecoverCommand implements Command {
  private static final String STATS = "stats";
  private static final String CACHE = "cache";

  @Override
  public CommandSpec model(String program) {
    return Options.of(program, "Bring a database back that a later version has written.")
        .description(
            "Forgets the steps this version does not know. The history is copied to backups/ first,"
                + " and needs --yes: what the later version recorded in ways of its own is not"
                + " understood here. The cache can be made anew from the logs at any time."
                + " Exit code 2: --yes is missing.")
        .choice(List.of(CACHE, STATS), "Which database.", "--db")
        .flag("Agree to it; for the history.", "--yes")
        .flag("Say what would be done, and do nothing.", "--dry-run")
        .flag("Print JSON.", "-j", "--json")
        .examples(program + " --db stats --dry-run", program + " --db stats --yes")
        .withHelp();
  }

  @Override
  public int run(Values values, CommandRun run) {
    if (values.text("--db") == null) {
      throw new UsageException("the following arguments are required: --db");
    }
    Map<String, String> choices = new LinkedHashMap<>();
    List.of(CACHE, STATS).forEach(each -> choices.put(each, each));
    String which = values.choice("--db", choices, STATS);
    boolean dry = values.flag("--dry-run");
    Recovery recovery =
        which.equals(STATS)
            ? DbGroup.history(run).recover(values.flag("--yes"), dry)
            : DbGroup.cache(run).recover(dry);
    String file = which + ".db";
    recovery.notes().forEach(run.console()::note);
    if (values.flag("--json")) {
      run.console().printUtf8(RecoveryText.json(file, recovery));
    }
    if (recovery.outcome() == Outcome.UNCONFIRMED) {
      run.console().note(RecoveryText.sentence(file, recovery));
      return 2;
    }
    if (!values.flag("--json")) {
      run.console().print(RecoveryText.sentence(file, recovery) + "\n");
    }
    return 0;
  }
}
