package dev.cctally.platform.guard;

import dev.cctally.platform.store.AtomicFile;
import dev.cctally.platform.store.DataDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The user's permission to go on beyond a budget for a while. A file with the second at which it
 * ends, which is of no use afterwards and may be lost.
 */
public final class GuardOverride {
  /** The longest there may be. */
  public static final Duration LONGEST = Duration.ofHours(24);

  private static final String NAME = "guard-override";
  private static final int LONGEST_TEXT = 32;

  private final DataDirectory data;

  /**
   * Reads nothing yet.
   *
   * @param data the data directory
   */
  public GuardOverride(DataDirectory data) {
    this.data = Objects.requireNonNull(data, "data");
  }

  /**
   * {@return when the permission ends; empty if there is none, or none any more}
   *
   * @param now the present
   */
  public Optional<Instant> until(Instant now) {
    Path file = file();
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LONGEST_TEXT) {
        return Optional.empty();
      }
      String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
      if (!text.matches("\\d{1,12}")) {
        return Optional.empty();
      }
      Instant until = Instant.ofEpochSecond(Long.parseLong(text));
      // Longer than any that was ever given: the clock was put back.
      boolean counts = until.isAfter(now) && !until.isAfter(now.plus(LONGEST));
      return counts ? Optional.of(until) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Gives the permission, in place of one there may be.
   *
   * @param now the present
   * @param length how long, at most {@link #LONGEST}
   * @return when it ends
   * @throws IOException if that is not possible; what was there is then untouched
   */
  public Instant give(Instant now, Duration length) throws IOException {
    if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("length " + length);
    }
    Instant until = Instant.ofEpochSecond(now.plus(length).getEpochSecond());
    data.ensure();
    AtomicFile.write(file(), (until.getEpochSecond() + "\n").getBytes(StandardCharsets.US_ASCII));
    return until;
  }

  /**
   * Takes it back.
   *
   * @return whether there was anything to take
   * @throws IOException if that is not possible
   */
  public boolean takeBack() throws IOException {
    return Files.deleteIfExists(file());
  }

  private Path file() {
    return data.path().resolve(NAME);
  }
}
