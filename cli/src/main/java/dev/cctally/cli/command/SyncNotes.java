package dev.cctally.cli.command;

import dev.cctally.platform.ingest.SyncOutcome;
import java.util.ArrayList;
import java.util.List;

/** What a sync has to say on standard error, apart from how it went. */
final class SyncNotes {
  private SyncNotes() {}

  static List<String> of(SyncOutcome outcome) {
    List<String> notes = new ArrayList<>();
    if (outcome.lockContended()) {
      notes.add("[cache] sync already in progress; using existing cache");
    }
    for (String error : outcome.errors()) {
      notes.add("[cache] " + error);
    }
    return notes;
  }
}
