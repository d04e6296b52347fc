package dev.cctally.platform.ingest;

import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.VendorEvent;

/**
 * The sink of one attempt at a document: its events wait in memory until the document is read, so
 * there is a limit to their number.
 */
final class BoundedSink implements EventSink {
  private final ChunkCollector collector;
  private final Heartbeat heartbeat;
  private final int limit;
  private int events;

  BoundedSink(ChunkCollector collector, Heartbeat heartbeat, int limit) {
    this.collector = collector;
    this.heartbeat = heartbeat;
    this.limit = limit;
  }

  /** There are more events than a document may have. */
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMany(int limit) {
      super("it has more than " + limit + " events", null, false, false);
    }
  }

  @Override
  public void accept(VendorEvent event) {
    events++;
    check();
    heartbeat.beat();
    if (event instanceof UsageEvent || event instanceof Malformed) {
      collector.lineRead();
    }
    collector.accept(event);
  }

  @Override
  public boolean wants(Interest interest) {
    return collector.wants(interest);
  }

  /** Throws if there were too many events, in case the reader made nothing of it. */
  void check() {
    if (events > limit) {
      throw new TooMany(limit);
    }
  }
}
