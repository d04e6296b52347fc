package dev.cctally.platform.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of bringing a database of a later version back to the version this program knows.
 *
 * @param outcome what was done
 * @param from the version it had
 * @param to the version it has now, or would have
 * @param known the version this program makes
 * @param dropped how many entries about unknown migrations were forgotten, or would be
 * @param backup the copy that was made before, or {@code null}
 * @param notes sentences about what else was done
 */
public record Recovery(
    Outcome outcome,
    long from,
    long to,
    int known,
    int dropped,
    @Nullable Path backup,
    List<String> notes) {
  /** What was done. */
  public enum Outcome {
    /** There is no such file. */
    ABSENT,
    /** It is of no later version. */
    NOT_AHEAD,
    /** Nothing: the user has to agree first. */
    UNCONFIRMED,
    /** Nothing: it was only asked what would be. */
    WOULD_REVERT,
    /** It was brought back. */
    REVERTED,
    /** It was set aside, and a new one made. */
    REPLACED
  }

  /** Copies the notes. */
  public Recovery {
    Objects.requireNonNull(outcome, "outcome");
    notes = List.copyOf(notes);
  }

  /** Nothing was to be done. */
  public static Recovery nothing(Outcome outcome, long version, int known) {
    return new Recovery(outcome, version, version, known, 0, null, List.of());
  }
}
