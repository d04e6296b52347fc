package dev.cctally.architecture.broken.platform.quota;

import java.time.Clock;

/** A sample for the rules: knows what time it is without being told. */
public final class MakesAClock {
  Clock clock() {
    return Clock.systemUTC();
  }
}
