package dev.cctally.testkit;

import dev.cctally.spi.vendor.HostEnvironment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A host that holds only what a test puts there: no environment variable of the machine, a clock
 * that stands still. Immutable; the {@code with…} methods return changed copies.
 *
 * <pre>{@code
 * TestHost host = TestHost.at(home).withVariable("AGENT_HOME", "/elsewhere");
 * Discovery found = source.discover(host);
 * }</pre>
 *
 * @param home the user's home folder, absolute
 * @param workingDirectory the folder relative paths are resolved against, absolute
 * @param variables the environment variables
 * @param clock the clock, in UTC
 * @param operatingSystem the operating system's name in lower case
 */
public record TestHost(
    Path home,
    Path workingDirectory,
    Map<String, String> variables,
    Clock clock,
    String operatingSystem)
    implements HostEnvironment {
  /** When it is on a new host: 2026-01-15T12:00:00Z. */
  public static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

  /**
   * Checks the folders and copies the variables.
   *
   * @throws IllegalArgumentException if a folder is not absolute
   */
  public TestHost {
    if (!home.isAbsolute() || !workingDirectory.isAbsolute()) {
      throw new IllegalArgumentException(
          "home " + home + " and working directory " + workingDirectory + " must be absolute");
    }
    variables = Map.copyOf(variables);
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(operatingSystem, "operatingSystem");
  }

  /**
   * {@return a Linux host at {@link #NOON} without environment variables, working in its home
   * folder}
   *
   * @param home the user's home folder, usually a temporary one
   */
  public static TestHost at(Path home) {
    Path absolute = home.toAbsolutePath();
    return new TestHost(absolute, absolute, Map.of(), Clock.fixed(NOON, ZoneOffset.UTC), "linux");
  }

  /**
   * {@return the same host with a variable set}
   *
   * @param name the variable
   * @param value its value
   */
  public TestHost withVariable(String name, String value) {
    Map<String, String> more = new HashMap<>(variables);
    more.put(name, value);
    return new TestHost(home, workingDirectory, more, clock, operatingSystem);
  }

  /**
   * {@return the same host in another working directory}
   *
   * @param directory the directory, absolute
   */
  public TestHost withWorkingDirectory(Path directory) {
    return new TestHost(home, directory, variables, clock, operatingSystem);
  }

  /**
   * {@return the same host at another time}
   *
   * @param now the time its clock stands at
   */
  public TestHost withTime(Instant now) {
    Clock fixed = Clock.fixed(now, ZoneOffset.UTC);
    return new TestHost(home, workingDirectory, variables, fixed, operatingSystem);
  }

  /**
   * {@return the same host on another operating system}
   *
   * @param name its name in lower case: {@code linux}, {@code macos}, …
   */
  public TestHost withOperatingSystem(String name) {
    return new TestHost(home, workingDirectory, variables, clock, name);
  }

  @Override
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }
}
