package dev.cctally.cli.command;

import dev.cctally.cli.console.ProgressBar;
import dev.cctally.cli.render.SyncJson;
import dev.cctally.platform.ingest.SyncOutcome;
import dev.cctally.platform.ingest.SyncProgress;
import dev.cctally.platform.ingest.Usage;
import dev.cctally.platform.ingest.UsageSync;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code cache-sync}: brings the store up to date, or makes it anew. */
final class CacheSyncCommand implements Command {
  private static final String ALL = "all";
  private static final Map<String, Boolean> PROGRESS = progress();
  private static final Duration WAIT_AT_MOST = Duration.ofMinutes(10);

  @Override
  public CommandSpec model(String program) {
    return Options.of(program, "Bring stored usage up to date with the logs.")
        .description(
            "Reports do this by themselves; use it to prepare a large history, or to repair one."
                + " Usage of logs that an agent has since deleted is kept unless you say"
                + " --prune.")
        .flag("Forget what was read and read every log again.", "--rebuild")
        .flag("Forget usage whose log no longer exists.", "--prune")
        .value("VENDOR", "Only this vendor's logs, or all (default: all).", "--source")
        .flag("If another process is at it, wait (up to 10 minutes).", "--wait")
        .choice(PROGRESS.keySet(), "Show progress on standard error (default: auto).", "--progress")
        .flag("Print what was done as JSON.", "-j", "--json")
        .examples(
            program + "                    read what is new",
            program + " --rebuild --wait   read everything again",
            program + " --json             for scripts")
        .withHelp();
  }

  @Override
  public int run(Values values, CommandRun run) {
    List<String> vendors = vendors(values, run);
    boolean showProgress = values.choice("--progress", PROGRESS, true);
    boolean rebuild = values.flag("--rebuild");
    boolean prune = values.flag("--prune");
    UsageSync.Mode mode =
        rebuild
            ? prune ? UsageSync.Mode.REBUILD_AND_PRUNE : UsageSync.Mode.REBUILD
            : prune ? UsageSync.Mode.PRUNE : UsageSync.Mode.UPDATE;
    Usage usage = run.services().usage();
    UsageSync sync = usage.sync();
    List<SyncOutcome> outcomes = new ArrayList<>();
    for (String vendor : vendors) {
      SyncOutcome outcome;
      try (ProgressBar bar = new ProgressBar(run.console(), run.environment().nanoTime())) {
        outcome = sync(sync, vendor, mode, showProgress ? bar : SyncProgress.NONE, values, run);
      }
      if (outcome.rowsChanged() > 0) {
        run.fresh().add(vendor);
      }
      usage.takeNotices().forEach(run.console()::note);
      if (usage.kept()) {
        CacheSyncNotes.of(outcome, rebuild, prune).forEach(run.console()::note);
      }
      outcomes.add(outcome);
    }
    if (values.flag("--json")) {
      run.console().printUtf8(SyncJson.of(outcomes, run.services().plugins().warnings()));
    }
    run.notePluginWarnings();
    if (!usage.kept()) {
      run.console().note("[cache-sync] nothing was stored: the cache cannot be written");
      return 1;
    }
    boolean refused = (rebuild || prune) && outcomes.stream().anyMatch(SyncOutcome::lockContended);
    return refused ? 1 : 0;
  }

  private static List<String> vendors(Values values, CommandRun run) {
    CommandTree tree = new CommandTree(run.services());
    List<String> installed = tree.vendors();
    String source = values.text("--source");
    if (source == null || source.equals(ALL)) {
      return installed;
    }
    if (!installed.contains(source)) {
      if (tree.nameable().contains(source) || tree.wide().nameable().contains(source)) {
        VendorAccess.checkReadable(source, run);
      }
      List<String> choices = new ArrayList<>(installed);
      choices.add(ALL);
      throw new UsageException("argument --source: " + Values.invalidChoice(source, choices));
    }
    return List.of(source);
  }

  private static SyncOutcome sync(
      UsageSync sync,
      String vendor,
      UsageSync.Mode mode,
      SyncProgress progress,
      Values values,
      CommandRun run) {
    SyncOutcome outcome = sync.sync(vendor, mode, Duration.ZERO, progress);
    if (outcome.lockContended() && values.flag("--wait")) {
      run.console().note("[cache] sync already in progress; waiting for it to finish");
      outcome = sync.sync(vendor, mode, WAIT_AT_MOST, progress);
    }
    return outcome;
  }

  /** Whether progress is shown, by the word for it. */
  private static Map<String, Boolean> progress() {
    Map<String, Boolean> words = new LinkedHashMap<>();
    words.put("auto", true);
    words.put("never", false);
    return words;
  }
}
