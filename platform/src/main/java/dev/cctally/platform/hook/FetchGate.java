package dev.cctally.platform.hook;

import dev.cctally.platform.store.AtomicFile;
import dev.cctally.platform.store.DataDirectory;
import dev.cctally.platform.store.ProcessLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether hooks may ask the vendor: not while another one does, not so soon after the last answer,
 * and after a failure not before some time has passed, which doubles with each further one.
 */
public final class FetchGate {
  private static final String MARKER = "hook-tick.last-fetch";
  private static final String BACKOFF = "hook-tick.backoff";
  private static final Duration MOST = Duration.ofMinutes(10);

  private final DataDirectory data;
  private final Clock clock;

  /** Why the vendor did not answer. */
  public enum Failure {
    /** It wants to be left alone. */
    RATE_LIMIT(60, 600),
    /** Anything else. */
    OTHER(30, 300);

    private final int firstSeconds;
    private final int mostSeconds;

    Failure(int firstSeconds, int mostSeconds) {
      this.firstSeconds = firstSeconds;
      this.mostSeconds = mostSeconds;
    }

    /** How long to wait after this many failures in a row. */
    private Duration wait(int failures) {
      int doubled = Math.min(failures - 1, 10);
      return Duration.ofSeconds(Math.min((long) firstSeconds << doubled, mostSeconds));
    }
  }

  /**
   * Makes nothing yet.
   *
   * @param data the data directory
   * @param clock the present
   */
  public FetchGate(DataDirectory data, Clock clock) {
    this.data = Objects.requireNonNull(data, "data");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * {@return the right to ask, until it is closed; empty if somebody else has it} Does not wait:
   * whoever has it asks for us, too.
   *
   * @throws IOException if the data directory cannot be used
   */
  public Optional<ProcessLock> enter() throws IOException {
    data.ensure();
    return ProcessLock.take(data.privateFile(MARKER + ".lock"), Duration.ZERO);
  }

  /** {@return the file whose time is that of the last answer} */
  public Path marker() {
    return data.path().resolve(MARKER);
  }

  /** {@return how long ago the last answer came, or {@code null} if that is not known} */
  public @Nullable Duration sinceAnswer() {
    try {
      Duration age =
          Duration.between(Files.getLastModifiedTime(marker()).toInstant(), clock.instant());
      return age.isNegative() ? null : age; // the clock was put back: it tells nothing
    } catch (IOException e) {
      return null;
    }
  }

  /** {@return how long to wait because of failures; zero if there is no need} */
  public Duration backoff() {
    State state = state();
    Duration left = Duration.between(clock.instant(), state.notBefore());
    // More than was ever asked for: the clock was put back.
    return left.isNegative() || left.compareTo(MOST) > 0 ? Duration.ZERO : left;
  }

  /**
   * Notes that the vendor answered.
   *
   * @throws IOException if that is not possible
   */
  public void answered() throws IOException {
    Path marker = data.privateFile(MARKER);
    Files.setLastModifiedTime(marker, FileTime.from(clock.instant()));
    Files.deleteIfExists(data.path().resolve(BACKOFF));
  }

  /**
   * Notes that it did not.
   *
   * @param failure why
   * @param retryAfter how long the vendor wants to be left alone, or {@code null} if it did not say
   * @throws IOException if that is not possible
   */
  public void failed(Failure failure, @Nullable Duration retryAfter) throws IOException {
    int failures = state().failures() + 1;
    Duration wait = failure.wait(failures);
    if (retryAfter != null) {
      Duration least = failure.wait(1);
      wait = retryAfter.compareTo(least) < 0 ? least : retryAfter;
      wait = wait.compareTo(MOST) > 0 ? MOST : wait;
    }
    // Rounded up, so that it is never a second too early.
    long notBefore = clock.instant().plus(wait).plusMillis(999).getEpochSecond();
    AtomicFile.write(
        data.path().resolve(BACKOFF),
        (notBefore + " " + failures + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** What failures left behind: until when to wait, and how many there were in a row. */
  private record State(Instant notBefore, int failures) {
    static final State NONE = new State(Instant.EPOCH, 0);
  }

  private State state() {
    try {
      String text = Files.readString(data.path().resolve(BACKOFF)).strip();
      if (!text.matches("\\d{1,12} \\d{1,4}")) {
        return State.NONE;
      }
      String[] words = text.split(" ", -1);
      return new State(Instant.ofEpochSecond(Long.parseLong(words[0])), Integer.parseInt(words[1]));
    } catch (IOException e) {
      return State.NONE; // no failure, or nothing that could be read
    }
  }
}
