package dev.cctally.testkit.conformance;

import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.pricing.Quote;
import dev.cctally.spi.vendor.EventIdentity;
import dev.cctally.spi.vendor.Lineage;
import dev.cctally.spi.vendor.SessionFacts;
import dev.cctally.spi.vendor.SessionScope;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.VendorEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the events of several logs by the three rules of {@link EventIdentity}, in the plainest
 * way: everything in memory, each rule as it is written there.
 */
final class Tally {
  /** A session of a log. */
  private static final class Member {
    final String id;
    final @Nullable Lineage lineage;
    final List<UsageEvent> events = new ArrayList<>();

    Member(String id, @Nullable Lineage lineage) {
      this.id = id;
      this.lineage = lineage;
    }
  }

  /** An account of a response that a log holds. */
  private record Account(Member session, UsageEvent event) {}

  private final List<Member> members = new ArrayList<>();

  /**
   * Adds a log; the oldest goes first.
   *
   * @param log the log
   * @param events its events, in order
   */
  Tally add(Log log, List<VendorEvent> events) {
    Map<String, Member> sessions = new LinkedHashMap<>();
    for (VendorEvent event : events) {
      if (event instanceof UsageEvent usage) {
        sessions
            .computeIfAbsent(usage.session(), key -> member(log, key, events))
            .events
            .add(usage);
      }
    }
    members.addAll(sessions.values());
    return this;
  }

  Tally add(Log log) {
    return add(log, log.events());
  }

  private static Member member(Log log, String key, List<VendorEvent> events) {
    String id = log.source().hint(log.file()).sessionId();
    Lineage lineage = null;
    for (VendorEvent event : events) {
      if (event instanceof SessionFacts facts && facts.key().equals(key)) {
        id = facts.sessionId() == null ? id : facts.sessionId();
        lineage = lineage == null ? facts.lineage() : lineage;
      }
    }
    if (log.source().sessionScope() == SessionScope.HOME) {
      id = log.file().root().home() + "\n" + id;
    }
    return new Member(id, lineage);
  }

  /** What counts. */
  List<UsageEvent> counted() {
    return counting().stream().map(Account::event).toList();
  }

  /** What all amounts to. */
  Amount amount(PriceBook prices) {
    List<Account> counting = counting();
    TokenCounts tokens = TokenCounts.ZERO;
    Money cost = Money.ZERO;
    Set<String> sessions = new HashSet<>();
    for (Account account : counting) {
      tokens = tokens.plus(account.event.tokens());
      cost = cost.plus(cost(account.event, prices));
      sessions.add(account.session.id);
    }
    return new Amount(counting.size(), tokens, cost, sessions.size());
  }

  private static Money cost(UsageEvent event, PriceBook prices) {
    Money recorded = event.recordedCost();
    SpeedTier speed = event.speed();
    return recorded != null
        ? recorded
        : switch (prices.quote(event.model(), event.atMicros())) {
          case Quote.Priced priced -> priced.rates().cost(event.tokens(), speed);
          case Quote.Fallback fallback -> fallback.rates().cost(event.tokens(), speed);
          case Quote.Unpriced _ -> Money.ZERO;
        };
  }

  private List<Account> counting() {
    List<Account> accounts = new ArrayList<>();
    for (Member member : members) {
      for (UsageEvent event : own(member)) {
        accounts.add(new Account(member, event));
      }
    }
    Set<String> open = new HashSet<>();
    for (Account account : accounts) {
      EventIdentity identity = account.event.identity();
      if (!identity.shadow() && group(identity) != null) {
        open.add(account.session.id + "\n" + group(identity));
      }
    }
    Map<Object, Account> byKey = new LinkedHashMap<>();
    for (Account account : accounts) {
      EventIdentity identity = account.event.identity();
      if (identity.shadow() && open.contains(account.session.id + "\n" + group(identity))) {
        continue;
      }
      Object key = identity.key() == null ? new Object() : identity.key();
      byKey.merge(
          key,
          account,
          // The fullest account supplies the figures, the first log keeps the response.
          (first, other) ->
              new Account(
                  first.session,
                  other.event.rank() > first.event.rank() ? other.event : first.event));
    }
    return List.copyOf(byKey.values());
  }

  private static @Nullable String group(EventIdentity identity) {
    return identity.group() == null ? identity.key() : identity.group();
  }

  /** A session's events without the copy of its parent's at their start. */
  private List<UsageEvent> own(Member child) {
    Lineage lineage = child.lineage;
    if (lineage == null || lineage.parentId() == null) {
      return child.events;
    }
    Map<String, Member> byId = new HashMap<>();
    for (Member member : members) {
      if (member != child && member.lineage != null) {
        byId.putIfAbsent(member.lineage.id(), member);
      }
    }
    Member parent = byId.get(lineage.parentId());
    return parent == null ? withoutBulkCopy(child, lineage) : withoutCopy(child, parent);
  }

  private static List<UsageEvent> withoutCopy(Member child, Member parent) {
    int equal = 0;
    while (equal < child.events.size() && equal < parent.events.size()) {
      String own = child.events.get(equal).identity().replay();
      if (own == null || !own.equals(parent.events.get(equal).identity().replay())) {
        break;
      }
      equal++;
    }
    return child.events.subList(equal, child.events.size());
  }

  private static List<UsageEvent> withoutBulkCopy(Member child, Lineage lineage) {
    Long started = lineage.startedAtMicros();
    if (started == null) {
      return child.events;
    }
    long second = Math.floorDiv(started, 1_000_000L);
    boolean later =
        child.events.stream().anyMatch(e -> Math.floorDiv(e.atMicros(), 1_000_000L) > second);
    return later
        ? child.events.stream()
            .filter(event -> Math.floorDiv(event.atMicros(), 1_000_000L) != second)
            .toList()
        : child.events;
  }
}
