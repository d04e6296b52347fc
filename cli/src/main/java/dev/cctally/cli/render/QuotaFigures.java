package dev.cctally.cli.render;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's figures as somebody just asked for them.
 *
 * @param atMicros when they were true: microseconds since 1970-01-01T00:00:00Z
 * @param period the longer window, or {@code null} if nothing is known of it
 * @param block the shorter one, or {@code null}
 * @param source {@code api}, or where else they are from
 * @param copy what became of the copy that other programs keep: {@code busted}, {@code absent} or
 *     {@code error}
 */
public record QuotaFigures(
    long atMicros, @Nullable Figure period, @Nullable Figure block, String source, String copy) {
  /** Rejects {@code null}. */
  public QuotaFigures {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(copy, "copy");
  }

  /**
   * One window.
   *
   * @param percent how much is used
   * @param resetsAt when it resets, as it was stated
   * @param resetsEpoch the same in seconds since 1970, or {@code null} if not known
   */
  public record Figure(double percent, String resetsAt, @Nullable Long resetsEpoch) {
    /** Rejects {@code null}. */
    public Figure {
      Objects.requireNonNull(resetsAt, "resetsAt");
    }
  }
}
