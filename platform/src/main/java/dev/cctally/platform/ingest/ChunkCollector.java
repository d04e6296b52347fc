package dev.cctally.platform.ingest;

import dev.cctally.platform.ingest.UsageRow.FoldKey;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.vendor.ConversationTurn;
import dev.cctally.spi.vendor.EventIdentity;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.Notice;
import dev.cctally.spi.vendor.QuotaReading;
import dev.cctally.spi.vendor.SessionFacts;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.VendorEvent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the events of a stretch of a file. Used by the parsing thread only. */
final class ChunkCollector implements EventSink {
  /**
   * The largest believable count of one response, and the largest believable recorded cost. What is
   * beyond is a broken line; with this bound a sum over a million absurd lines still cannot be
   * reached by accident and no report can overflow on a single one.
   */
  static final long MAX_TOKENS = 1_000_000_000L;

  static final Money MAX_RECORDED = Money.ofPico(1_000L * 1_000_000_000_000L);

  /** More events than any line holds: a reader that does not stop by itself. */
  private static final int MOST_EVENTS = 100_000;

  private final long seed;
  private final boolean folds;
  private List<UsageRow> rows = new ArrayList<>();
  private final Map<FoldKey, UsageRow> byKey = new HashMap<>();
  private final Set<Long> groups = new HashSet<>();
  private Set<Long> several = new HashSet<>();
  private Map<String, SessionFacts> facts = new LinkedHashMap<>();
  private EnumMap<Malformed.Reason, Long> rejected = new EnumMap<>(Malformed.Reason.class);
  private Notices notices = new Notices();
  private final StatementFilter quota = new StatementFilter();
  private long lines;
  private long eventsLeft = Long.MAX_VALUE; // what has no lines is bounded elsewhere

  ChunkCollector(String vendorId) {
    this(vendorId, true);
  }

  /**
   * Makes a collector.
   *
   * @param vendorId whose events
   * @param folds whether accounts of one response become one row
   */
  ChunkCollector(String vendorId, boolean folds) {
    this.seed = Hash64.of(vendorId, 0);
    this.folds = folds;
  }

  @Override
  public boolean wants(Interest interest) {
    return interest == Interest.QUOTA;
  }

  @Override
  public void accept(VendorEvent event) {
    if (--eventsLeft < 0) {
      throw new IllegalStateException("more than " + MOST_EVENTS + " events for one line");
    }
    switch (event) {
      case UsageEvent usage -> usage(usage);
      case Malformed malformed -> reject(malformed.reason());
      case SessionFacts session -> facts.merge(session.key(), session, ChunkCollector::merge);
      case Notice notice -> notices.add(notice);
      case QuotaReading reading -> quota.add(reading);
      case ConversationTurn _ -> {
        // Not asked for in this pass.
      }
    }
  }

  void lineRead() {
    lines++;
    eventsLeft = MOST_EVENTS;
  }

  void reject(Malformed.Reason reason) {
    rejected.merge(reason, 1L, Long::sum);
  }

  int rowCount() {
    return rows.size();
  }

  private void usage(UsageEvent event) {
    if (!believable(event.tokens())) {
      reject(Malformed.Reason.BAD_NUMBER);
      return;
    }
    Money recorded = event.recordedCost();
    if (recorded != null && recorded.compareTo(MAX_RECORDED) > 0) {
      reject(Malformed.Reason.BAD_NUMBER);
      recorded = null;
    }
    EventIdentity identity = event.identity();
    String key = identity.key();
    String group = identity.group() == null ? key : identity.group();
    long groupHash = group == null ? 0 : Hash64.of(group, seed);
    long keyHash = key == null ? 0 : Hash64.of(key, ~seed);
    String replay = identity.replay();
    long replayHash = replay == null ? 0 : Hash64.of(replay, seed + 1);
    UsageRow.Values values =
        new UsageRow.Values(
            event.position(),
            event.atMicros(),
            event.model(),
            event.speed(),
            event.tokens(),
            recorded == null ? UsageRow.NOT_RECORDED : recorded.pico(),
            event.rank(),
            event.extras());
    UsageRow row =
        new UsageRow(
            event.position(),
            groupHash,
            keyHash,
            identity.shadow(),
            replayHash,
            event.session(),
            values);
    if (folds && keyHash != 0) {
      UsageRow earlier = byKey.putIfAbsent(row.foldKey(), row);
      if (earlier != null) {
        earlier.fold(values);
        return;
      }
    }
    rows.add(row);
    if (groupHash != 0 && !groups.add(groupHash)) {
      several.add(groupHash);
    }
  }

  static boolean believable(TokenCounts tokens) {
    return tokens.input() <= MAX_TOKENS
        && tokens.cacheRead() <= MAX_TOKENS
        && tokens.cacheWrite5m() <= MAX_TOKENS
        && tokens.cacheWrite1h() <= MAX_TOKENS
        && tokens.output() <= MAX_TOKENS
        && tokens.reasoning() <= MAX_TOKENS;
  }

  static SessionFacts merge(SessionFacts earlier, SessionFacts later) {
    return new SessionFacts(
        later.key(),
        later.sessionId() == null ? earlier.sessionId() : later.sessionId(),
        later.projectPath() == null ? earlier.projectPath() : later.projectPath(),
        earlier.lineage() == null ? later.lineage() : earlier.lineage());
  }

  /** Hands over what was collected and starts afresh. */
  ParsedChunk take(ChunkEnd end) {
    ParsedChunk chunk =
        new ParsedChunk(
            end.task(),
            null,
            rows,
            EncodedPack.split(rows),
            several,
            facts,
            rejected,
            EncodedStatements.of(quota.take()),
            lines,
            end.cursor(),
            end.headPrint(),
            end.tailPrint(),
            end.readerState(),
            end.tailState(),
            end.first(),
            end.last(),
            end.failure(),
            notices);
    notices = new Notices();
    rows = new ArrayList<>();
    several = new HashSet<>();
    groups.clear();
    facts = new LinkedHashMap<>();
    rejected = new EnumMap<>(Malformed.Reason.class);
    lines = 0;
    byKey.clear();
    return chunk;
  }
}
