package dev.cctally.spi.notify;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pf4j.ExtensionPoint;

/**
 * A way to reach the person at this host. <b>Implemented by plugins</b>, with a public constructor
 * without arguments; one for each plugin, and its id stands in the manifest as {@code
 * Cctally-Notifier}. Its classes are loaded only when there is something to say. Never throws into
 * the platform: failures are values. Called by one thread at a time.
 *
 * @since 1.0
 */
public interface Notifier extends ExtensionPoint {
  /**
   * {@return the id used in configuration, {@code [a-z][a-z0-9-]{1,31}}} It is none of {@code
   * auto}, {@code command} and {@code none}, which are the platform's own.
   */
  String id();

  /**
   * {@return whether it can deliver on this host now, or why not} May look for programs and ask for
   * settings; must not start programs or use the network. Answers within a second.
   *
   * @param host the host
   */
  Availability availability(NotifierHost host);

  /**
   * {@return how much it wants to be chosen where the user has chosen none} Of those that are
   * available the highest wins; 0, as by default, means that it is used only if the user names it.
   * A notifier that belongs to the desktop it runs on says 100.
   */
  default int autoPriority() {
    return 0;
  }

  /**
   * Delivers a notification, within ten seconds: what takes longer is given up. Called only while
   * {@link #availability} says that it can.
   *
   * @param notification what to say
   * @param host the host
   * @return what came of it
   */
  Delivery deliver(Notification notification, NotifierHost host);

  /**
   * What to say. Provided by the platform. The texts may hold any character, quotes, line breaks
   * and emoji included, and must arrive as they are, as far as the desktop can show them.
   *
   * @param title one line
   * @param subtitle one line, may be empty
   * @param body one or more lines
   * @param severity how serious it is; {@link Severity#urgency()} says how loudly to tell it
   * @param axis what it is about, as scripts know it: {@code weekly}, {@code budget}, …
   * @param vendorId the vendor it is about, or {@code null} if it is about none
   * @param threshold the percentage that was reached, from 1 to 100
   * @param metric for a projection what is projected, as scripts know it; else {@code null}
   */
  record Notification(
      String title,
      String subtitle,
      String body,
      Severity severity,
      String axis,
      @Nullable String vendorId,
      int threshold,
      @Nullable String metric) {
    /** Rejects {@code null}, except where it has a meaning. */
    public Notification {
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(subtitle, "subtitle");
      Objects.requireNonNull(body, "body");
      Objects.requireNonNull(severity, "severity");
      Objects.requireNonNull(axis, "axis");
    }
  }

  /** How serious it is. Complete: a minor version adds none. */
  enum Severity {
    /** Below 90 percent. */
    INFO,
    /** From 90 percent on. */
    WARN,
    /** From 100 percent on. */
    CRITICAL;

    private static final int WARN_FROM = 90;
    private static final int CRITICAL_FROM = 100;

    /**
     * {@return the severity of a threshold}
     *
     * @param threshold the percentage that was reached
     */
    public static Severity ofThreshold(int threshold) {
      if (threshold >= CRITICAL_FROM) {
        return CRITICAL;
      }
      return threshold >= WARN_FROM ? WARN : INFO;
    }

    /** {@return the word scripts know it by: {@code info}, {@code warn}, {@code critical}} */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** {@return how loudly to tell it} */
    public Urgency urgency() {
      return switch (this) {
        case INFO -> Urgency.LOW;
        case WARN -> Urgency.NORMAL;
        case CRITICAL -> Urgency.CRITICAL;
      };
    }
  }

  /** How loudly to say it. Complete: a minor version adds none. */
  enum Urgency {
    /** For information. */
    LOW,
    /** Worth a look. */
    NORMAL,
    /** Act now. */
    CRITICAL;

    /** {@return the word desktops know it by: {@code low}, {@code normal}, {@code critical}} */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
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
    /** The system took it, or the program that shows it runs; whether anybody sees it is open. */
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

    /**
     * The program that shows it could not be started; {@link NotifierHost#start} makes these.
     *
     * @param cause why
     * @param reason one sentence for the log
     */
    record NotStarted(Cause cause, String reason) implements Delivery {
      /** Rejects {@code null}. */
      public NotStarted {
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(reason, "reason");
      }
    }

    /** Why a program could not be started. Plugins fill these in. */
    enum Cause {
      /** There is no such program. */
      NOT_FOUND,
      /** It may not be executed, or is a folder. */
      NOT_PERMITTED,
      /** Anything else. */
      OTHER
    }
  }
}
