package dev.cctally.platform.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.config.AlertSettings;
import dev.cctally.platform.host.Host;
import dev.cctally.spi.notify.Notifier.Delivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AlertDispatcherTest {
  private static final Instant NOW = Instant.parse("2026-11-22T15:41:11.987Z");
  private static final AlertPayload ALERT = new AlertPayload.Unknown("budget", 90);

  @TempDir private Path folder;
  private final List<List<String>> started = new ArrayList<>();
  private final FakeNotifiers plugins = new FakeNotifiers();
  private String system = "linux";
  private Path bin;
  private ProgramStarter starter = (command, environment) -> started.add(command);

  @BeforeEach
  void makePrograms() throws IOException {
    bin = Files.createDirectories(folder.resolve("bin"));
    program("tell");
  }

  private Path program(String name) throws IOException {
    Path program = Files.writeString(bin.resolve(name), "#!/bin/sh\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return program;
  }

  private AlertDispatcher dispatcher(String alerts) {
    Host host =
        new Host(
            folder,
            folder,
            Map.of("PATH", "/nowhere:" + bin),
            Clock.fixed(NOW, ZoneOffset.UTC),
            Clock.systemUTC(),
            ZoneOffset.UTC,
            system);
    return new AlertDispatcher(
        AlertSettings.of(alerts.getBytes(StandardCharsets.UTF_8)),
        plugins,
        host,
        starter,
        folder.resolve("data"),
        ZoneOffset.UTC);
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("data/logs/alerts.log"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "auto|linux|send|send|queued",
        "auto|linux|-|none|no_notifier:none",
        "auto|macos|script|script|queued",
        "auto|plan9|-|none|no_notifier:none",
        "script|macos|script|script|queued",
        "script|linux|send|none|no_notifier:unavailable",
        "send|linux|send|send|queued",
        "send|linux|-|none|no_notifier:unavailable",
        "send|macos|send script|none|no_notifier:unavailable",
        "gone|linux|send|none|no_notifier:unavailable",
        "command|linux|send|none|no_notifier:none",
        "none|linux|send|none|no_notifier:none",
        "shy|linux|send|shy|queued",
      })
  void choosesWhatTellsTheUser(
      String setting, String os, String available, String chosen, String status)
      throws IOException {
    system = os;
    plugins.add("shy", 0, "linux");
    if (!available.equals("-")) {
      for (String id : available.split(" ", -1)) {
        plugins.add(id, 100, id.equals("script") ? "macos" : "linux");
      }
    }
    AlertDispatcher tested = dispatcher("{\"notifier\": \"" + setting + "\"}");

    assertThat(tested.notifier()).isEqualTo(chosen);
    assertThat(tested.dispatch(ALERT, AlertMode.REAL).text()).isEqualTo(status);
    assertThat(plugins.delivered).isEqualTo(status.equals("queued") ? List.of(chosen) : List.of());
    assertThat(started).isEmpty();
    assertThat(tested.reason().isEmpty()).isEqualTo(status.equals("queued"));
  }

  @Test
  void prefersTheUsersOwnProgramAndLoadsNoPluginForIt() throws IOException {
    plugins.add("send", 100, "linux");

    for (String setting : List.of("auto", "command")) {
      AlertDispatcher tested =
          dispatcher(
              "{\"notifier\": \""
                  + setting
                  + "\", \"weekly_thresholds\": [9, 1], \"command_template\": [\"tell\","
                  + " \"{title}\", \"-{threshold}\", \"$(x)\"]}");
      assertThat(tested.notifier()).isEqualTo("command");
      assertThat(tested.dispatch(ALERT, AlertMode.TEST).kind())
          .isEqualTo(DispatchStatus.Kind.QUEUED);
    }

    List<String> line = List.of(bin.resolve("tell").toString(), "cctally - alert", "-90", "$(x)");
    assertThat(started).containsExactly(line, line);
    assertThat(plugins.loaded).isEmpty();
  }

  @Test
  void takesTheKeenestOfSeveral() {
    plugins.add("first", 10, "linux");
    plugins.add("keen", 20, "linux");
    plugins.add("also", 20, "linux");

    assertThat(dispatcher("{}").notifier()).isEqualTo("keen");
  }

  @Test
  void loadsOnlyTheNotifierThatIsNamed() {
    plugins.add("first", 10, "linux");
    plugins.add("other", 20, "linux");
    AlertDispatcher tested = dispatcher("{\"notifier\": \"first\"}");
    assertThat(plugins.loaded).isEmpty();

    tested.dispatch(ALERT, AlertMode.REAL);

    assertThat(plugins.loaded).containsExactly("first");
    assertThat(AlertDispatcher.knownNotifiers(plugins)).containsExactly("first", "other");
  }

  @Test
  void handsSettingsToTheNotifierTheyAreFor() {
    plugins.add("first", 10, "linux");

    dispatcher(
            "{\"notifier\": \"first\", \"notifier_settings\": {\"first\": {\"url\": \"u\"},"
                + " \"other\": {\"secret\": \"s\"}}}")
        .dispatch(ALERT, AlertMode.REAL);

    assertThat(plugins.settings).containsExactly("url=u, secret=-");
  }

  @Test
  void tellsWhyAProgramDidNotStart() throws IOException {
    Path plain = Files.writeString(folder.resolve("plain.txt"), "");

    assertThat(status("/nonexistent/prog"))
        .isEqualTo("spawn_error: FileNotFoundError: no such program: '/nonexistent/prog'");
    assertThat(status("no-such-program"))
        .isEqualTo("spawn_error: FileNotFoundError: no such program: 'no-such-program'");
    assertThat(status(plain.toString()))
        .isEqualTo("spawn_error: PermissionError: not an executable program: '" + plain + "'");
    assertThat(status(bin.toString())).startsWith("spawn_error: PermissionError: ");
    starter =
        (command, environment) -> {
          throw new IOException("Cannot run program: Exec failed, error: 7 (list too long)\n");
        };
    assertThat(status("tell")).startsWith("spawn_error: OSError: Cannot run program");
    starter =
        (command, environment) -> {
          throw new IOException("error=13, Permission denied");
        };
    assertThat(status("tell")).startsWith("spawn_error: PermissionError: ");
    assertThat(log().lines()).hasSize(6).allMatch(line -> line.split("\t", -1).length == 7);
  }

  private String status(String program) {
    return dispatcher("{\"command_template\": [\"" + program + "\"]}")
        .dispatch(ALERT, AlertMode.REAL)
        .text();
  }

  @Test
  void hasAStatusForEveryFailureOfANotifier() {
    plugins.add("send", 100, "linux");
    plugins.delivery = new Delivery.Failed("HTTP 500");
    assertThat(dispatcher("{}").dispatch(ALERT, AlertMode.REAL))
        .isEqualTo(
            new DispatchStatus(DispatchStatus.Kind.FAILED, "spawn_error: OSError: HTTP 500"));
    plugins.delivery = new Delivery.NotStarted(Delivery.Cause.NOT_FOUND, "no x");
    assertThat(dispatcher("{}").dispatch(ALERT, AlertMode.REAL))
        .isEqualTo(
            new DispatchStatus(
                DispatchStatus.Kind.NOT_FOUND, "spawn_error: FileNotFoundError: no x"));
    plugins.failure = new IllegalStateException("broken");
    assertThat(dispatcher("{}").dispatch(ALERT, AlertMode.REAL).text())
        .isEqualTo("spawn_error: OSError: broken");
  }

  @Test
  void logsSevenColumns() throws IOException {
    plugins.add("send", 100, "linux");
    AlertDispatcher tested = dispatcher("{}");
    tested.dispatch(
        new AlertPayload.Budget(
            AlertOwner.general("acme", "Acme"),
            "calendar-month",
            Instant.parse("2026-05-26T17:00:00Z"),
            100,
            dev.cctally.spi.model.Money.ofPico(1),
            dev.cctally.spi.model.Money.ofPico(1)),
        AlertMode.REAL);
    plugins.delivery = new Delivery.Failed("two\tcolumns\nand \u001b lines");
    tested.dispatch(new AlertPayload.Unknown("o\tdd", 1), AlertMode.TEST);

    assertThat(log())
        .isEqualTo(
            """
            2026-11-22T15:41:11Z\tacme_budget\t100\t2026-05-26T17:00:00+00:00\treal\tqueued\tcritical
            2026-11-22T15:41:11Z\to dd\t1\t\ttest\tspawn_error: OSError: two columns and   lines\tinfo
            """);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("data/logs/alerts.log"))))
        .isEqualTo("rw-------");
  }

  @Test
  void movesAFullLogAside() throws IOException {
    Path file = Files.createDirectories(folder.resolve("data/logs")).resolve("alerts.log");
    Files.writeString(file, "old line\n".repeat(120_000));

    dispatcher("{\"notifier\": \"none\"}").dispatch(ALERT, AlertMode.REAL);
    dispatcher("{\"notifier\": \"none\"}").dispatch(ALERT, AlertMode.REAL);

    assertThat(log().lines()).hasSize(1);
    assertThat(file.resolveSibling("alerts.log.1")).content().endsWith("\twarn\n");
  }

  @Test
  void doesNotFailWhenNothingCanBeLogged() throws IOException {
    Files.writeString(folder.resolve("data"), "in the way");

    assertThat(dispatcher("{\"notifier\": \"none\"}").dispatch(ALERT, AlertMode.REAL).text())
        .isEqualTo("no_notifier:none");
  }
}
