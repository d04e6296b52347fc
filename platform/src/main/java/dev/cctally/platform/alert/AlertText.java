package dev.cctally.platform.alert;

import java.util.Objects;

/**
 * What an alert says.
 *
 * @param title one line
 * @param subtitle one line, may be empty
 * @param body one line
 */
public record AlertText(String title, String subtitle, String body) {
  /** Rejects {@code null}. */
  public AlertText {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(subtitle, "subtitle");
    Objects.requireNonNull(body, "body");
  }
}
