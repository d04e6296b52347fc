package dev.cctally.platform.ingest;

import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line that tells of a response, and what became of it.
 *
 * @param session the session it counts for; of one that does not count, that of its own file
 * @param path the file it stands in
 * @param position where in that file it starts, in bytes
 * @param atMicros when the response was: microseconds since 1970-01-01T00:00:00Z
 * @param model the model id as the vendor wrote it
 * @param speed the service speed
 * @param tokens the tokens
 * @param recordedCost what the vendor wrote down, or {@code null}
 * @param rank how complete the account is
 * @param fate what became of it
 * @param instead the account that counts in its place; {@code null} if it counts itself, or none
 *     does
 * @param fromLog whether it was read from the log just now; otherwise the log is gone, or is no log
 *     of lines, and this is what was stored
 * @param asStored whether what was read is what is stored
 */
public record Account(
    SessionRef session,
    String path,
    long position,
    long atMicros,
    String model,
    SpeedTier speed,
    TokenCounts tokens,
    @Nullable Money recordedCost,
    long rank,
    Fate fate,
    @Nullable Place instead,
    boolean fromLog,
    boolean asStored) {
  /** Rejects {@code null}. */
  public Account {
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(speed, "speed");
    Objects.requireNonNull(tokens, "tokens");
    Objects.requireNonNull(fate, "fate");
  }

  /** {@return the same, later than the present and so in no report} */
  public Account later() {
    return new Account(
        session,
        path,
        position,
        atMicros,
        model,
        speed,
        tokens,
        recordedCost,
        rank,
        Fate.LATER,
        null,
        fromLog,
        asStored);
  }

  /**
   * Where a line stands.
   *
   * @param path the file
   * @param position where in it the line starts, in bytes
   */
  public record Place(String path, long position) {
    /** Rejects {@code null}. */
    public Place {
      Objects.requireNonNull(path, "path");
    }
  }
}
