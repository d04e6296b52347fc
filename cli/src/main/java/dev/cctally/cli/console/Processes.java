package dev.cctally.cli.console;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Runs other programs. */
public interface Processes {
  /**
   * Runs a program to its end.
   *
   * @param command the program's name and its arguments
   * @param input what it reads from standard input
   * @return what it wrote and how it ended
   * @throws IOException if it cannot be started, most often because it is not installed
   * @throws InterruptedException if this thread is interrupted while it runs; it is then stopped
   */
  Result run(List<String> command, byte[] input) throws IOException, InterruptedException;

  /**
   * Hands something to a program. It may leave another one behind, as programs do that keep a
   * clipboard: that one is not waited for, and what they write to standard output is lost.
   *
   * @param command the program's name and its arguments
   * @param input what it reads from standard input
   * @return how it ended
   * @throws IOException if it cannot be started, most often because it is not installed
   * @throws InterruptedException if this thread is interrupted while it runs; it is then stopped
   */
  default Result hand(List<String> command, byte[] input) throws IOException, InterruptedException {
    return run(command, input);
  }

  /**
   * Starts a program that may go on when we have ended. It reads nothing, and what it writes is
   * lost.
   *
   * @param command the program's name and its arguments
   * @return how it ended, if it did so at once; else as if it had ended well
   * @throws IOException if it cannot be started, most often because it is not installed
   * @throws InterruptedException if this thread is interrupted before it is clear how it does
   */
  default Result launch(List<String> command) throws IOException, InterruptedException {
    return run(command, new byte[0]);
  }

  /**
   * Runs a program to its end, but not for ever.
   *
   * @param command the program's name and its arguments
   * @param atMost how long it may take; it is then stopped, with what it has started
   * @return what it wrote, of which only the first mebibyte is kept, and how it ended; empty if it
   *     took too long
   * @throws IOException if it cannot be started, most often because it is not installed
   * @throws InterruptedException if this thread is interrupted while it runs; it is then stopped
   */
  default Optional<Result> run(List<String> command, Duration atMost)
      throws IOException, InterruptedException {
    return Optional.of(run(command, new byte[0]));
  }

  /**
   * Starts a program in a session of its own, where the system has that, and does not wait for it.
   * It reads from the null device, and what it writes is lost.
   *
   * @param command the program's absolute path and its arguments
   * @param variables all its environment variables
   * @throws IOException if it cannot be started
   */
  default void detach(List<String> command, Map<String, String> variables) throws IOException {
    throw new IOException("programs cannot be started here");
  }

  /**
   * How a program ended.
   *
   * @param exitCode its exit code
   * @param out what it wrote to standard output
   * @param err what it wrote to standard error
   */
  record Result(int exitCode, byte[] out, byte[] err) {
    /** Rejects {@code null}. */
    public Result {
      Objects.requireNonNull(out, "out");
      Objects.requireNonNull(err, "err");
    }
  }
}
