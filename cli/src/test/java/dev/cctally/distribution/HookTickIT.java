package dev.cctally.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.fake.StubEndpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher's part in hook-tick, and the worker that it leaves behind. */
final class HookTickIT {
  private static final String LAUNCHER =
      Path.of(Objects.requireNonNull(System.getProperty("cctally.dist"), "cctally.dist"))
          .resolve("bin/cctally")
          .toString();
  private static final String PAYLOAD =
      "{\"session_id\":\"abcdef12-3456\",\"hook_event_name\":\"Stop\",\"cwd\":\"/tmp\",\"more\":\"";

  @TempDir private Path folder;
  private Path data;
  private Map<String, String> variables;
  private StubEndpoint endpoint;

  @BeforeEach
  void start() throws IOException {
    data = folder.resolve("data");
    Path home = folder.resolve("home");
    StubEndpoint.signIn(home);
    endpoint = new StubEndpoint();
    Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
    endpoint.states(
        47.5,
        hour.plus(70, ChronoUnit.HOURS).toString(),
        12,
        hour.plus(3, ChronoUnit.HOURS).toString());
    variables = new HashMap<>();
    variables.put("HOME", home.toString());
    variables.put("CCTALLY_DATA_DIR", data.toString());
    variables.put("CCTALLY_TEST_USAGE_URL", endpoint.url());
  }

  @AfterEach
  void stop() throws Exception {
    endpoint.close();
    // Nothing may write into the folder any more when it is removed; a worker that was just started
    // has not made its claim yet.
    Path claim = data.resolve("spool/worker.pid");
    int quiet = 0;
    for (int i = 0; i < 600 && quiet < 20; i++) {
      quiet = Files.exists(claim) ? 0 : quiet + 1;
      Thread.sleep(50);
    }
  }

