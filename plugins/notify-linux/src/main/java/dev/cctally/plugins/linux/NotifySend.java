package dev.cctally.plugins.linux;

import dev.cctally.spi.notify.Notifier;
import dev.cctally.spi.notify.NotifierHost;
import java.util.List;
import org.pf4j.Extension;

/**
 * Shows notifications by {@code notify-send}, which hands them to whatever the desktop has for
 * them. Every text is an argument of its own, so no shell sees it. Immutable.
 */
@Extension
public final class NotifySend implements Notifier {
  private static final String PROGRAM = "notify-send";
  private static final int PRIORITY = 100;

  /** Made by the platform; does no I/O. */
  public NotifySend() {}

  @Override
  public String id() {
    return PROGRAM;
  }

  @Override
  public Availability availability(NotifierHost host) {
    String system = host.environment().operatingSystem();
    if (!system.equals("linux")) {
      return new Availability.Unavailable(PROGRAM + " is used on Linux only; this is " + system);
    }
    return host.program(PROGRAM).isPresent()
        ? new Availability.Available()
        : new Availability.Unavailable(
            PROGRAM
                + " is not installed; most systems have it in the package libnotify-bin or"
                + " libnotify");
  }

  @Override
  public int autoPriority() {
    return PRIORITY;
  }

  @Override
  public Delivery deliver(Notification notification, NotifierHost host) {
    String urgency = notification.severity().urgency().word();
    // After the "--" a title that starts with a dash is no option.
    return host.start(
        List.of(PROGRAM, "-u", urgency, "--", notification.title(), text(notification)));
  }

  private static String text(Notification notification) {
    return notification.subtitle().isBlank()
        ? notification.body()
        : notification.subtitle() + "\n" + notification.body();
  }
}
