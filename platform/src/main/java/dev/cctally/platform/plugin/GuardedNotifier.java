package dev.cctally.platform.plugin;

import dev.cctally.spi.notify.Notifier;
import dev.cctally.spi.vendor.HostEnvironment;
import java.time.Duration;

/** A notifier whose failures are values: it never throws and never takes longer than agreed. */
final class GuardedNotifier implements Notifier {
  private static final Duration PROBE = Duration.ofSeconds(1);
  private static final Duration DELIVERY = Duration.ofSeconds(10);

  private final String id;
  private final Notifier notifier;
  private final PluginUnit unit;

  GuardedNotifier(String id, Notifier notifier, PluginUnit unit) {
    this.id = id;
    this.notifier = notifier;
    this.unit = unit;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Availability availability(HostEnvironment host) {
    return unit.call(PROBE, () -> notifier.availability(host))
        .orElseGet(() -> new Availability.Unavailable(unit.plugin().label() + " failed"));
  }

  @Override
  public Delivery deliver(Notification notification, HostEnvironment host) {
    return unit.call(DELIVERY, () -> notifier.deliver(notification, host))
        .orElseGet(() -> new Delivery.Failed(unit.plugin().label() + " failed"));
  }
}
