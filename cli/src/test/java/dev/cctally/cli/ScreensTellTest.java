package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.console.Input;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.plugins.claude.ClaudeVendor;
import dev.cctally.plugins.codex.CodexVendor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That what screens show is enough to understand it, and nothing in it misleads. */
class ScreensTellTest {
  private static final String UNKNOWN = "claude-zeta-9";

  @TempDir Path folder;
  private WholeProgram program;
  private FixtureF1 fixture;

  @BeforeEach
  void write() throws IOException {
    fixture = new FixtureF1(folder);
    program = new WholeProgram(fixture.home, folder.resolve("data"));
    program.variables.put("COLUMNS", "120");
  }

  private String out(String line) {
    WholeProgram.Result result = program.run(line.split(" "));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }

  private void answer(String session, String at, String model, long output, String folder)
      throws IOException {
    Path log = fixture.file("-more/" + session + ".jsonl");
    Files.createDirectories(log.getParent());
    String before = Files.exists(log) ? Files.readString(log) : "";
    Files.writeString(
        log,
        before
            + "{\"type\":\"assistant\",\"timestamp\":\"%s\",\"sessionId\":\"%s\",\"cwd\":\"%s\",\"message\":{\"model\":\"%s\",\"usage\":{\"input_tokens\":1,\"output_tokens\":%d}}}\n"
                .formatted(at, session, folder, model, output));
  }

  @ParameterizedTest
  @CsvSource({
    "0001-01-01..0001-01-02, 2",
    "0000-12-30..0001-01-02, 2",
    "9999-12-30..9999-12-31, 0",
    "9999-12-31..9999-12-31, 0"
  })
  void aComparisonBeyondTheYearsOfDocumentsIsRefused(String window, int code) {
    program.zone = ZoneId.of("Asia/Kathmandu"); // where the year 1 begins in the year before
    for (String form : new String[] {"--json", "--compact", "--format=csv"}) {
      WholeProgram.Result result =
          program.run("diff", "--a", window, "--b", "last-2d", "--allow-mismatch", form);
      assertThat(result.exitCode()).as(form).isEqualTo(code);
      if (code == 0) {
        assertThat(result.err()).doesNotContain("Error");
      } else {
        assertThat(result.err())
            .isEqualTo("diff: window '" + window + "' reaches beyond the years 1 to 9999\n");
      }
    }
  }

  @Test
  void marksInAComparisonStandWhereTheCostIs() {
    String table = out("diff --a 2026-05-18..2026-05-19 --b 2026-05-19..2026-05-20 --all");

    assertThat(table).contains("* No price known for " + UNKNOWN);
    assertThat(table.lines().filter(line -> line.contains("Overall")))
        .singleElement()
        .asString()
        .containsPattern("\\$2\\.04  → \\$2\\.68\\*");
    assertThat(table.lines().filter(line -> line.contains("zeta-9 (new)")))
        .singleElement()
        .asString()
        .contains("$0.00*");
    assertThat(table.lines().filter(line -> line.contains(" lib")))
        .singleElement()
        .asString()
        .contains("*");
  }

  @Test
  void fixedWordsOfAComparisonAreWhole() {
    program.variables.put("COLUMNS", "80");

    String table = out("diff --a 2026-05-18..2026-05-19 --b 2026-05-19..2026-05-20 --all");

    assertThat(table).contains("│ Cached ", "│ responses ", "│ (new) ").doesNotContain("…");
  }

  @Test
  void whatFollowsFromAnUncertainCostIsMarkedToo() {
    String table = out("blocks -t 1000");
    assertThat(table.lines().filter(line -> line.contains("PROJECTED")))
        .singleElement()
        .asString()
        .containsPattern("\\$0\\.\\d\\d\\*");
    String box = out("blocks -a");
    assertThat(box.lines().filter(line -> line.contains("Cost")))
        .hasSize(3)
        .allMatch(line -> line.matches(".*\\$0\\.\\d\\d\\*.*"));
  }

  @Test
  void reportsOfARangeSayWhichOne() {
    assertThat(out("project")).contains("\n 2026-05-18 00:00 → 2026-05-20 12:00\n\n");
    assertThat(out("cache-report")).contains("\n 2026-05-14 00:00 → 2026-05-20 12:00\n\n");
    assertThat(out("cache-report --until 2026-05-19 --days 2 --tz America/New_York"))
        .contains("\n 2026-05-18 00:00 → 2026-05-19 23:59\n\n");
  }

