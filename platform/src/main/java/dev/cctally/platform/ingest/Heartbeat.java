package dev.cctally.platform.ingest;

import java.util.concurrent.atomic.AtomicLong;

/** Lets the writer see that a parsing thread gets on. Written by one thread, read by another. */
final class Heartbeat {
  private final AtomicLong beats = new AtomicLong();

  void beat() {
    beats.lazySet(beats.getPlain() + 1);
  }

  long count() {
    return beats.get();
  }
}
