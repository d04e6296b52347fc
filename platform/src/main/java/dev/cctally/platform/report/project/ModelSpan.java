package dev.cctally.platform.report.project;

import dev.cctally.platform.report.ModelUsage;
import java.util.Objects;

/**
 * A model's usage in a project, and when that was.
 *
 * @param usage the usage
 * @param firstMicros its first instant: microseconds since 1970-01-01T00:00:00Z
 * @param lastMicros its last instant
 */
public record ModelSpan(ModelUsage usage, long firstMicros, long lastMicros) {
  /** Rejects {@code null}. */
  public ModelSpan {
    Objects.requireNonNull(usage, "usage");
  }
}
