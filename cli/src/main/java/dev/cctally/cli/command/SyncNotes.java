package dev.cctally.cli.command;

import dev.cctally.platform.ingest.SyncOutcome;
import java.util.ArrayList;
import java.util.List;

/** What a sync has to say on standard error, apart from how it went. */
final class SyncNotes {
  private static final int MOST = 20;

  private SyncNotes() {}

  static List<String> of(SyncOutcome outcome) {
    List<String> notes = new ArrayList<>();
    if (outcome.lockContended()) {
      notes.add("[cache] sync already in progress; using existing cache");
    }
    List<String> errors = outcome.errors();
    for (String error : errors.subList(0, Math.min(MOST, errors.size()))) {
      notes.add("[cache] " + error);
    }
    if (errors.size() > MOST) {
      notes.add(
          "[cache] and "
              + (errors.size() - MOST)
              + " more of this kind in the logs of "
              + outcome.vendorId());
    }
    return notes;
  }
}
