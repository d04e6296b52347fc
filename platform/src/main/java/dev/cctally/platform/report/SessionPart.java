package dev.cctally.platform.report;

import dev.cctally.platform.ingest.SessionRef;
import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.pricing.CellPrice;
import org.jspecify.annotations.Nullable;

/** Running sums of a session as one file holds it. */
final class SessionPart {
  private final SessionRef ref;
  private final ModelTallies models = new ModelTallies();
  private long lastMicros = Long.MIN_VALUE;

  SessionPart(SessionRef ref) {
    this.ref = ref;
  }

  void add(int column, UsageCell cell, long cost, @Nullable CellPrice price) {
    models.add(column, cell, cost, price);
    lastMicros = Math.max(lastMicros, cell.lastMicros());
  }

  SessionRef ref() {
    return ref;
  }

  ModelTallies models() {
    return models;
  }

  long lastMicros() {
    return lastMicros;
  }

  /**
   * Whether the last use comes before the other's; of uses at one time, the later file is later.
   */
  boolean endsBefore(SessionPart other) {
    int order = Long.compare(lastMicros, other.lastMicros);
    if (order == 0) {
      order = ref.sourcePath().compareTo(other.ref.sourcePath());
    }
    return order < 0 || (order == 0 && ref.id() < other.ref.id());
  }
}
