package dev.cctally.cli;

import dev.cctally.platform.time.Now;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * What commands call "now". Looks at the variable that pins it only when it is asked for the time,
 * so that a malformed value stops no command that does not need it.
 */
final class PinnableClock extends Clock {
  private final Map<String, String> environment;
  private final Clock wallClock;

  PinnableClock(Map<String, String> environment, Clock wallClock) {
    this.environment = environment;
    this.wallClock = wallClock;
  }

  @Override
  public ZoneId getZone() {
    return wallClock.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new PinnableClock(environment, wallClock.withZone(zone));
  }

  @Override
  public Instant instant() {
    return Now.clock(environment, wallClock).instant();
  }
}
