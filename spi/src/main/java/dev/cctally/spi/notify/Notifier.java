package dev.cctally.spi.notify;

import dev.cctally.spi.vendor.HostEnvironment;
import java.util.Objects;
import org.pf4j.ExtensionPoint;

/**
 * A way to reach the person at this host. <b>Implemented by plugins</b>, with a public constructor
 * without arguments. Never throws into the platform: failures are values.
 *
 * @since 1.0
 */
public interface Notifier extends ExtensionPoint {
  /** {@return the id used in configuration, {@code [a-z][a-z0-9-]*}} */
  String id();

  /**
   * {@return whether it can deliver on this host now, or why not} May look for programs, must not
   * start them.
   *
   * @param host the host
   */
  Availability availability(HostEnvironment host);

  /**
   * Delivers a notification, within ten seconds.
   *
   * @param notification what to say
   * @param host the host
   * @return what came of it
   */
  Delivery deliver(Notification notification, HostEnvironment host);

  /**
   * What to say. Provided by the platform. Both texts may hold any character, quotes, line breaks
   * and emoji included, and must arrive as they are.
   *
   * @param title one line
   * @param body one or more lines
   * @param urgency how loudly
   */
  record Notification(String title, String body, Urgency urgency) {
    /** Rejects {@code null}. */
    public Notification {
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(body, "body");
      Objects.requireNonNull(urgency, "urgency");
    }
  }

  /** How loudly to say it. Complete: a minor version adds none. */
  enum Urgency {
    /** For information. */
    LOW,
    /** Worth a look. */
    NORMAL,
    /** Act now. */
    CRITICAL
  }

  /** Whether a notifier can work here. Plugins create these. */
  sealed interface Availability {
    /** It can. */
    record Available() implements Availability {}

    /**
     * It cannot.
     *
     * @param reason one sentence that says what is missing
     */
    record Unavailable(String reason) implements Availability {
      /** Rejects {@code null}. */
      public Unavailable {
        Objects.requireNonNull(reason, "reason");
      }
    }
  }

  /** What came of a delivery. Plugins create these. */
  sealed interface Delivery {
    /** The system took it. */
    record Delivered() implements Delivery {}

    /**
     * It did not arrive.
     *
     * @param reason one sentence for the log
     */
    record Failed(String reason) implements Delivery {
      /** Rejects {@code null}. */
      public Failed {
        Objects.requireNonNull(reason, "reason");
      }
    }
  }
}
