package dev.cctally.platform.plugin;

import dev.cctally.spi.notify.Notifier;
import dev.cctally.spi.notify.NotifierHost;
import java.time.Duration;

/** A notifier whose failures are values: it never throws and never takes longer than agreed. */
final class GuardedNotifier implements Notifier {
  private static final Duration PROBE = Duration.ofSeconds(1);
  private static final Duration DELIVERY = Duration.ofSeconds(10);

  private final String id;
  private final int autoPriority;
  private final Notifier notifier;
  private final PluginUnit unit;

  GuardedNotifier(String id, int autoPriority, Notifier notifier, PluginUnit unit) {
    this.id = id;
    this.autoPriority = autoPriority;
    this.notifier = notifier;
    this.unit = unit;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public int autoPriority() {
    return autoPriority;
  }

  @Override
  public Availability availability(NotifierHost host) {
    return unit.call(PROBE, () -> notifier.availability(host))
        .orElseGet(() -> new Availability.Unavailable(failure()));
  }

  @Override
  public Delivery deliver(Notification notification, NotifierHost host) {
    return unit.call(DELIVERY, () -> notifier.deliver(notification, host))
        .orElseGet(() -> new Delivery.Failed(failure()));
  }

  private String failure() {
    String what = unit.failure();
    return unit.plugin().label() + " " + (what == null ? "failed" : what);
  }
}
