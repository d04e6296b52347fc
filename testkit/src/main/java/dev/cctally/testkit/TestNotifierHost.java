package dev.cctally.testkit;

import dev.cctally.spi.notify.Notifier.Delivery;
import dev.cctally.spi.notify.NotifierHost;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a notifier gets in a test: only the programs and settings that were put there, and nothing
 * is started; the commands are remembered. Immutable but for that; the {@code with…} methods return
 * changed copies, which remember for themselves.
 *
 * <pre>{@code
 * TestNotifierHost host = TestNotifierHost.on(TestHost.at(home)).withProgram("notify-send");
 * notifier.deliver(notification, host);
 * assertEquals(List.of("notify-send", "--", "title"), host.started().getFirst());
 * }</pre>
 */
public final class TestNotifierHost implements NotifierHost {
  private static final Path FOLDER = Path.of("/usr/bin");

  private final TestHost host;
  private final Map<String, Path> programs;
  private final Map<String, String> settings;
  private final List<List<String>> started = new ArrayList<>();

  private TestNotifierHost(
      TestHost host, Map<String, Path> programs, Map<String, String> settings) {
    this.host = Objects.requireNonNull(host, "host");
    this.programs = Map.copyOf(programs);
    this.settings = Map.copyOf(settings);
  }

  /**
   * {@return a host without programs and settings}
   *
   * @param host home, variables, operating system
   */
  public static TestNotifierHost on(TestHost host) {
    return new TestNotifierHost(host, Map.of(), Map.of());
  }

  /**
   * {@return the same with one more program}
   *
   * @param name the program's name
   */
  public TestNotifierHost withProgram(String name) {
    Map<String, Path> more = new HashMap<>(programs);
    more.put(name, FOLDER.resolve(name));
    return new TestNotifierHost(host, more, settings);
  }

  /**
   * {@return the same with a setting}
   *
   * @param name the setting's name
   * @param value its value
   */
  public TestNotifierHost withSetting(String name, String value) {
    Map<String, String> more = new HashMap<>(settings);
    more.put(name, value);
    return new TestNotifierHost(host, programs, more);
  }

  /** {@return the commands that a notifier has had started, in order} */
  public List<List<String>> started() {
    return List.copyOf(started);
  }

  @Override
  public TestHost environment() {
    return host;
  }

  @Override
  public Optional<Path> program(String name) {
    return Optional.ofNullable(programs.get(name));
  }

  @Override
  public Delivery start(List<String> command) {
    if (!programs.containsKey(command.getFirst())) {
      return new Delivery.NotStarted(
          Delivery.Cause.NOT_FOUND, "no such program: " + command.getFirst());
    }
    started.add(List.copyOf(command));
    return new Delivery.Delivered();
  }

  @Override
  public Optional<String> setting(String name) {
    return Optional.ofNullable(settings.get(name));
  }
}
