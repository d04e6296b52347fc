package dev.cctally.platform.ingest;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which accounts of a response count, by the rules of {@link
 * dev.cctally.spi.vendor.EventIdentity}. A pure function of what is stored: it does not matter what
 * was read when, so any history of syncs ends with the same rows.
 */
final class DuplicateResolver {
  private final SqlDatabase database;

  DuplicateResolver(SqlDatabase database) {
    this.database = database;
  }

  /** One stored account of a response. */
  private record Account(
      int fileId,
      long position,
      long key,
      boolean shadow,
      long rank,
      int session,
      boolean counted,
      int owner,
      boolean contested,
      long atMicros,
      long mtimeNanos,
      String path,
      String sessionId,
      boolean current) {
    static final Comparator<Account> ORDER =
        Comparator.comparingLong(Account::mtimeNanos)
            .thenComparing(Account::path)
            .thenComparingLong(Account::position);
  }

  /**
   * Works groups out again.
   *
   * @param groups which
   * @param changes is told of every session whose sums change
   */
  void resolve(Collection<Long> groups, PendingChanges changes) {
    if (groups.isEmpty()) {
      return;
    }
    try (SqlStatement select =
            database.prepare(
                """
                SELECT u.file_id, u.position, ifnull(u.key_hash, 0), u.shadow, u.rank, u.session_id,
                       u.counted, u.owner_session, u.contested, u.at_us, f.mtime_ns, f.path,
                       ifnull(s.session_id, s.hint_session), r.current
                FROM usage u
                JOIN file f ON f.id = u.file_id
                JOIN root r ON r.id = f.root_id
                JOIN session s ON s.id = u.session_id
                WHERE u.group_hash = ?
                """);
        SqlStatement update =
            database.prepare(
                """
                UPDATE usage SET counted = ?, owner_session = ?, contested = ?, moved = ?
                WHERE file_id = ? AND position = ?
                """)) {
      for (long group : groups) {
        settle(accounts(select, group), update, changes);
      }
    }
  }

  private static List<Account> accounts(SqlStatement select, long group) {
    List<Account> accounts = new ArrayList<>();
    select.set(1, group);
    try (SqlRows rows = select.query()) {
      while (rows.next()) {
        accounts.add(
            new Account(
                (int) rows.number(0),
                rows.number(1),
                rows.number(2),
                rows.number(3) != 0,
                rows.number(4),
                (int) rows.number(5),
                rows.number(6) != 0,
                (int) rows.number(7),
                rows.number(8) != 0,
                rows.number(9),
                rows.number(10),
                rows.requiredText(11),
                rows.requiredText(12),
                rows.number(13) != 0));
      }
    }
    accounts.sort(Account.ORDER);
    return accounts;
  }

  private static void settle(List<Account> accounts, SqlStatement update, PendingChanges changes) {
    Set<String> openSessions = new HashSet<>();
    for (Account account : accounts) {
      if (account.current() && !account.shadow()) {
        openSessions.add(account.sessionId());
      }
    }
    Map<Object, List<Account>> byKey = new LinkedHashMap<>();
    boolean contested = accounts.size() > 1;
    for (Account account : accounts) {
      if (!account.current() || (account.shadow() && openSessions.contains(account.sessionId()))) {
        store(account, false, account.session(), contested, update, changes);
      } else {
        Object key = account.key() == 0 ? account : (Object) account.key();
        byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(account);
      }
    }
    for (List<Account> same : byKey.values()) {
      Account fullest = same.getFirst();
      for (Account account : same) {
        if (account.rank() > fullest.rank()) {
          fullest = account;
        }
      }
      int owner = same.getFirst().session();
      for (Account account : same) {
        boolean counts = account == fullest;
        store(account, counts, counts ? owner : account.session(), contested, update, changes);
      }
    }
  }

  private static void store(
      Account account,
      boolean counted,
      int owner,
      boolean contested,
      SqlStatement update,
      PendingChanges changes) {
    boolean sumsChange = account.counted() != counted || account.owner() != owner;
    if (!sumsChange && account.contested() == contested) {
      return;
    }
    update.set(1, counted ? 1 : 0);
    update.set(2, (long) owner);
    update.set(3, contested ? 1 : 0);
    update.set(4, owner == account.session() ? 0 : 1);
    update.set(5, (long) account.fileId());
    update.set(6, account.position());
    update.update();
    if (sumsChange) {
      changes.sums(account.owner(), account.atMicros());
      changes.sums(owner, account.atMicros());
    }
  }

  /** Groups with more than one account, or that had more than one. */
  List<Long> contestedGroups() {
    List<Long> groups = new ArrayList<>();
    try (SqlStatement statement =
            database.prepare(
                """
                SELECT group_hash FROM usage WHERE group_hash IS NOT NULL
                GROUP BY group_hash HAVING count(*) > 1
                UNION
                SELECT group_hash FROM usage WHERE contested = 1
                """);
        SqlRows rows = statement.query()) {
      while (rows.next()) {
        groups.add(rows.number(0));
      }
    }
    return groups;
  }
}
