package dev.cctally.platform.quota;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of a tick.
 *
 * @param outcome whether it was stored
 * @param reading what was stored and counts, or {@code null}
 * @param period its period, or {@code null}
 * @param milestones the milestones that are new
 * @param failures what did not work after the reading was stored, each a sentence; it will be made
 *     up for by a later tick
 */
public record Recorded(
    Outcome outcome,
    @Nullable Reading reading,
    @Nullable Period period,
    List<Milestone> milestones,
    List<String> failures) {
  /** Whether a tick was stored. */
  public enum Outcome {
    /** It was. */
    STORED,
    /** It says nothing new. */
    DUPLICATE,
    /**
     * The period's percentage is lower than one seen before, or repeats what was before a credit.
     */
    DISBELIEVED,
    /** It says nothing that can be stored. */
    EMPTY
  }

  /** Copies the lists. */
  public Recorded {
    Objects.requireNonNull(outcome, "outcome");
    milestones = List.copyOf(milestones);
    failures = List.copyOf(failures);
  }
}