  @Test
  void theEndOfALongPathIsWhatIsShown() throws IOException {
    program.variables.put("COLUMNS", "80");
    String deep = fixture.repositories + "/a-rather-long-name-of-a-folder/another-one";
    for (String end : new String[] {"one", "two"}) {
      answer(end, "2026-05-20T10:00:00Z", FixtureF1.HK, 5, deep + "/" + end);
    }
    String below = fixture.home + "/w";
    answer("three", "2026-05-20T10:00:00Z", FixtureF1.HK, 5, below);

    String table = out("project --group full-path");

    assertThat(table).contains("one/one ", "one/two ", " ~/w ").doesNotContain("no-git");
    assertThat(out("project --since 20260401")).contains("scratch (no");
  }

  @Test
  void onlyWeeksWithUsageLackTheirQuota() {
    assertThat(out("project --since 20260101"))
        .contains("Note: Used % unavailable for 2 week(s) — no usage snapshots recorded.");
    assertThat(out("project")).contains("unavailable for 1 week(s) —");
    assertThat(out("project --since 20260101 --format md")).contains("unavailable for 2 weeks:");
  }

  @Test
  void modelsThatDifferAtTheirEndLookDifferent() throws IOException {
    program.variables.put("COLUMNS", "80");
    answer("s", "2026-05-20T10:00:00Z", "claude-sonnet-4-6", 5, "/w");
    answer("s", "2026-05-20T10:01:00Z", FixtureF1.SON, 5, "/w");

    assertThat(out("session")).contains("sonnet-4-5 ", "sonnet-4-6 ").doesNotContain("sonnet-4-…");
  }

  @ParameterizedTest
  @CsvSource({"1e1, 10.0", ".5, 0.5", "10., 10.0", "+5, 5.0", "0.000001, 0.000001", "0e9, 0.0"})
  void numbersMayBeSpelledAsUsual(String spelled, String value) {
    assertThat(
            out("diff --a prev-2d --b last-2d --json --min-delta " + spelled)
                .replace("1E-6", "0.000001"))
        .containsPattern("\"min_delta_usd\": " + value.replaceAll("\\.0$", "(\\\\.0)?") + ",");
    out("cache-report --anomaly-threshold-pp " + spelled);
  }

  @ParameterizedTest
  @CsvSource({
    "1000000000,must be at most 999999999.999999",
    "1e10,must be at most 999999999.999999",
    "1e99999999999,must be at most 999999999.999999",
    "0.0000001,with at most 6 decimals",
    "-1,must be a number >= 0",
    "x,must be a number >= 0",
    "nan,must be a number >= 0"
  })
  void aNumberOutOfBoundsIsToldTheBounds(String typed, String message) {
    WholeProgram.Result result =
        program.run("diff", "--a", "prev-2d", "--b", "last-2d", "--min-delta=" + typed);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(message, "got '" + typed + "'");
  }

  @Test
  void whatDoesNotGoWithSeveralVendorsIsSaid() {
    WholeProgram.Result result = program.run("daily", "--all", "-i");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("unrecognized arguments: -i (not with several vendors; 'cctally daily --all");
    assertThat(out("daily --help").replaceAll("\\s+", " "))
        .contains("--all All vendors in one report, a row for each; --all --help lists");
  }

  @Test
  void utcIsCalledTheSameEverywhere() {
    for (String report : new String[] {"daily", "session", "blocks", "project", "cache-report"}) {
      assertThat(out(report + " --tz utc")).contains("(UTC)").doesNotContain("Etc/");
    }
    assertThat(out("diff --a prev-2d --b last-2d")).contains("(UTC)");
    assertThat(out("daily --tz utc --format md")).contains("(UTC)").doesNotContain("Etc/");
    assertThat(out("explain 2026-05-18 --tz utc")).startsWith("2026-05-18 in UTC\n");
  }

  @Test
  void lessThanACentHasNoSign() throws IOException {
    Files.writeString(
        Files.createDirectories(fixture.file("-c")).resolve("c.jsonl"),
        "{\"type\":\"assistant\",\"timestamp\":\"2026-05-17T10:00:00Z\",\"message\":{\"model\":\"%s\",\"usage\":{\"input_tokens\":100,\"cache_creation_input_tokens\":1000}}}\n"
            .formatted(FixtureF1.HK));

    String table = out("cache-report --until 2026-05-17 --days 1");

    assertThat(table).contains(" $0.00 │\n", "cost more than it saved: 2026-05-17");
    assertThat(table).doesNotContain("-$0.00");
  }

