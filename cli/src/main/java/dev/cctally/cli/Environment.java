package dev.cctally.cli;

import dev.cctally.cli.console.Answers;
import dev.cctally.cli.console.Console;
import dev.cctally.cli.console.Input;
import dev.cctally.cli.console.Processes;
import dev.cctally.platform.host.Host;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * What surrounds one run of the program.
 *
 * @param host the machine
 * @param console the standard streams
 * @param services opens the platform
 * @param processes runs other programs
 * @param nanoTime a clock as {@link System#nanoTime}, for progress
 * @param answers what the user answers
 * @param input standard input, for commands that read it
 * @param installed whether this is an installed distribution, not a development build
 */
public record Environment(
    Host host,
    Console console,
    Services.Factory services,
    Processes processes,
    LongSupplier nanoTime,
    Answers answers,
    Input input,
    boolean installed) {
  /** Rejects {@code null}. */
  public Environment {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(console, "console");
    Objects.requireNonNull(services, "services");
    Objects.requireNonNull(processes, "processes");
    Objects.requireNonNull(nanoTime, "nanoTime");
    Objects.requireNonNull(answers, "answers");
    Objects.requireNonNull(input, "input");
  }

  /**
   * Makes one without standard input.
   *
   * @param host the machine
   * @param console the standard streams
   * @param services opens the platform
   * @param processes runs other programs
   * @param nanoTime a clock as {@link System#nanoTime}, for progress
   * @param answers what the user answers
   * @param installed whether this is an installed distribution
   */
  public Environment(
      Host host,
      Console console,
      Services.Factory services,
      Processes processes,
      LongSupplier nanoTime,
      Answers answers,
      boolean installed) {
    this(host, console, services, processes, nanoTime, answers, Input.NOTHING, installed);
  }

  /**
   * Makes one where nobody can be asked.
   *
   * @param host the machine
   * @param console the standard streams
   * @param services opens the platform
   * @param processes runs other programs
   * @param nanoTime a clock as {@link System#nanoTime}, for progress
   * @param installed whether this is an installed distribution
   */
  public Environment(
      Host host,
      Console console,
      Services.Factory services,
      Processes processes,
      LongSupplier nanoTime,
      boolean installed) {
    this(host, console, services, processes, nanoTime, Answers.NOBODY, installed);
  }
}
