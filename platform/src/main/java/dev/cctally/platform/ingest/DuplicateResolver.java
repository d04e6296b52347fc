package dev.cctally.platform.ingest;

import dev.cctally.platform.ingest.FileRows.Verdict;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import dev.cctally.platform.store.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which accounts of a response count, by the rules of {@link
 * dev.cctally.spi.vendor.EventIdentity}. A pure function of what is stored: it does not matter what
 * was read when, so any history of syncs ends with the same verdicts.
 */
final class DuplicateResolver {
  private final PackTable packs;
  private final ClaimTable claims;
  private final SessionTable sessions;
  private final ReplayTable replays;
  private final SqlDatabase database;
  private final Map<Integer, FileFacts> files = new HashMap<>();

  DuplicateResolver(
      SqlDatabase database,
      PackTable packs,
      ClaimTable claims,
      SessionTable sessions,
      ReplayTable replays) {
    this.replays = replays;
    this.database = database;
    this.packs = packs;
    this.claims = claims;
    this.sessions = sessions;
  }

  /** What decides the order of accounts, and whether a file's accounts are seen at all. */
  private record FileFacts(
      long mtimeNanos, String path, boolean current, Map<String, SessionTable.Stored> sessions) {}

  /** One stored account of a response. */
  private record Account(
      FileRows rows,
      UsageRow row,
      FileFacts file,
      int session,
      String sessionId,
      boolean replayed) {
    static final Comparator<Account> ORDER =
        Comparator.comparingLong((Account a) -> a.file.mtimeNanos)
            .thenComparing(a -> a.file.path)
            .thenComparingLong(a -> a.row.position);

    /** Whether it may count at all. */
    boolean current() {
      return file.current && !replayed;
    }
  }

  /**
   * Works groups out again.
   *
   * @param groups which
   * @param changes is told of every session whose sums change
   */
  void resolve(Collection<Long> groups, PendingChanges changes) {
    files.clear();
    Map<Integer, Map<Long, List<UsageRow>>> wanted = new HashMap<>();
    Map<Long, List<Integer>> claimants = new LinkedHashMap<>();
    for (long group : groups) {
      List<Integer> telling = claims.files(group);
      claimants.put(group, telling);
      telling.forEach(
          file -> wanted.computeIfAbsent(file, _ -> new HashMap<>()).put(group, new ArrayList<>()));
    }
    // One pass over each file, however many of its responses are in question.
    Map<Integer, FileRows> loaded = new HashMap<>();
    wanted.forEach((file, byGroup) -> {
      FileRows rows = packs.load(file);
      loaded.put(file, rows);
      rows.forEach(row -> {
        List<UsageRow> list = row.group == 0 ? null : byGroup.get(row.group);
        if (list != null) {
          list.add(row);
        }
      });
    });
    claimants.forEach((group, telling) -> {
      List<Account> accounts = new ArrayList<>();
      for (int file : telling) {
        FileRows rows = loaded.get(file);
        Map<Long, List<UsageRow>> byGroup = wanted.get(file);
        List<UsageRow> found = byGroup == null ? null : byGroup.get(group);
        if (rows != null && found != null) {
          found.forEach(row -> accounts.add(account(rows, row)));
        }
      }
      accounts.sort(Account.ORDER);
      settle(accounts, changes);
    });
  }

  private Account account(FileRows rows, UsageRow row) {
    FileFacts file = files.computeIfAbsent(rows.fileId, this::facts);
    SessionTable.Stored session = file.sessions.get(row.session);
    if (session == null) {
      throw StoreException.damaged(new IllegalStateException("a row's session is not stored"));
    }
    boolean replayed = replays.of(session.id).covers(row);
    return new Account(rows, row, file, session.id, session.sessionId(), replayed);
  }

  private FileFacts facts(int fileId) {
    try (SqlStatement statement =
        database.prepare(
            """
            SELECT f.mtime_ns, f.path, r.current FROM file f JOIN root r ON r.id = f.root_id
            WHERE f.id = ?
            """)) {
      statement.set(1, (long) fileId);
      try (SqlRows rows = statement.query()) {
        if (!rows.next()) {
          throw StoreException.damaged(new IllegalStateException("a row's file is not stored"));
        }
        return new FileFacts(
            rows.number(0), rows.requiredText(1), rows.number(2) != 0, sessions.sessions(fileId));
      }
    }
  }

  private void settle(List<Account> accounts, PendingChanges changes) {
    Set<String> openSessions = new HashSet<>();
    for (Account account : accounts) {
      if (account.current() && !account.row.shadow) {
        openSessions.add(account.sessionId);
      }
    }
    Map<Object, List<Account>> byKey = new LinkedHashMap<>();
    for (Account account : accounts) {
      if (!account.current() || (account.row.shadow && openSessions.contains(account.sessionId))) {
        judge(account, false, account.session, changes);
      } else {
        Object key = account.row.key == 0 ? account : (Object) account.row.key;
        byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(account);
      }
    }
    for (List<Account> same : byKey.values()) {
      int fullest = 0;
      for (int i = 1; i < same.size(); i++) {
        if (same.get(i).row.values.rank() > same.get(fullest).row.values.rank()) {
          fullest = i;
        }
      }
      int owner = same.getFirst().session;
      for (int i = 0; i < same.size(); i++) {
        boolean counts = i == fullest;
        Account account = same.get(i);
        judge(account, counts, counts ? owner : account.session, changes);
      }
    }
  }

  private void judge(Account account, boolean counted, int owner, PendingChanges changes) {
    Verdict before = account.rows.verdict(account.row);
    @Nullable Verdict after =
        counted && owner == account.session ? null : new Verdict(counted, owner);
    if (Objects.equals(before, after)) {
      return;
    }
    packs.judge(account.rows, account.row, after);
    long at = account.row.values.atMicros();
    changes.sums(before == null ? account.session : before.owner(), at);
    changes.sums(owner, at);
  }
}
