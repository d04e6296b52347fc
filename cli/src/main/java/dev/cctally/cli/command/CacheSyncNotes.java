package dev.cctally.cli.command;

import dev.cctally.platform.ingest.SyncOutcome;
import java.util.ArrayList;
import java.util.List;

/** What {@code cache-sync} says on standard error about one vendor. */
final class CacheSyncNotes {
  private static final String PREFIX = "[cache-sync] ";

  private CacheSyncNotes() {}

  static List<String> of(SyncOutcome outcome, boolean rebuild, boolean prune) {
    List<String> notes = new ArrayList<>();
    String vendor = outcome.vendorId();
    if (outcome.lockContended()) {
      notes.addAll(SyncNotes.of(outcome));
      if (rebuild || prune) {
        notes.add(
            PREFIX
                + (rebuild ? "rebuild" : "prune")
                + " skipped ("
                + vendor
                + "): another process holds the lock");
      }
      return notes;
    }
    if (rebuild) {
      notes.add(PREFIX + "rebuild: cleared " + VendorNames.brief(vendor) + " cached entries");
    } else if (outcome.reset() > 0) {
      notes.add(
          PREFIX
              + "truncation detected on "
              + outcome.reset()
              + " file(s) — re-ingesting them from the start");
    }
    notes.addAll(SyncNotes.of(outcome));
    if (outcome.vanished() > 0 && !prune) {
      notes.add(
          "[cache] "
              + outcome.vanished()
              + " tracked file(s) no longer on disk; their usage is kept"
              + " (run `cctally cache-sync --prune` to forget it)");
    }
    notes.add(
        PREFIX
            + vendor
            + " done: "
            + outcome.processed()
            + " processed, "
            + outcome.skipped()
            + " skipped, "
            + outcome.reset()
            + " reset, "
            + outcome.rowsChanged()
            + " rows changed");
    return notes;
  }
}
