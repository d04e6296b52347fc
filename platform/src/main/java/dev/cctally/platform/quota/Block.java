package dev.cctally.platform.quota;

import dev.cctally.platform.quota.MeteredUsage.Part;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A block: a short window as it was observed. Its usage is that up to the last observation, the
 * same moment as its percentage, so that the one can be divided by the other.
 *
 * @param key its name: see {@link BlockIdentity}
 * @param resetMicros when it resets, as it was stated first: microseconds since
 *     1970-01-01T00:00:00Z
 * @param startMicros its first instant
 * @param firstMicros the first observation
 * @param lastMicros the last one
 * @param percent how much of it was used then
 * @param periodFirst how much of the period was used at the first observation, or {@code null}
 * @param periodLast how much at the last one, or {@code null}
 * @param crossed whether a period began while it was observed
 * @param closed whether it is known to be over
 * @param usageMicros the moment up to which its usage was summed; the last observation, unless a
 *     process was killed before it came to that
 * @param usage what was used from its start to the last observation, or to its reset if that was
 *     before; without the number of entries
 */
public record Block(
    long key,
    long resetMicros,
    long startMicros,
    long firstMicros,
    long lastMicros,
    double percent,
    @Nullable Double periodFirst,
    @Nullable Double periodLast,
    boolean crossed,
    boolean closed,
    long usageMicros,
    Part usage) {
  /** Rejects {@code null}. */
  public Block {
    Objects.requireNonNull(usage, "usage");
  }

  /** The last instant up to a moment that is inside: readings may come when it is over already. */
  long inside(long micros) {
    return Math.min(micros, resetMicros - 1);
  }
}
