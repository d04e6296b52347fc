package dev.cctally.plugins.macos;

import dev.cctally.spi.notify.Notifier;
import dev.cctally.spi.notify.NotifierHost;
import java.util.List;
import org.pf4j.Extension;

/**
 * Shows notifications by {@code osascript}, which every Mac has. The texts become string literals
 * of a script; it is an argument of its own, so no shell sees them. Immutable.
 */
@Extension
public final class NotificationCenter implements Notifier {
  private static final String PROGRAM = "osascript";
  private static final int PRIORITY = 100;

  /** Made by the platform; does no I/O. */
  public NotificationCenter() {}

  @Override
  public String id() {
    return PROGRAM;
  }

  @Override
  public Availability availability(NotifierHost host) {
    String system = host.environment().operatingSystem();
    return system.equals("macos")
        ? new Availability.Available()
        : new Availability.Unavailable(PROGRAM + " is there on macOS only; this is " + system);
  }

  @Override
  public int autoPriority() {
    return PRIORITY;
  }

  @Override
  public Delivery deliver(Notification notification, NotifierHost host) {
    return host.start(List.of(PROGRAM, "-e", script(notification)));
  }

  private static String script(Notification notification) {
    return "display notification "
        + literal(notification.body())
        + " with title "
        + literal(notification.title())
        + " subtitle "
        + literal(notification.subtitle());
  }

  /**
   * A string literal of AppleScript. A line break would end the statement, so it becomes a blank.
   */
  private static String literal(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace('\n', ' ').replace('\r', ' ')
        + '"';
  }
}
