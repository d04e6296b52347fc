package dev.cctally.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.plugins.claude.ClaudeVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The status line and the report by quota window, as they are shipped and called. */
final class StatusLineIT {
  private static final String LAUNCHER =
      Path.of(Objects.requireNonNull(System.getProperty("cctally.dist"), "cctally.dist"))
          .resolve("bin/cctally")
          .toString();
  private static final Instant NOW = Instant.parse("2026-05-20T12:00:00Z");

  @TempDir private Path folder;
  private Path home;
  private Path data;
  private String input = "";

  @BeforeEach
  void writeLogs() throws IOException {
    home = folder.resolve("home");
    data = folder.resolve("data");
    new ClaudeVendor().sampleLogs().orElseThrow().write(home, NOW);
    Path transcript;
    try (Stream<Path> files = Files.walk(home)) {
      transcript =
          files
              .filter(file -> file.toString().endsWith(".jsonl"))
              .sorted()
              .findFirst()
              .orElseThrow();
    }
    input =
        "{\"session_id\":\"%s\",\"transcript_path\":\"%s\",\"model\":{\"id\":\"claude-opus-4-5\"},\"rate_limits\":{\"five_hour\":{\"used_percentage\":20.4}}}"
            .formatted(transcript.getFileName().toString().replace(".jsonl", ""), transcript);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", home.toString());
    environment.put("CCTALLY_DATA_DIR", data.toString());
    environment.put("CCTALLY_AS_OF", NOW.toString());
    environment.put("TZ", "UTC");
    return environment;
  }

  private Run run(String... words) throws IOException, InterruptedException {
    String[] command = new String[words.length + 1];
    command[0] = LAUNCHER;
    System.arraycopy(words, 0, command, 1, words.length);
    return Run.of(folder, environment(), command);
  }

  /** Runs a shell line in which {@code cctally} is the launcher. */
  private Run shell(String line) throws IOException, InterruptedException {
    Path file = folder.resolve("input.json");
    Files.writeString(file, input);
    Map<String, String> environment = environment();
    environment.put("INPUT", file.toString());
    environment.put("CCTALLY", LAUNCHER);
    return Run.of(folder, environment, "sh", "-c", line.replace("cctally", "\"$CCTALLY\""));
  }

  private String files() throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    if (!Files.exists(data)) {
      return "nothing";
    }
    try (Stream<Path> all = Files.walk(data)) {
      for (Path path : all.toList()) {
        files.put(path.toString(), Files.getLastModifiedTime(path) + " " + Files.size(path));
      }
    }
    return files.toString();
  }

  @Test
  void blocksByEveryName() throws Exception {
    Run blocks = run("blocks", "--json");

    assertThat(blocks.status()).as(blocks.err()).isZero();
    assertThat(blocks.out()).startsWith("{\n  \"blocks\": [\n").contains("\"heuristic\"");
    assertThat(run("claude", "blocks", "-j").out()).isEqualTo(blocks.out());
    assertThat(run("blocks").out()).contains("Session Blocks");
    assertThat(run("codex-blocks", "--json").out()).isEqualTo("{\n  \"blocks\": []\n}\n");
    assertThat(run("blocks", "--help").out()).contains("--token-limit", "--vendor");
    assertThat(run("--help").out()).contains("blocks", "statusline");
    assertThat(run("completion", "bash").out()).contains("--visual-burn-rate", "--token-limit");
  }

  @Test
  void aLineWithAndWithoutAStore() throws Exception {
    Run before = shell("cctally statusline <\"$INPUT\"");
    assertThat(before.status()).as(before.err()).isZero();
    assertThat(before.out()).startsWith("🤖 claude-opus-4-5 | 💰 $0.00 session").hasLineCount(1);
    assertThat(files()).isEqualTo("nothing");
    run("daily");
    String stored = files();

    Run after = shell("cctally claude statusline <\"$INPUT\"");

    assertThat(after.err()).isEmpty();
    assertThat(after.out()).contains("5h 20%", "🧠 ").doesNotContain("$0.00 session", "N/A");
    assertThat(files()).isEqualTo(stored);
    // Tools read UTF-8, whatever the locale says.
    assertThat(shell("LC_ALL=C cctally statusline <\"$INPUT\"").out()).isEqualTo(after.out());
  }

  @Test
  void twentyAtOnceFailNeverAndLeaveNothing() throws Exception {
    run("daily");
    String stored = files();
    String line = shell("cctally statusline <\"$INPUT\"").out();
    List<Future<Run>> runs = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
      for (int i = 0; i < 20; i++) {
        runs.add(threads.submit(() -> shell("cctally statusline <\"$INPUT\"")));
      }
    }
    for (Future<Run> run : runs) {
      assertThat(run.get().status()).as(run.get().err()).isZero();
      assertThat(run.get().out()).isEqualTo(line);
    }
    assertThat(files()).isEqualTo(stored);
  }

  /** What is seen meanwhile is all that is stored, or, while it is filled anew, nothing. */
  @Test
  void readsBesideWritersAndHindersNone() throws Exception {
    String report = run("daily", "--json").out();
    String whole = shell("cctally statusline <\"$INPUT\"").out();
    String empty = whole.replaceAll("\\$[0-9.,]+", "\\$0.00");
    List<Future<Run>> writers = new ArrayList<>();
    List<Future<Run>> lines = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 6; i++) {
        writers.add(threads.submit(() -> run("cache-sync", "--rebuild")));
        lines.add(threads.submit(() -> shell("cctally statusline <\"$INPUT\"")));
        lines.add(threads.submit(() -> shell("cctally statusline <\"$INPUT\"")));
      }
    }
    for (Future<Run> line : lines) {
      assertThat(line.get().status()).as(line.get().err()).isZero();
      assertThat(line.get().out().replaceAll("[0-9]h [0-9]+m left", ""))
          .isIn(
              whole.replaceAll("[0-9]h [0-9]+m left", ""),
              empty.replaceAll("[0-9]h [0-9]+m left", ""));
    }
    for (Future<Run> writer : writers) {
      Run run = writer.get();
      boolean refused = run.err().contains("another process holds the lock");
      assertThat(run.status()).as(run.err()).isEqualTo(refused ? 1 : 0);
      assertThat(run.err()).doesNotContain("falling back", "read-only", "readonly");
    }
    assertThat(run("daily", "--json").out()).isEqualTo(report);
    assertThat(shell("cctally statusline <\"$INPUT\"").out()).isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          cctally statusline <&- ~ 1
          cctally statusline </dev/null ~ 1
          cctally statusline <. ~ 1
          yes 2>/dev/null | cctally statusline ~ 1
          cat /dev/zero 2>/dev/null | cctally statusline ~ 1
          head -c 3000000 /dev/urandom | cctally statusline ~ 1
          head -c 300000 /dev/zero | tr '\\0' '[' | cctally statusline ~ 1
          (printf '{}'; sleep 6) | cctally statusline ~ 0
          (printf '{'; sleep 6) | cctally statusline ~ 1
          printf '{"transcript_path":"/dev/zero","model":{"id":"opus"}}' | cctally statusline ~ 0
          """)
  void hostileInputBreaksNoPrompt(String line, int status) throws Exception {
    long start = System.nanoTime();
    Run run = shell(line);

    assertThat(run.status()).as(run.err()).isEqualTo(status);
    if (status == 0) {
      assertThat(run.out()).startsWith("🤖 ").hasLineCount(1);
      assertThat(run.err()).isEmpty();
    } else {
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).startsWith("cctally statusline: invalid JSON: ").hasLineCount(1);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    assertThat(files()).isEqualTo("nothing");
  }
}
