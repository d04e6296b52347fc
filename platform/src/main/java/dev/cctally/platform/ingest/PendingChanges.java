package dev.cctally.platform.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a transaction has changed and still has to be worked out before it ends: groups whose
 * accounts may count differently, sessions whose sums are out of date. In bulk everything is worked
 * out at the end anyway, so nothing is noted but the number of rows.
 */
final class PendingChanges {
  private final boolean bulk;
  private final Set<Long> groups = new HashSet<>();
  private final Map<Integer, Long> sessions = new HashMap<>();
  private final Set<Integer> files = new HashSet<>();
  private final Set<String> lineages = new HashSet<>();
  private long rows;

  PendingChanges(boolean bulk) {
    this.bulk = bulk;
  }

  /** Whether everything is worked out at the end anyway. */
  boolean bulk() {
    return bulk;
  }

  /** Sums of a session may change from an instant on. */
  void sums(int session, long fromMicros) {
    if (!bulk) {
      sessions.merge(session, fromMicros, Math::min);
    }
  }

  /** Which accounts of a group count must be worked out again. */
  void group(long group) {
    if (!bulk && group != 0) {
      groups.add(group);
    }
  }

  /** A file has other rows, another session or another place in the order than before. */
  void file(int fileId) {
    if (!bulk) {
      files.add(fileId);
    }
  }

  /** A log that others may have been forked from is gone. */
  void lineage(String id) {
    if (!bulk) {
      lineages.add(id);
    }
  }

  Set<Integer> files() {
    return files;
  }

  Set<String> lineages() {
    return lineages;
  }

  /** Rows were added, replaced or removed. */
  void rows(long count) {
    rows += count;
  }

  long rows() {
    return rows;
  }

  Set<Long> groups() {
    return groups;
  }

  Map<Integer, Long> sessions() {
    return sessions;
  }

  /** The transaction ends, or was undone. */
  void clear() {
    groups.clear();
    files.clear();
    lineages.clear();
    sessions.clear();
    rows = 0;
  }
}
