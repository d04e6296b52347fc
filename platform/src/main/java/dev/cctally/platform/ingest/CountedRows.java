package dev.cctally.platform.ingest;

import dev.cctally.platform.ingest.FileRows.Verdict;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds the rows that count for a session: its own, and those it got from other files. */
final class CountedRows {
  private final PackTable packs;
  private final SessionTable sessions;

  CountedRows(PackTable packs, SessionTable sessions) {
    this.packs = packs;
    this.sessions = sessions;
  }

  /** Receives a row and the session it counts for. */
  interface Taker {
    void take(int session, UsageRow row);
  }

  /**
   * Hands over the rows of sessions, in no particular order. One pass over each file, however many
   * of its sessions are meant: a database holds thousands.
   */
  void of(Collection<Integer> wanted, Taker taker) {
    Map<Integer, Set<Integer>> byHome = new HashMap<>();
    Map<Integer, Set<Integer>> byLender = new HashMap<>();
    for (int session : wanted) {
      int home = sessions.file(session);
      if (home >= 0) {
        byHome.computeIfAbsent(home, _ -> new HashSet<>()).add(session);
      }
      for (int lender : packs.lenders(session)) {
        byLender.computeIfAbsent(lender, _ -> new HashSet<>()).add(session);
      }
    }
    byHome.forEach((home, of) -> own(home, of, taker));
    byLender.forEach((lender, of) -> lent(lender, of, taker));
  }

  private void own(int home, Set<Integer> wanted, Taker taker) {
    Map<String, Integer> byKey = new HashMap<>();
    sessions
        .sessions(home)
        .forEach((key, session) -> {
          if (wanted.contains(session.id)) {
            byKey.put(key, session.id);
          }
        });
    FileRows rows = packs.load(home);
    rows.forEach(row -> {
      Integer own = byKey.get(row.session);
      if (own != null && rows.verdict(row) == null) {
        taker.take(own, row);
      }
    });
  }

  private void lent(int lender, Set<Integer> wanted, Taker taker) {
    FileRows rows = packs.load(lender);
    rows.forEach(row -> {
      Verdict verdict = rows.verdict(row);
      if (verdict != null && verdict.counted() && wanted.contains(verdict.owner())) {
        taker.take(verdict.owner(), row);
      }
    });
  }
}
