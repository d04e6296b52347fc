package dev.cctally.platform.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much of a quota window was used when it was last looked at.
 *
 * @param length how long the window lasts, which tells a vendor's main windows apart
 * @param usedPercent how much, finite, or {@code null} if that was not said
 * @param resetsAt when the window ends, or {@code null} if that was not said
 */
public record QuotaLevel(
    Duration length, @Nullable Double usedPercent, @Nullable Instant resetsAt) {
  /** Rejects a missing length. */
  public QuotaLevel {
    Objects.requireNonNull(length, "length");
  }
}
