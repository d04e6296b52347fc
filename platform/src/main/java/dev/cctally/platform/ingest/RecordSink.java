package dev.cctally.platform.ingest;

import dev.cctally.spi.model.Money;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.VendorEvent;
import java.util.HashSet;
import java.util.Set;

/** Takes the events of a database's rows, of which any may have been told of before. */
final class RecordSink implements EventSink {
  private final ChunkCollector collector;
  private final Heartbeat heartbeat;
  private final RecordState state;
  private final Runnable afterEach;
  private final Set<Long> rejectedNow = new HashSet<>();

  /**
   * Makes a sink.
   *
   * @param collector collects rows and facts
   * @param heartbeat beats with each event
   * @param state which rows were bad so far; is brought up to date
   * @param afterEach called after each usage event
   */
  RecordSink(ChunkCollector collector, Heartbeat heartbeat, RecordState state, Runnable afterEach) {
    this.collector = collector;
    this.heartbeat = heartbeat;
    this.state = state;
    this.afterEach = afterEach;
  }

  @Override
  public void accept(VendorEvent event) {
    heartbeat.beat();
    if (event instanceof Malformed malformed) {
      collector.lineRead();
      reject(malformed.position(), malformed.reason());
    } else if (event instanceof UsageEvent usage) {
      collector.lineRead();
      usage(usage);
      afterEach.run();
    } else {
      collector.accept(event);
    }
  }

  private void usage(UsageEvent event) {
    if (!ChunkCollector.believable(event.tokens())) {
      reject(event.position(), Malformed.Reason.BAD_NUMBER);
      return;
    }
    Money recorded = event.recordedCost();
    if (recorded != null && recorded.compareTo(ChunkCollector.MAX_RECORDED) > 0) {
      reject(event.position(), Malformed.Reason.BAD_NUMBER);
      collector.accept(withoutCost(event));
      return;
    }
    if (!rejectedNow.contains(event.position())) {
      state.accept(event.position());
    }
    collector.accept(event);
  }

  private static UsageEvent withoutCost(UsageEvent event) {
    return new UsageEvent(
        event.position(),
        event.atMicros(),
        event.model(),
        event.tokens(),
        event.speed(),
        null,
        event.identity(),
        event.rank(),
        event.session(),
        event.extras());
  }

  private void reject(long position, Malformed.Reason reason) {
    rejectedNow.add(position);
    state.reject(position, reason);
  }

  @Override
  public boolean wants(Interest interest) {
    return collector.wants(interest);
  }
}