  /** Runs a hook and looks at what its agent sees: nothing, whatever happens. */
  private void hook(byte[] payload, List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(variables);
    builder.redirectErrorStream(true);
    Process process = builder.start();
    try (var in = process.getOutputStream()) {
      in.write(payload); // an exception here is a broken pipe
    }
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<String> lines(int count) throws IOException, InterruptedException {
    Path log = data.resolve("logs/hook-tick.log");
    List<String> lines = List.of();
    for (int i = 0; i < 1200 && lines.size() < count; i++) {
      Thread.sleep(50);
      lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
    }
    assertThat(lines).hasSize(count);
    return lines;
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash"})
  void returnsBeforeTheVendorAnswersAndTheWorkerRecords(String shell) throws Exception {
    endpoint.delayMillis = 1_500;
    hook(bytes(PAYLOAD + "x".repeat(1_000_000) + "\"}"), List.of(shell, LAUNCHER, "hook-tick"));
    assertThat(data.resolve("logs/hook-tick.log")).doesNotExist();
    assertThat(lines(1).getFirst())
        .matches(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ event=Stop           session=abcdef12"
                + " ingested=0 oauth=ok\\(7d=48,5h=12\\) dur_ms=\\d+");
    for (String private0700 : List.of("", "spool", "logs")) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(data.resolve(private0700))))
          .isEqualTo("rwx------");
    }
    assertThat(data.resolve("logs/hook-tick.err.log")).isEmptyFile();
  }

  @Test
  void payloadsOfAllKinds() throws Exception {
    List<String> hook = List.of(LAUNCHER, "hook-tick", "--no-oauth");
    hook(bytes(""), hook);
    hook(bytes("garbage \0 of \0 zeros"), hook);
    hook(bytes(PAYLOAD + "x".repeat(5_000_000)), hook);
    hook(bytes("{}"), List.of(LAUNCHER, "hook-tick", "--no-oauth", "--bogus", "--event", "E v"));
    hook(bytes(""), List.of("sh", "-c", "exec '" + LAUNCHER + "' hook-tick --no-oauth <&-"));
    hook(bytes(""), List.of("sh", "-c", "'" + LAUNCHER + "' hook-tick --no-oauth <&- >&- 2>&-"));
    assertThat(lines(6).stream().map(line -> line.replaceFirst(".* event=(\\S+) .*", "$1")))
        .containsExactlyInAnyOrder("unknown", "unknown", "Stop", "E_v", "unknown", "unknown");
    assertThat(endpoint.requests).hasValue(0);
  }

  @Test
  void aDataDirectoryThatCannotBeUsedIsNobodysProblem() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    for (String unusable : List.of(file.toString(), file + "/below", "/proc/none")) {
      variables.put("CCTALLY_DATA_DIR", unusable);
      hook(bytes(PAYLOAD + "x".repeat(3_000_000)), List.of(LAUNCHER, "hook-tick"));
    }
    assertThat(file).isEmptyFile();
  }

  @Test
  void aJavaThatIsNotThereIsLogged() throws Exception {
    variables.put("CCTALLY_JAVA_HOME", "/no/java");
    hook(bytes("{}"), List.of(LAUNCHER, "hook-tick"));
    Path log = data.resolve("logs/hook-tick.err.log");
    for (int i = 0; i < 200 && (Files.notExists(log) || Files.size(log) == 0); i++) {
      Thread.sleep(50);
    }
    assertThat(log).content().contains("CCTALLY_JAVA_HOME is /no/java");
    Files.delete(data.resolve("spool/worker.pid"));
    // The event still waits for the next worker.
    variables.remove("CCTALLY_JAVA_HOME");
    hook(bytes("{}"), List.of(LAUNCHER, "hook-tick"));
    lines(2);
  }

  @Test
  void aClaimOfADeadWorkerDoesNotKeepEventsWaiting() throws Exception {
    Files.createDirectories(data.resolve("spool"));
    Files.writeString(data.resolve("spool/worker.pid"), "2999999\n");
    hook(bytes("{}"), List.of(LAUNCHER, "hook-tick", "--no-oauth"));
    lines(1);
  }

  @Test
  void aStrangerWithTheNumberOfADeadWorkerDoesNotEither() throws Exception {
    Files.createDirectories(data.resolve("spool"));
    Process stranger = new ProcessBuilder("sleep", "60").start();
    try {
      Files.writeString(data.resolve("spool/worker.pid"), stranger.pid() + "\n");
      Files.writeString(data.resolve("spool/unheard"), "50\n");
      hook(bytes("{}"), List.of(LAUNCHER, "hook-tick", "--no-oauth"));
      lines(1);
    } finally {
      stranger.destroy();
    }
  }

  @Test
  void aShellWithTheNumberOfADeadWorkerIsFoundOutSoon() throws Exception {
    Files.createDirectories(data.resolve("spool"));
    Process stranger = new ProcessBuilder("sh", "-c", "sleep 60; true").start();
    try {
      Files.writeString(data.resolve("spool/worker.pid"), stranger.pid() + "\n");
      for (int i = 0; i < 3; i++) {
        hook(bytes("{}"), List.of(LAUNCHER, "hook-tick", "--no-oauth"));
      }
      lines(3);
    } finally {
      stranger.descendants().forEach(ProcessHandle::destroy);
      stranger.destroy();
    }
  }

  @Test
  void aDeadWorkerWhoseExitCodeNobodyAskedForIsDead() throws Exception {
    Files.createDirectories(data.resolve("spool"));
    // The shell becomes a program that does not wait for the child that the shell had.
    Process parent =
        new ProcessBuilder("sh", "-c", "sh -c 'exit 0' & echo $!; exec sleep 60").start();
    try (var out = parent.inputReader()) {
      String child = out.readLine();
      Files.writeString(data.resolve("spool/worker.pid"), child + "\n");
      Thread.sleep(500);
      hook(bytes("{}"), List.of(LAUNCHER, "hook-tick", "--no-oauth"));
      lines(1);
    } finally {
      parent.destroy();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"worker.pid", "worker.lock", "unheard", "1.tick"})
  void foldersInTheSpoolDoNotStopHooks(String name) throws Exception {
    Files.createDirectories(data.resolve("spool").resolve(name).resolve("inner"));
    hook(bytes("{}"), List.of(LAUNCHER, "hook-tick", "--no-oauth"));
    lines(1);
    assertThat(data.resolve("spool").resolve(name + ".bad").resolve("inner")).isDirectory();
    assertThat(data.resolve("logs/hook-tick.err.log"))
        .content()
        .contains("spool: " + name + " cannot be used: it is not a plain file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash"})
  void withoutHomeItIsTheOneThatTheSystemKnows(String shell) throws Exception {
    // Nothing may be written there: a launcher and a Java that agree on it are asked for its name.
    Run home =
        Run.of(
            folder,
            Map.of(),
            shell,
            "-c",
            "unset HOME; eval \"$(sed -n '/^home() {/,/^}/p' \"$0\")\"; home; echo \"$home\"",
            LAUNCHER);
    assertThat(home.out()).isEqualTo(System.getProperty("user.home") + "\n");
  }

  @Test
  void hooksAtOnceAreAllLoggedAndAskOnce() throws Exception {
    int count = 200;
    List<Future<?>> hooks = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
      for (int i = 0; i < count; i++) {
        hooks.add(
            threads.submit(() -> {
              hook(
                  bytes(PAYLOAD + "\"}"),
                  List.of(LAUNCHER, "hook-tick", "--throttle-seconds", "600"));
              return null;
            }));
      }
    }
    assertThat(hooks).hasSize(count);
    for (Future<?> hook : hooks) {
      hook.get();
    }
    List<String> lines = lines(count);
    assertThat(lines.stream().filter(line -> line.contains(" oauth=ok("))).hasSize(1);
    assertThat(lines.stream().filter(line -> line.contains(" oauth=throttled(age=")))
        .hasSize(count - 1);
    assertThat(endpoint.requests).hasValue(1);
    Run refreshed = Run.of(folder, variables, LAUNCHER, "refresh-usage", "--json");
    assertThat(refreshed.status()).as(refreshed.err()).isZero();
    assertThat(Files.readString(data.resolve("hwm-7d"))).endsWith(" 47.5\n");
  }

  @Test
  void explainIsAnswered() throws Exception {
    Run run = Run.of(folder, variables, LAUNCHER, "hook-tick", "--explain");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("-> status: ok(7d=48,5h=12)");
    assertThat(run.status()).isZero();
    assertThat(Run.of(folder, variables, LAUNCHER, "hook-tick", "--help").out())
        .contains("uses the network");
  }
}
