package dev.cctally.platform.share;

import java.util.Objects;

/**
 * A figure below the table.
 *
 * @param label what it is
 * @param value how much
 */
public record ShareTotal(String label, Value value) {
  /** Rejects {@code null}. */
  public ShareTotal {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(value, "value");
  }
}