  @Test
  void documentsSayWhichTimeAndWhichDaysTheyAreAbout() {
    assertThat(out("weekly -s 20260701 --format md --no-branding"))
        .contains("no data", "_Jul 01 (UTC)")
        .doesNotContain("all time");
    assertThat(out("daily --format md")).contains("Averages are over days with usage only.");
    assertThat(out("monthly --format md")).doesNotContain("Averages");
    assertThat(out("daily -s 20260518 --format md")).doesNotContain("Averages");
    assertThat(out("daily -s 20260517 --format md")).contains("Averages are over days");
  }

  @Test
  void namesFromLogsCannotPlayWithTheTerminal() throws IOException {
    String bidi = "m\\u202e\\t" + "x".repeat(5000);
    answer("s", "2026-05-20T10:00:00Z", bidi, 5, "/w");

    WholeProgram.Result result = program.run("daily");

    assertThat(result.err()).contains("[cost] unknown model, treating cost as $0: m\uFFFD\uFFFDxx");
    assertThat(result.err().lines().filter(line -> line.startsWith("[cost]")))
        .hasSize(2)
        .allMatch(line -> line.length() < 140);
    assertThat(out("explain 2026-05-20").lines()).allMatch(line -> line.length() < 250);
  }

  /** The largest count that is believed is known on both sides of the plugin interface. */
  @Test
  void anAbsurdStatementDoesNotSwallowTheOnesAfterIt() throws IOException {
    program.plugins =
        () ->
            new ClassPathPlugins(new ClaudeVendor())
                .add(
                    new CodexVendor(),
                    ReportShape.INCLUSIVE_INPUT,
                    Map.of("codex-daily", "daily", "codex-session", "session"));
    String name = "2026/05/18/rollout-2026-05-18T09-00-00-aaaaaaaa-0000-4000-8000-000000000001";
    Path log = fixture.home.resolve(".codex/sessions/" + name + ".jsonl");
    Files.createDirectories(log.getParent());
    StringBuilder lines = new StringBuilder();
    long[][] statements = {{110, 110}, {1_000_000_001, 1_000_000_111}, {110, 220}, {110, 330}};
    for (long[] statement : statements) {
      lines.append(
          ("{\"timestamp\":\"2026-05-18T09:00:00Z\",\"type\":\"event_msg\",\"payload\":{\"type\":"
                  + "\"token_count\",\"info\":{\"last_token_usage\":{\"input_tokens\":%d},"
                  + "\"total_token_usage\":{\"input_tokens\":%d}}}}\n")
              .formatted(statement[0], statement[1]));
    }
    Files.writeString(log, lines);

    assertThat(out("codex-daily --json")).contains("\"totalTokens\": 330");
    assertThat(out("cache-sync --json")).contains("\"bad-number\": 1");
    assertThat(out("codex-session")).contains("…00000001");
    assertThat(out("codex explain …00000001")).startsWith("Session " + name);
  }

  @Test
  void adviceNamesOptionsThatThereAre() throws IOException {
    for (int i = 0; i < 400; i++) {
      answer("s", "2026-05-20T10:00:00Z", FixtureF1.OP, 1_000_000_000L, "/w");
    }

    WholeProgram.Result diff = program.run("diff", "--a", "prev-2d", "--b", "last-2d");
    assertThat(diff.exitCode()).isEqualTo(1);
    assertThat(diff.err()).contains("name shorter windows with --a and --b");
    WholeProgram.Result explain = program.run("explain", "2026-05-20");
    assertThat(explain.exitCode()).isEqualTo(1);
    assertThat(explain.err())
        .contains("explain: the usage under '2026-05-20' adds up to more than can be counted")
        .doesNotContain("--since");
  }

  @Test
  void oneSumTooManyDoesNotBlankTheOthers() throws IOException {
    for (int i = 0; i < 200; i++) { // five million dollars each in two windows that are over
      answer("s", "2026-05-20T00:30:00Z", FixtureF1.OP, 1_000_000_000L, "/w");
      answer("s", "2026-05-20T05:30:00Z", FixtureF1.OP, 1_000_000_000L, "/w");
    }
    program.run("cache-sync");
    byte[] input =
        ("{\"session_id\":\"" + FixtureF1.session(3) + "\",\"transcript_path\":\"/none\"}")
            .getBytes(StandardCharsets.UTF_8);
    program.input = (limit, patience) -> new Input.Read(input, Input.End.REACHED);

    assertThat(out("statusline")).contains("$0.68 session / n/a today / $0.68 block (4h 0m left)");
    for (int i = 0; i < 200; i++) {
      answer("s", "2026-05-20T00:30:00Z", FixtureF1.OP, 1_000_000_000L, "/w");
    }
    program.run("cache-sync");
    program.now = Instant.parse("2026-05-20T02:00:00Z");
    assertThat(out("statusline")).contains(" / n/a today / n/a block | 🔥 n/a |");
  }
}
