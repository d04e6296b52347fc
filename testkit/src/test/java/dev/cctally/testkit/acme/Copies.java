package dev.cctally.testkit.acme;

import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.vendor.EventIdentity;
import dev.cctally.spi.vendor.UsageEvent;

/** Usage events that differ from another in one thing. */
final class Copies {
  private Copies() {}

  static UsageEvent position(UsageEvent event, long position) {
    return copy(event, position, event.atMicros(), event.model(), event.tokens(), event.identity());
  }

  static UsageEvent time(UsageEvent event, long atMicros) {
    return copy(event, event.position(), atMicros, event.model(), event.tokens(), event.identity());
  }

  static UsageEvent model(UsageEvent event, String model) {
    return copy(event, event.position(), event.atMicros(), model, event.tokens(), event.identity());
  }

  static UsageEvent tokens(UsageEvent event, TokenCounts tokens) {
    return copy(event, event.position(), event.atMicros(), event.model(), tokens, event.identity());
  }

  static UsageEvent identity(UsageEvent event, EventIdentity identity) {
    return copy(event, event.position(), event.atMicros(), event.model(), event.tokens(), identity);
  }

  private static UsageEvent copy(
      UsageEvent event,
      long position,
      long atMicros,
      String model,
      TokenCounts tokens,
      EventIdentity identity) {
    return new UsageEvent(
        position,
        atMicros,
        model,
        tokens,
        event.speed(),
        event.recordedCost(),
        identity,
        event.rank(),
        event.session(),
        event.extras());
  }
}
