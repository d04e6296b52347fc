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
    usage.takeNotices().forEach(run.console()::note);
    SyncNotes.of(outcome).forEach(run.console()::note);
  }
}
