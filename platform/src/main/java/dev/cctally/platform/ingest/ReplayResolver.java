package dev.cctally.platform.ingest;

import dev.cctally.platform.ingest.FileRows.Verdict;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which rows of forked sessions only repeat their parents', by the third rule of {@link
 * dev.cctally.spi.vendor.EventIdentity}. As {@link DuplicateResolver} a pure function of what is
 * stored: whether parent or child was read first does not matter.
 */
final class ReplayResolver {
  private final SqlDatabase database;
  private final String vendorId;
  private final PackTable packs;
  private final ReplayTable replays;

  ReplayResolver(SqlDatabase database, String vendorId, PackTable packs, ReplayTable replays) {
    this.database = database;
    this.vendorId = vendorId;
    this.packs = packs;
    this.replays = replays;
  }

  /** A session of a log that may be a parent or a child of another. */
  private record Member(
      int session,
      int file,
      String key,
      @Nullable String id,
      @Nullable String parent,
      @Nullable Long startMicros,
      boolean current,
      long mtimeNanos,
      String path) {
    static final Comparator<Member> ORDER =
        (one, other) -> {
          int order = Long.compare(one.mtimeNanos, other.mtimeNanos);
          return order == 0 ? one.path.compareTo(other.path) : order;
        };
  }

  /**
   * Works out forks that a transaction may concern.
   *
   * @param files files that were changed
   * @param lineages ids of logs that are gone
   * @param changes is told of rows whose accounts must be judged anew
   */
  void refresh(Set<Integer> files, Set<String> lineages, PendingChanges changes) {
    if (files.isEmpty() && lineages.isEmpty()) {
      return;
    }
    List<Member> members = members();
    Set<String> touched = new HashSet<>(lineages);
    for (Member member : members) {
      if (member.id != null && files.contains(member.file)) {
        touched.add(member.id);
      }
    }
    Map<String, List<Member>> byId = byId(members);
    for (Member member : members) {
      boolean concerned =
          files.contains(member.file) || (member.parent != null && touched.contains(member.parent));
      if (concerned && (member.parent != null || !isNothing(member))) {
        resolve(member, byId, changes);
      }
    }
  }

  /** Works out every fork of the vendor, of which nothing is stored. */
  void refreshAll(PendingChanges changes) {
    List<Member> members = members();
    Map<String, List<Member>> byId = byId(members);
    for (Member member : members) {
      if (member.parent != null) {
        resolve(member, byId, changes);
      }
    }
  }

  private boolean isNothing(Member member) {
    return replays.of(member.session).equals(Replay.NOTHING);
  }

  private static Map<String, List<Member>> byId(List<Member> members) {
    Map<String, List<Member>> byId = new HashMap<>();
    for (Member member : members) {
      if (member.id != null && member.current) {
        byId.computeIfAbsent(member.id, _ -> new ArrayList<>()).add(member);
      }
    }
    return byId;
  }

  private void resolve(Member child, Map<String, List<Member>> byId, PendingChanges changes) {
    Replay before = replays.of(child.session);
    FileRows file = packs.load(child.file);
    Replay after = child.current ? replay(child, file, byId) : Replay.NOTHING;
    replays.put(child.session, after);
    for (UsageRow row : rows(file, child.key)) {
      boolean covered = after.covers(row);
      if (row.group == 0) {
        judge(file, row, covered ? new Verdict(false, child.session) : null, child, changes);
      } else if (covered || before.covers(row)) {
        changes.group(row.group);
      }
    }
  }

  private void judge(
      FileRows file,
      UsageRow row,
      @Nullable Verdict verdict,
      Member child,
      PendingChanges changes) {
    if (!Objects.equals(file.verdict(row), verdict)) {
      packs.judge(file, row, verdict);
      changes.sums(child.session, row.values.atMicros());
    }
  }

  private Replay replay(Member child, FileRows file, Map<String, List<Member>> byId) {
    if (child.parent == null) {
      return Replay.NOTHING;
    }
    List<Member> parents = new ArrayList<>(byId.getOrDefault(child.parent, List.of()));
    parents.removeIf(member -> member.session == child.session);
    parents.sort(Member.ORDER);
    List<UsageRow> own = rows(file, child.key);
    if (parents.isEmpty()) {
      return orphan(own, child.startMicros);
    }
    Member parent = parents.getFirst();
    List<UsageRow> theirs = rows(packs.load(parent.file), parent.key);
    int equal = 0;
    while (equal < own.size()
        && equal < theirs.size()
        && own.get(equal).replay != 0
        && own.get(equal).replay == theirs.get(equal).replay) {
      equal++;
    }
    return equal == 0 ? Replay.NOTHING : new Replay(own.get(equal - 1).position + 1, null);
  }

  /** Without the parent only a copy that was made at once, when the log was begun, can be told. */
  private static Replay orphan(List<UsageRow> own, @Nullable Long startMicros) {
    if (startMicros == null) {
      return Replay.NOTHING;
    }
    long start = Replay.second(startMicros);
    boolean later = false;
    for (UsageRow row : own) {
      later |= Replay.second(row.values.atMicros()) > start;
    }
    return later ? new Replay(Long.MIN_VALUE, start) : Replay.NOTHING;
  }

  private static List<UsageRow> rows(FileRows file, String key) {
    List<UsageRow> rows = new ArrayList<>();
    file.forEach(row -> {
      if (row.session.equals(key)) {
        rows.add(row);
      }
    });
    rows.sort((one, other) -> Long.compare(one.position, other.position));
    return rows;
  }

  private List<Member> members() {
    List<Member> members = new ArrayList<>();
    try (SqlStatement statement =
        database.prepare(
            """
            SELECT s.id, s.file_id, s.key, s.lineage_id, s.lineage_parent, s.lineage_start,
              r.current, f.mtime_ns, f.path
            FROM root r JOIN file f ON f.root_id = r.id JOIN session s ON s.file_id = f.id
            WHERE r.vendor = ? AND (s.lineage_id IS NOT NULL
              OR s.id IN (SELECT session_id FROM replay))
            """)) {
      statement.set(1, vendorId);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          members.add(
              new Member(
                  (int) rows.number(0),
                  (int) rows.number(1),
                  rows.requiredText(2),
                  rows.text(3),
                  rows.text(4),
                  rows.numberOrNull(5),
                  rows.number(6) != 0,
                  rows.number(7),
                  rows.requiredText(8)));
        }
      }
    }
    return members;
  }
}
