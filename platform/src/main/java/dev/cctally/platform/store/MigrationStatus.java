package dev.cctally.platform.store;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a migration stands.
 *
 * @param place its place in the registry, from 1
 * @param name its name
 * @param state whether it was applied
 * @param at when it was applied or skipped, or failed last; {@code null} if it is pending
 * @param reason why it is skipped, as the user said, or {@code null}
 */
public record MigrationStatus(
    int place, String name, State state, @Nullable Instant at, @Nullable String reason) {
  /** Whether a migration was applied. */
  public enum State {
    /** It was. */
    APPLIED,
    /** It is left out at the user's wish. */
    SKIPPED,
    /** It was tried and is tried again. */
    FAILED,
    /** It is applied when the file is opened next. */
    PENDING
  }

  /** Rejects {@code null}. */
  public MigrationStatus {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(state, "state");
  }
}
