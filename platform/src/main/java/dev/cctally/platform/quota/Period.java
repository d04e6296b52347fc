package dev.cctally.platform.quota;

import java.util.Objects;

/**
 * A period of a series as it was first stated: exactly as long as the vendor's window, whatever
 * resets came later.
 *
 * @param id our number for it
 * @param key the UTC day it starts on, {@code YYYY-MM-DD}
 * @param startMicros its first instant: microseconds since 1970-01-01T00:00:00Z
 * @param endMicros the first instant after it
 */
public record Period(long id, String key, long startMicros, long endMicros) {
  /** Rejects {@code null}. */
  public Period {
    Objects.requireNonNull(key, "key");
  }
}
