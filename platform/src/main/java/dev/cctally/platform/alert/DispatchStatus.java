package dev.cctally.platform.alert;

import dev.cctally.spi.notify.Notifier.Delivery;
import java.util.Objects;

/**
 * What became of sending an alert.
 *
 * @param kind what became of it
 * @param text the same as scripts and the log know it: {@code queued}, {@code
 *     no_notifier:unavailable}, {@code no_notifier:none} or {@code spawn_error: KIND: message}
 */
public record DispatchStatus(Kind kind, String text) {
  /** What became of it. */
  public enum Kind {
    /** It was handed over; whether it is shown is not known. */
    QUEUED,
    /** The notifier the user has named cannot be used here. */
    UNAVAILABLE,
    /** Nothing is to tell the user. */
    NONE,
    /** The program that tells the user is not there. */
    NOT_FOUND,
    /** Handing it over failed in another way. */
    FAILED
  }

  /** Rejects {@code null}. */
  public DispatchStatus {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
  }

  static DispatchStatus of(Chosen.Nobody nobody) {
    return nobody.unavailable()
        ? new DispatchStatus(Kind.UNAVAILABLE, "no_notifier:unavailable")
        : new DispatchStatus(Kind.NONE, "no_notifier:none");
  }

  static DispatchStatus of(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Delivered _ -> new DispatchStatus(Kind.QUEUED, "queued");
      case Delivery.Failed(String reason) -> error(Kind.FAILED, "OSError", reason);
      case Delivery.NotStarted(Delivery.Cause cause, String reason) ->
          switch (cause) {
            case NOT_FOUND -> error(Kind.NOT_FOUND, "FileNotFoundError", reason);
            case NOT_PERMITTED -> error(Kind.FAILED, "PermissionError", reason);
            case OTHER -> error(Kind.FAILED, "OSError", reason);
          };
    };
  }

  static DispatchStatus failed(String reason) {
    return error(Kind.FAILED, "OSError", reason);
  }

  private static DispatchStatus error(Kind kind, String word, String reason) {
    return new DispatchStatus(kind, "spawn_error: " + word + ": " + reason);
  }
}
