package dev.cctally.platform.quota;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much of a quota window was used when it was last looked at.
 *
 * @param windowId which kind, see {@link dev.cctally.spi.quota.QuotaWindow#id}
 * @param usedPercent how much, finite, or {@code null} if that was not said
 * @param resetsAt when the window ends, or {@code null} if that was not said
 */
public record QuotaLevel(
    String windowId, @Nullable Double usedPercent, @Nullable Instant resetsAt) {
  /** Rejects a missing window. */
  public QuotaLevel {
    Objects.requireNonNull(windowId, "windowId");
  }
}
