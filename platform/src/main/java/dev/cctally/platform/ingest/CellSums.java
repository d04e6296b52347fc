package dev.cctally.platform.ingest;

import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sums rows that are alike, see {@link UsageCell}. */
final class CellSums {
  private final List<Long> thresholds;
  private final Map<Cell, Cell> cells = new HashMap<>();
  private Cell probe = new Cell();

  CellSums(List<Long> thresholds) {
    this.thresholds = thresholds;
  }

  /** One sum. Key and sum in one object: most lookups find what the last one found. */
  static final class Cell implements Comparable<Cell> {
    long bucket;
    int session;
    String model = "";
    SpeedTier speed = SpeedTier.UNSPECIFIED;
    int tier;
    boolean recorded;
    boolean cached;

    long entries;
    long input;
    long cacheRead;
    long cacheWrite5m;
    long cacheWrite1h;
    long output;
    long reasoning;
    long recordedPico;
    long firstMicros;
    long firstPosition;
    long lastMicros;

    // Written out: comparators made of method references are slow to link at start-up.
    @Override
    public int compareTo(Cell other) {
      int order = Long.compare(bucket, other.bucket);
      if (order == 0) {
        order = Integer.compare(session, other.session);
      }
      if (order == 0) {
        order = model.compareTo(other.model);
      }
      if (order == 0) {
        order = speed.compareTo(other.speed);
      }
      if (order == 0) {
        order = Integer.compare(tier, other.tier);
      }
      if (order == 0) {
        order = Boolean.compare(recorded, other.recorded);
      }
      return order == 0 ? Boolean.compare(cached, other.cached) : order;
    }

    UsageCell toUsageCell(SessionRef ref) {
      return new UsageCell(
          bucket * UsageCell.BUCKET_MICROS,
          ref,
          model,
          speed,
          tier,
          recorded,
          entries,
          new TokenCounts(input, cacheRead, cacheWrite5m, cacheWrite1h, output, reasoning),
          Money.ofPico(recordedPico),
          firstMicros,
          firstPosition,
          lastMicros);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Cell c
          && bucket == c.bucket
          && session == c.session
          && tier == c.tier
          && recorded == c.recorded
          && cached == c.cached
          && speed == c.speed
          && model.equals(c.model);
    }

    @Override
    public int hashCode() {
      int h = Long.hashCode(bucket) * 31 + session;
      h = h * 31 + model.hashCode();
      return h * 31 + (speed.code() << 5) + (tier << 2) + (recorded ? 2 : 0) + (cached ? 1 : 0);
    }
  }

  void add(int session, UsageRow row) {
    UsageRow.Values values = row.values;
    TokenCounts tokens = values.tokens();
    Cell key = probe;
    key.bucket = Math.floorDiv(values.atMicros(), UsageCell.BUCKET_MICROS);
    key.session = session;
    key.model = values.model();
    key.speed = values.speed();
    key.tier = tier(tokens.prompt());
    key.recorded = values.recordedPico() >= 0;
    key.cached = UsageCell.usesCache(tokens);
    Cell cell = cells.get(key);
    if (cell == null) {
      cell = key;
      cell.firstMicros = values.atMicros();
      cell.firstPosition = row.position;
      cell.lastMicros = values.atMicros();
      cells.put(cell, cell);
      probe = new Cell();
    }
    cell.entries++;
    cell.input += tokens.input();
    cell.cacheRead += tokens.cacheRead();
    cell.cacheWrite5m += tokens.cacheWrite5m();
    cell.cacheWrite1h += tokens.cacheWrite1h();
    cell.output += tokens.output();
    cell.reasoning += tokens.reasoning();
    if (cell.recorded) {
      cell.recordedPico = Math.addExact(cell.recordedPico, values.recordedPico());
    }
    if (values.atMicros() < cell.firstMicros) {
      cell.firstMicros = values.atMicros();
      cell.firstPosition = row.position;
    } else if (values.atMicros() == cell.firstMicros) {
      cell.firstPosition = Math.min(cell.firstPosition, row.position);
    }
    cell.lastMicros = Math.max(cell.lastMicros, values.atMicros());
  }

  /** Drops the sums of sessions. */
  void forget(Set<Integer> sessions) {
    if (!sessions.isEmpty()) {
      cells.values().removeIf(cell -> sessions.contains(cell.session));
    }
  }

  private int tier(long prompt) {
    int tier = 0;
    while (tier < thresholds.size() && prompt > thresholds.get(tier)) {
      tier++;
    }
    return tier;
  }

  /** The sums by bucket, then session. */
  List<Cell> sorted() {
    List<Cell> sorted = new ArrayList<>(cells.values());
    Collections.sort(sorted);
    return sorted;
  }
}
