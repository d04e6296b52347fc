package dev.cctally.platform.ingest;

import dev.cctally.platform.ingest.FileRows.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the rows that count for a session: its own, and those it got from other files. */
final class CountedRows {
  private final PackTable packs;
  private final SessionTable sessions;

  CountedRows(PackTable packs, SessionTable sessions) {
    this.packs = packs;
    this.sessions = sessions;
  }

  List<UsageRow> of(int session) {
    List<UsageRow> counted = new ArrayList<>();
    int home = sessions.file(session);
    if (home >= 0) {
      FileRows rows = packs.load(home);
      Map<String, SessionTable.Stored> ofFile = sessions.sessions(home);
      rows.forEach(row -> {
        SessionTable.Stored own = ofFile.get(row.session);
        if (rows.verdict(row) == null && own != null && own.id == session) {
          counted.add(row);
        }
      });
    }
    for (int lender : packs.lenders(session)) {
      FileRows rows = packs.load(lender);
      rows.forEach(row -> {
        Verdict verdict = rows.verdict(row);
        if (verdict != null && verdict.counted() && verdict.owner() == session) {
          counted.add(row);
        }
      });
    }
    return counted;
  }
}
