package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.fake.StubEndpoint;
import dev.cctally.platform.alert.engine.AlertSchema;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.quota.QuotaSeries;
import dev.cctally.platform.quota.QuotaStore;
import dev.cctally.platform.store.DataDirectory;
import dev.cctally.platform.store.HistoryFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HookTickTest {
  private static final String WEEK = "2026-05-15T13:00:00+00:00";
  private static final String BLOCK = "2026-05-12T12:15:00Z";
  private static final String LINE =
      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ event=\\S+ * session=[A-Za-z0-9_-]{1,8}"
          + " ingested=-?\\d+ oauth=\\S+ dur_ms=\\d+";

  @TempDir private Path folder;
  private WholeProgram program;
  private StubEndpoint endpoint;

  @BeforeEach
  void start() throws IOException {
    endpoint = new StubEndpoint();
    program = new WholeProgram(folder.resolve("home"), folder.resolve("data"));
    program.now = Instant.parse("2026-05-12T10:00:00Z");
    program.variables.put("CCTALLY_TEST_USAGE_URL", endpoint.url());
    StubEndpoint.signIn(program.home);
    endpoint.states(47.5, WEEK, 12, BLOCK);
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(program.data.resolve("logs/hook-tick.log"));
  }

  private String status(int line) throws IOException {
    return lines().get(line).replaceFirst(".* oauth=(\\S+) dur_ms=.*", "$1");
  }

  private String errors() throws IOException {
    return Files.readString(program.data.resolve("logs/hook-tick.err.log"));
  }

  private void hook(String... more) {
    List<String> words = new ArrayList<>(List.of("hook-tick"));
    words.addAll(List.of(more));
    WholeProgram.Result result = program.run(words.toArray(String[]::new));
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  /** Puts an event down as the launcher does. */
  private Path spool(String name, String payload, String... words) throws IOException {
    Path file = program.data.resolve("spool").resolve(name + ".tick");
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes((words.length + 1 + "\0hook-tick\0").getBytes(StandardCharsets.UTF_8));
    for (String word : words) {
      bytes.writeBytes((word + "\0").getBytes(StandardCharsets.UTF_8));
    }
    bytes.writeBytes((payload + "\0").getBytes(StandardCharsets.UTF_8));
    return Files.write(file, bytes.toByteArray());
  }

  @Test
  void aHookRecordsWhatTheVendorStatesAndSaysNothing() throws Exception {
    hook("--event", "Stop");
    assertThat(lines())
        .containsExactly(
            "2026-05-12T10:00:00Z event=Stop           session=unknown ingested=0"
                + " oauth=ok(7d=48,5h=12) dur_ms=0");
    assertThat(Files.readString(program.data.resolve("hwm-7d"))).isEqualTo("2026-05-08 47.5\n");
    assertThat(Files.getLastModifiedTime(program.data.resolve("hook-tick.last-fetch")))
        .isEqualTo(FileTime.from(program.now));
  }

  @Test
  void theVendorIsLeftAloneForAWhile() throws Exception {
    hook();
    program.now = program.now.plusSeconds(14);
    hook();
    program.now = program.now.plusSeconds(1);
    hook();
    assertThat(status(1)).isEqualTo("throttled(age=14s)");
    assertThat(status(2)).isEqualTo("ok(7d=48,5h=12)");
    assertThat(endpoint.requests).hasValue(2);
    hook("--throttle-seconds", "0", "--no-oauth");
    hook("--throttle-seconds=0");
    assertThat(status(3)).isEqualTo("skipped-no-oauth");
    assertThat(status(4)).isEqualTo("ok(7d=48,5h=12)");
  }

  @Test
  void figuresThatSomebodyElseHasJustToldAreNotAskedFor() throws Exception {
    program.run("record-usage", "--percent", "40", "--resets-at", "1778850000");
    program.now = program.now.plusSeconds(3);
    hook();
    assertThat(status(0)).isEqualTo("skipped(fresh:3s)");
    assertThat(endpoint.requests).hasValue(0);
  }

  @Test
  void nobodySignedIn() throws Exception {
    Files.delete(program.home.resolve(".claude/.credentials.json"));
    hook();
    assertThat(status(0)).isEqualTo("skipped-no-token");
    assertThat(program.data.resolve("hook-tick.last-fetch")).doesNotExist();
    assertThat(program.data.resolve("hook-tick.backoff")).doesNotExist();
  }

  @Test
  void eachFailurePutsTheNextAttemptOffForLonger() throws Exception {
    endpoint.status = 503;
    List<String> statuses = new ArrayList<>();
    for (int seconds : new int[] {0, 29, 1, 59, 1, 300}) {
      program.now = program.now.plusSeconds(seconds);
      hook();
      statuses.add(status(statuses.size()));
    }
    assertThat(statuses)
        .containsExactly(
            "err(network)",
            "backoff(1s)",
            "err(network)",
            "backoff(1s)",
            "err(network)",
            "err(network)");
    endpoint.status = 200;
    program.now = program.now.plusSeconds(300);
    hook();
    assertThat(status(6)).isEqualTo("ok(7d=48,5h=12)");
    assertThat(program.data.resolve("hook-tick.backoff")).doesNotExist();
    assertThat(errors()).contains("OAuth fetch failed: HTTP 503").doesNotContain("very-secret");
  }

  @ParameterizedTest
  @CsvSource({"120, 120", "5, 60", "4000, 600", "soon, 60"})
  void aRateLimitIsRespected(String header, int wait) throws Exception {
    endpoint.status = 429;
    endpoint.headers = Map.of("Retry-After", header);
    hook();
    program.now = program.now.plusSeconds(wait - 1);
    hook();
    program.now = program.now.plusSeconds(1);
    hook("--throttle-seconds", "0");
    assertThat(status(0)).isEqualTo("err(rate-limit)");
    assertThat(status(1)).isEqualTo("backoff(1s)");
    assertThat(status(2)).isEqualTo("err(rate-limit)");
    assertThat(endpoint.requests).hasValue(2);
    // Who asks by hand does not wait.
    assertThat(program.run("refresh-usage").err()).contains("rate-limited");
    assertThat(endpoint.requests).hasValue(3);
  }

  @Test
  void nonsenseIsNotRecorded() throws Exception {
    endpoint.body = "nope";
    hook();
    assertThat(status(0)).isEqualTo("err(parse)");
    endpoint.states(5, "2027-05-15T13:00:00Z", 1, BLOCK);
    program.now = program.now.plusSeconds(600);
    hook();
    assertThat(status(1)).isEqualTo("err(record-usage=2)");
    assertThat(program.data.resolve("stats.db")).doesNotExist();
  }

  @Test
  void aHistoryThatCannotBeUsedIsLoggedAndLeftAlone() throws Exception {
    Files.createDirectories(program.data);
    Files.writeString(program.data.resolve("stats.db"), "no database at all, and no end of it");
    hook();
    assertThat(status(0)).startsWith("err(");
    assertThat(program.data.resolve("stats.db")).content().startsWith("no database");
  }

  @Test
  void settingsThatCannotBeMakeItCautious() throws Exception {
    Files.createDirectories(program.data);
    Files.writeString(
        program.data.resolve("config.json"),
        "{\"oauth_usage\": {\"throttle_seconds\": 1}, \"collector\": {\"week_start\":"
            + " \"funday\"}}");
    hook();
    program.now = program.now.plusSeconds(29);
    hook();
    assertThat(status(0)).isEqualTo("ok(7d=48,5h=12)");
    assertThat(status(1)).isEqualTo("throttled(age=29s)");
    assertThat(errors()).contains("throttle_seconds must be in [5, 600], got 1");
  }

  @Test
  void whatMakesNoSenseOnTheCommandLineIsIgnored() throws Exception {
    hook("--bogus", "--throttle-seconds", "x", "word", "--event");
    assertThat(status(0)).isEqualTo("ok(7d=48,5h=12)");
    assertThat(errors()).contains("--bogus").contains("'x'").contains("word").contains("--event");
  }

  @Test
  void hooksAtOnceAskOnce() throws Exception {
    endpoint.delayMillis = 300;
    List<Future<WholeProgram.Result>> hooks = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
      for (int i = 0; i < 5; i++) {
        hooks.add(threads.submit(() -> program.run("hook-tick")));
      }
    }
    assertThat(hooks).hasSize(5);
    for (Future<WholeProgram.Result> hook : hooks) {
      assertThat(hook.get().exitCode()).isZero();
    }
    assertThat(endpoint.requests).hasValue(1);
    assertThat(lines()).hasSize(5).allMatch(line -> line.matches(LINE));
    assertThat(lines().stream().filter(line -> line.contains("oauth=ok("))).hasSize(1);
    assertThat(lines().stream().filter(line -> !line.contains("oauth=ok(")))
        .allMatch(line -> line.contains("oauth=skipped(busy)") || line.contains("oauth=throttled"));
  }

  @Test
  void theWorkerDealsWithAllThatWaits() throws Exception {
    transcript();
    spool("1", "{\"hook_event_name\":\"Stop\",\"session_id\":\"abcdef12-3456\",\"cwd\":\"/\"}");
    spool("2", "{\"session_id\":\"s!@#$%^&*long\",\"hook_event_name\":\"PostToolBatch\"}");
    spool("3", "xx", "--no-oauth");
    spool("4", "", "--event", "Foo", "--bogus");
    spool(
        "5", "{\"hook_event_name\":\"Cut\",\"session_id\":\"off\",\"x\":\"" + "y".repeat(1 << 20));
    spool("6", "[1]", "--throttle-seconds=0");
    Path half = program.data.resolve("spool/7.tick");
    Files.writeString(half, "1\0hook-tick\0{\"hook_event_name\"");
    Path old = spool("8", "{}");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
    WholeProgram.Result result = program.run("hook-tick", "--spooled");
    assertThat(result.out() + result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(lines()).allMatch(line -> line.matches(LINE));
    assertThat(
            lines().stream()
                .map(line -> line.replaceFirst("\\S+ (event=\\S+) * (.*) dur_ms=.*", "$1 $2")))
        .containsExactlyInAnyOrder(
            "event=Stop session=abcdef12 ingested=1 oauth=ok(7d=48,5h=12)",
            "event=PostToolBatch session=s ingested=0 oauth=throttled(age=0s)",
            "event=unknown session=unknown ingested=0 oauth=skipped-no-oauth",
            "event=Foo session=unknown ingested=0 oauth=throttled(age=0s)",
            "event=Cut session=off ingested=0 oauth=throttled(age=0s)",
            "event=unknown session=unknown ingested=0 oauth=ok(7d=48,5h=12)");
    assertThat(endpoint.requests).hasValue(2);
    assertThat(errors()).contains("--bogus");
    assertThat(half).exists();
    assertThat(old).doesNotExist();
    try (var left = Files.list(program.data.resolve("spool"))) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("7.tick", "worker.lock");
    }
  }

  @Test
  void whatALauncherCouldNotFinishCountsAfterAWhile() throws Exception {
    Path half = program.data.resolve("spool/7.tick");
    Files.createDirectories(Objects.requireNonNull(half.getParent()));
    Files.writeString(half, "1\0hook-tick\0{\"hook_event_name\":\"Half\",\"ses");
    Files.setLastModifiedTime(half, FileTime.from(Instant.now().minusSeconds(90)));
    program.run("hook-tick", "--spooled");
    assertThat(lines()).singleElement().asString().contains("event=Half ");
    assertThat(half).doesNotExist();
  }

  private void transcript() throws IOException {
    Path log = program.home.resolve(".claude/projects/p/one.jsonl");
    Files.createDirectories(Objects.requireNonNull(log.getParent()));
    Files.writeString(
        log,
        "{\"type\":\"assistant\",\"timestamp\":\"2026-05-12T09:00:00Z\",\"sessionId\":\"s\","
            + "\"message\":{\"id\":\"m\",\"model\":\"claude-opus-4-6\","
            + "\"usage\":{\"input_tokens\":1234}}}\n");
  }

  @Test
  void explainSaysWhatIsDoneAndWhy() throws Exception {
    transcript();
    WholeProgram.Result result = program.run("hook-tick", "--explain");
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .isEqualTo(
            """
            [1/4] Local sync (sync_cache)
                  → ingested 1 new entries
            [2/4] Throttle check
                  → throttle file: %1$s/hook-tick.last-fetch
                  → mtime: (file absent)
                  → threshold: 15s → fetch
            [3/4] OAuth refresh
                  → status: ok(7d=48,5h=12)
            [4/4] Log written → %1$s/logs/hook-tick.log

            Done in 0 ms.
            """
                .formatted(program.data));
    assertThat(lines().getFirst()).contains(" event=explain        session=explain ingested=1 ");
    assertThat(program.run("hook-tick", "--explain").out())
        .contains("→ mtime: 0s ago\n      → threshold: 15s → skip")
        .contains("→ status: throttled(age=0s)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "NETWORK_ERROR | 3 | err(network)",
        "NO_TOKEN | 2 | skipped-no-token",
        "nope | 3 | err(parse)",
        "{} | 3 | err(parse)",
        "{\"seven_day\":{\"utilization\":5,\"resets_at\":\"2026-05-15T13:00Z\"}} | 0 | ok(7d=5)"
      })
  void explainEndsWithACodeThatTellsHowItWent(String mock, int code, String status)
      throws Exception {
    WholeProgram.Result result =
        program.run(
            "hook-tick", "--explain", "--throttle-seconds", "0", "--mock-oauth-response=" + mock);
    assertThat(result.exitCode()).isEqualTo(code);
    assertThat(result.out()).contains("→ status: " + status + "\n");
    assertThat(status(0)).isEqualTo(status);
    assertThat(endpoint.requests).hasValue(0);
    assertThat(program.data.resolve("stats.db")).doesNotExist();
    assertThat(Files.exists(program.data.resolve("hook-tick.last-fetch")))
        .isEqualTo(status.startsWith("ok"));
  }

  @Test
  void explainTellsAFailureToRecordAndARateLimitApart() {
    endpoint.states(5, "2027-05-15T13:00:00Z", 1, BLOCK);
    assertThat(program.run("hook-tick", "--explain").exitCode()).isEqualTo(4);
    endpoint.status = 429;
    program.now = program.now.plusSeconds(600);
    assertThat(program.run("hook-tick", "--explain").exitCode()).isZero();
  }

  @Test
  void hooksAndStatusLinesAtOnceLeaveOneHistory() throws Exception {
    List<Future<WholeProgram.Result>> ticks = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 24; i++) {
        String[] words =
            i % 2 == 0
                ? new String[] {"hook-tick", "--throttle-seconds", "0"}
                : new String[] {
                  "record-usage",
                  "--percent",
                  "47.5",
                  "--resets-at",
                  "1778850000",
                  "--five-hour-percent",
                  "12",
                  "--five-hour-resets-at",
                  "1778588100"
                };
        ticks.add(threads.submit(() -> program.run(words)));
      }
    }
    assertThat(ticks).hasSize(24);
    for (Future<WholeProgram.Result> tick : ticks) {
      assertThat(tick.get().exitCode()).as(tick.get().err()).isZero();
    }
    Clock clock = Clock.systemUTC();
    Host host =
        new Host(
            program.home,
            program.home,
            Map.of("CCTALLY_DATA_DIR", program.data.toString()),
            clock,
            clock,
            java.time.ZoneOffset.UTC,
            "linux");
    try (QuotaStore store =
        new QuotaStore(new HistoryFile(DataDirectory.of(host, true), clock, AlertSchema.HISTORY))) {
      QuotaSeries series = Objects.requireNonNull(store.main("claude"));
      assertThat(series.readings()).hasSize(1);
      assertThat(series.periods()).hasSize(1);
      assertThat(series.blocks()).hasSize(1);
      assertThat(series.resets()).isEmpty();
    }
  }

  @Test
  void explainTellsABackOffAndAMarkerOfTheFuture() throws Exception {
    endpoint.status = 503;
    program.run("hook-tick", "--explain");
    assertThat(program.run("hook-tick", "--explain").out())
        .contains("→ threshold: 15s → back off, after a failure\n")
        .contains("→ status: backoff(30s)\n");
    Path marker = Files.createFile(program.data.resolve("hook-tick.last-fetch"));
    Files.setLastModifiedTime(marker, FileTime.from(program.now.plusSeconds(60)));
    assertThat(program.run("hook-tick", "--explain").out())
        .contains("→ mtime: (of no use: in the future)\n");
  }

  @Test
  void explainSaysIfTheLogCannotBeWritten() throws Exception {
    Files.createDirectories(program.data);
    Files.createFile(program.data.resolve("logs"));
    assertThat(program.run("hook-tick", "--explain", "--no-oauth").out())
        .contains("[4/4] Log not written: " + program.data + "/logs/hook-tick.log: ");
  }

  @Test
  void strangeThingsInTheSpoolAreToldOfAndDoNotStopTheOthers() throws Exception {
    Path strange = spool("1", "{}");
    Files.delete(strange);
    Files.createDirectory(strange);
    spool("2", "{\"hook_event_name\":\"Stop\",\"session_id\":\"good\"}");
    hook("--spooled", "--no-oauth");
    assertThat(lines()).hasSize(1);
    assertThat(lines().getFirst()).contains(" session=good ");
    assertThat(errors()).contains("spool: 1.tick cannot be used: it is not a plain file");
  }
}
