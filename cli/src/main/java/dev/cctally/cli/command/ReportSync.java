package dev.cctally.cli.command;

import dev.cctally.cli.console.ProgressBar;
import dev.cctally.platform.ingest.SyncOutcome;
import dev.cctally.platform.ingest.Usage;

/** Brings stored usage up to date before a report looks at it. */
final class ReportSync {
  private ReportSync() {}

  static void run(String vendorId, CommandRun run) {
    SyncOutcome outcome;
    Usage usage = run.services().usage();
    try (ProgressBar progress = new ProgressBar(run.console(), run.environment().nanoTime())) {
      outcome = usage.sync().refresh(vendorId, progress);
    }
    if (outcome.rowsChanged() > 0) {
      run.fresh().add(vendorId);
    }
    notices(run);
    SyncNotes.of(outcome).forEach(run.console()::note);
  }

  /** Says what came up since; a store may turn out to be damaged only when it is read. */
  static void notices(CommandRun run) {
    run.services().usage().takeNotices().forEach(run.console()::note);
  }
}
