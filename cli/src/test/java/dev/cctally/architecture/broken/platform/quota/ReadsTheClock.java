package dev.cctally.architecture.broken.platform.quota;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;

/** A sample for the rules: knows what time it is without being told. */
public final class ReadsTheClock {
  Supplier<Instant> now() {
    return Instant::now;
  }

  Instant told(Clock clock) {
    return Instant.now(clock);
  }
}
