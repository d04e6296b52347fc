package dev.cctally.platform.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes over a database's rows by their positions: a row replaces what stood at its position.
 * Nothing is folded, since each row may change by itself. Used inside a transaction.
 */
final class RowReplacement {
  private final PackTable packs;
  private final ClaimTable claims;
  private final PendingChanges changes;
  private final Set<Integer> unsure;
  private final Map<String, SessionTable.Stored> sessions;

  /**
   * Makes one for one file.
   *
   * @param packs where rows are stored
   * @param claims which files tell of what
   * @param changes is told of what changes
   * @param unsure is told of sessions whose sums so far are not right any more
   * @param sessions the file's sessions by key
   */
  RowReplacement(
      PackTable packs,
      ClaimTable claims,
      PendingChanges changes,
      Set<Integer> unsure,
      Map<String, SessionTable.Stored> sessions) {
    this.packs = packs;
    this.claims = claims;
    this.changes = changes;
    this.unsure = unsure;
    this.sessions = sessions;
  }

  /** Is told of a row that is stored now. */
  interface Added {
    void added(UsageRow row, boolean several);
  }

  /**
   * Takes over the rows of a chunk.
   *
   * @param stored the file's rows as they are stored
   * @param chunk the chunk
   * @param told collects the positions of all chunks if the file is read to replace everything;
   *     after the last one, what it was not told of is removed
   * @param added is told of each new or changed row
   */
  void take(FileRows stored, ParsedChunk chunk, @Nullable Set<Long> told, Added added) {
    stored.expect(chunk.rows());
    for (UsageRow row : chunk.rows()) {
      if (told != null) {
        told.add(row.position);
      }
      UsageRow earlier = stored.at(row.position);
      if (earlier == null) {
        boolean several = row.group != 0 && stored.groupSize(row.group) > 0;
        stored.append(row);
        added.added(row, several);
      } else if (!earlier.same(row)) {
        removed(stored, earlier, row.group);
        stored.replace(earlier, row);
        added.added(row, stored.groupSize(row.group) > 1);
        SessionTable.Stored session = sessions.get(row.session);
        if (session != null) {
          unsure.add(session.id);
        }
      }
    }
    if (told != null && chunk.last()) {
      sweep(stored, told);
    }
    packs.save(stored);
  }

  private void sweep(FileRows stored, Set<Long> told) {
    List<UsageRow> gone = new ArrayList<>();
    stored.forEach(row -> {
      if (!told.contains(row.position)) {
        gone.add(row);
      }
    });
    stored.expect(gone);
    for (UsageRow row : gone) {
      removed(stored, row, 0);
      stored.replace(row, null);
      changes.rows(1);
    }
  }

  /** Notes that a row makes room for one of a group, or for none. */
  private void removed(FileRows stored, UsageRow row, long nextGroup) {
    SessionTable.Stored own = sessions.get(row.session);
    FileRows.Verdict verdict = stored.verdict(row);
    int owner = verdict != null ? verdict.owner() : own == null ? -1 : own.id;
    changes.sums(owner, row.values.atMicros());
    unsure.add(owner);
    changes.group(row.group);
    if (row.group == nextGroup && nextGroup != 0) {
      return; // it stays among the accounts of its group
    }
    if (verdict != null) {
      packs.judge(stored, row, null);
    }
    if (row.group != 0) {
      int left = stored.groupSize(row.group) - 1;
      if (left == 0) {
        claims.remove(row.group, stored.fileId);
      } else {
        claims.add(row.group, stored.fileId, left > 1);
      }
    }
  }
}
