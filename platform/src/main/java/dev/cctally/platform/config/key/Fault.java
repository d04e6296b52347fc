package dev.cctally.platform.config.key;

import java.util.Objects;

/**
 * Something about the file that is not as it should be.
 *
 * @param key where, such as {@code budget.weekly_usd}; empty for the file as a whole
 * @param message what, one clause that can stand alone
 */
public record Fault(String key, String message) {
  /** Rejects {@code null}. */
  public Fault {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(message, "message");
  }
}
