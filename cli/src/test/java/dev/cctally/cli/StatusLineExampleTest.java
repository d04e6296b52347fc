package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.console.Input;
import dev.cctally.platform.quota.QuotaLevel;
import dev.cctally.platform.quota.QuotaLevels;
import dev.cctally.platform.quota.WindowRecords;
import dev.cctally.spi.period.TimeWindow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The status line over the worked examples, with the decisions of {@link WorkedExampleTest}. */
final class StatusLineExampleTest {
  private static final Instant FIVE_HOUR_RESET = Instant.parse("2026-05-20T13:20:00Z");
  private static final Instant WEEK_END = Instant.parse("2026-05-25T15:00:00Z");

  @TempDir Path folder;
  FixtureF1 fixture;
  WholeProgram program;
  String session = "";

  @BeforeEach
  void setUp() throws IOException {
    fixture = new FixtureF1(folder);
    program = new WholeProgram(fixture.home, folder.resolve("data"));
    session =
        """
        {"session_id": "%s", "transcript_path": "%s",
         "model": {"id": "claude-opus-4-5-20251101", "display_name": "Opus 4.5"},
         "cost": {"total_cost_usd": 1.25},
         "rate_limits": {"five_hour": {"used_percentage": 20.4, "resets_at": 1779283200},
                         "seven_day": {"used_percentage": 43.6, "resets_at": 1779721200}}}
        """
            .formatted(
                FixtureF1.session(1),
                fixture.file("-R-alpha-app/" + FixtureF1.session(1) + ".jsonl"));
  }

  private void sync() {
    assertThat(program.run("cache-sync").exitCode()).isZero();
  }

  /** What the worked example F2 has recorded. */
  private void recordQuota() {
    program.windows =
        (vendor, window, from, to) ->
            new WindowRecords(
                List.of(Instant.parse("2026-05-19T14:50:00Z"), FIVE_HOUR_RESET),
                List.of(new TimeWindow(Instant.parse("2026-05-20T08:20:00Z"), FIVE_HOUR_RESET)),
                List.of());
    List<QuotaLevel> newest =
        List.of(
            new QuotaLevel(Duration.ofHours(5), 34.0, FIVE_HOUR_RESET),
            new QuotaLevel(Duration.ofDays(7), 42.5, WEEK_END));
    program.levels =
        new QuotaLevels() {
          @Override
          public List<QuotaLevel> newest(String vendorId, Instant now) {
            return newest;
          }

          @Override
          public @Nullable Double highest(QuotaLevel level, String vendorId, Instant now) {
            for (QuotaLevel one : newest) {
              if (one.length().equals(level.length())
                  && Objects.equals(one.resetsAt(), level.resetsAt())) {
                return one.usedPercent();
              }
            }
            return null;
          }
        };
  }

  private WholeProgram.Result run(byte[] input, String... args) {
    program.input = (limit, patience) -> new Input.Read(input, Input.End.REACHED);
    String[] words = new String[args.length + 1];
    words[0] = "statusline";
    System.arraycopy(args, 0, words, 1, args.length);
    return program.run(words);
  }

  private WholeProgram.Result run(String input, String... args) {
    return run(input.getBytes(StandardCharsets.UTF_8), args);
  }

  private String line(String input, String... args) {
    WholeProgram.Result result = run(input, args);
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).hasLineCount(1).endsWith("\n");
    return result.out().stripTrailing();
  }

  private String files() {
    TreeMap<String, String> files = new TreeMap<>();
    if (!Files.exists(program.data)) {
      return "nothing";
    }
    try (Stream<Path> all = Files.walk(program.data)) {
      for (Path path : all.toList()) {
        files.put(path.toString(), Files.getLastModifiedTime(path) + " " + Files.size(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files.toString();
  }

  @Test
  void theObservedLines() {
    sync();
    recordQuota();
    String before = files();

    // 2000 + 20000 + 3000 of 200,000 tokens: 12.5
    assertThat(line(session))
        .isEqualTo(
            "🤖 Opus 4.5 | 💰 $0.07 session / $0.71 today / $0.68 block (1h 20m left) | 🔥"
                + " $0.19/hr | 🧠 12% | 5h 34% (1h 20m) · 7d 44% (5d 3h)");
    assertThat(line(session, "--cost-source", "both", "-B", "emoji-text"))
        .isEqualTo(
            "🤖 Opus 4.5 | 💰 ($1.25 cc / $0.07 cctally) session / $0.71 today / $0.68 block (1h"
                + " 20m left) | 🔥 $0.19/hr 🟢 (Normal) | 🧠 12% | 5h 34% (1h 20m) · 7d 44% (5d"
                + " 3h)");
    assertThat(line(session, "--no-cctally-extensions"))
        .isEqualTo(
            "🤖 Opus 4.5 | 💰 $0.07 session / $0.71 today / $0.68 block (1h 20m left) | 🔥"
                + " $0.19/hr | 🧠 12%");
    WholeProgram.Result unknown =
        run(
            "{\"session_id\":\"nope\",\"transcript_path\":\"/none\",\"model\":{\"id\":\"gpt-x\"},"
                + "\"cost\":{\"total_cost_usd\":\"3.5\"}}");
    assertThat(unknown.out())
        .isEqualTo(
            "🤖 gpt-x | 💰 $3.50 session / $0.71 today / $0.68 block (1h 20m left) | 🔥 $0.19/hr |"
                + " 🧠 N/A | 5h 34% (1h 20m) · 7d 42% (5d 3h)\n");
    assertThat(unknown.err())
        .isEqualTo("cctally statusline: unknown model 'gpt-x'; context % unavailable\n");
    assertThat(unknown.exitCode()).isZero();
    assertThat(files()).isEqualTo(before);
  }

  private void record(String at, String percent, String end, String block, String blockEnd) {
    program.now = Instant.parse(at);
    WholeProgram.Result result =
        program.run(
            "record-usage",
            "--percent",
            percent,
            "--resets-at",
            String.valueOf(Instant.parse(end).getEpochSecond()),
            "--five-hour-percent",
            block,
            "--five-hour-resets-at",
            String.valueOf(Instant.parse(blockEnd).getEpochSecond()));
    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  @Test
  void theObservedLinesFromWhatWasRecorded() {
    sync();
    record("2026-05-19T10:06:00Z", "30", "2026-05-25T15:00:00Z", "40", "2026-05-19T14:50:00Z");
    record("2026-05-20T11:08:00Z", "42.5", "2026-05-25T15:00:00Z", "34", "2026-05-20T13:20:00Z");
    program.now = Instant.parse("2026-05-20T12:00:00Z");
    String before = files();

    assertThat(line(session))
        .isEqualTo(
            "🤖 Opus 4.5 | 💰 $0.07 session / $0.71 today / $0.68 block (1h 20m left) | 🔥"
                + " $0.19/hr | 🧠 12% | 5h 34% (1h 20m) · 7d 44% (5d 3h)");
    assertThat(line("{}")).endsWith("🧠 N/A | 5h 34% (1h 20m) · 7d 42% (5d 3h)");
    String five = "{\"rate_limits\":{\"five_hour\":{\"used_percentage\":%s,\"resets_at\":%s}}}";
    assertThat(line(five.formatted("12", "1779283199"))).endsWith("5h 34% (1h 19m)");
    assertThat(line(five.formatted("36.5", "1779283200"))).endsWith("5h 36% (1h 20m)");
    // The window after it, and one that is not said to end, are other windows.
    assertThat(line(five.formatted("12", "1779301200"))).endsWith("5h 12% (6h 20m)");
    assertThat(line(five.formatted("12", "null"))).endsWith("5h 12%");
    String seven = "{\"rate_limits\":{\"seven_day\":{\"used_percentage\":%s}}}";
    assertThat(line(seven.formatted("20"))).endsWith("7d 42%");
    assertThat(line(seven.formatted("80"))).endsWith("7d 80%");
    assertThat(files()).isEqualTo(before);
    program.now = Instant.parse("2026-05-26T12:00:00Z"); // the next week
    assertThat(line(seven.formatted("3"))).endsWith("7d 3%");
  }

  @Test
  void aHistoryThatCannotBeReadCostsNoLine() throws IOException {
    sync();
    Path history = program.data.resolve("stats.db");
    for (String content : List.of("", "no database", "SQLite format 3\0 but not really")) {
      Files.writeString(history, content);
      String before = files();
      assertThat(line("{}")).endsWith("$0.18/hr | 🧠 N/A");
      assertThat(files()).isEqualTo(before);
    }
  }

  @Test
  void theObservedLinesWithoutQuotaData() {
    assertThat(line("{}"))
        .isEqualTo(
            "🤖 Unknown model | 💰 $0.00 session / $0.00 today / $0.00 block (5h 0m left) | 🔥"
                + " $0.00/hr | 🧠 N/A");
    assertThat(files()).isEqualTo("nothing");
    sync();
    assertThat(line("{\"rate_limits\":{\"five_hour\":{\"used_percentage\":10}}}"))
        .isEqualTo(
            "🤖 Unknown model | 💰 $0.00 session / $0.71 today / $0.71 block (1h 0m left) | 🔥"
                + " $0.18/hr | 🧠 N/A | 5h 10%");
  }

  @Test
  void claudeStatuslineIsTheSame() {
    sync();
    String plain = line(session);
    program.input =
        (limit, patience) ->
            new Input.Read(session.getBytes(StandardCharsets.UTF_8), Input.End.REACHED);
    assertThat(program.run("claude", "statusline").out()).isEqualTo(plain + "\n");
  }

  @Test
  void theSessionsCostNeedsBothItsIdAndItsTranscript() {
    sync();
    String id = FixtureF1.session(1);
    assertThat(line("{\"session_id\":\"" + id + "\"}")).contains("💰 $0.00 session");
    assertThat(line("{\"session_id\":\"" + id + "\",\"transcript_path\":\"/none\"}"))
        .contains("💰 $0.07 session");
    assertThat(line("{\"session_id\":\"" + FixtureF1.session(2) + "\",\"transcript_path\":\"x\"}"))
        .contains("💰 $2.00 session");
    assertThat(line(session, "--cost-source", "cc")).contains("💰 $1.25 session");
    assertThat(line("{\"cost\":{\"total_cost_usd\":2}}", "--cost-source", "cctally"))
        .contains("💰 $0.00 session");
  }

  @Test
  void doesNotReadTheLogs() throws IOException {
    sync();
    Path log = fixture.file("-R-lib/" + FixtureF1.session(3) + ".jsonl");
    Files.writeString(log, Files.readString(log).repeat(2).replace("req_c", "req_d"));
    assertThat(line(session)).contains("$0.71 today");
  }

  @Test
  void todayIsThatOfTheZone() {
    sync();
    program.now = Instant.parse("2026-05-19T23:59:00Z");
    assertThat(line("{}")).contains("$1.97 today");
    assertThat(line("{}", "-z", "Asia/Kathmandu")).contains("$0.71 today");
    program.zone = ZoneId.of("Asia/Kathmandu");
    assertThat(line("{}")).contains("$0.71 today");
    assertThat(line("{}", "--timezone", "utc")).contains("$1.97 today");
    assertThat(line("{}", "-z", "local")).contains("$0.71 today");
    program.now = Instant.parse("2026-05-20T02:00:00Z");
    assertThat(line("{}", "-z", "America/New_York")).contains("$1.97 today");
  }

  @Test
  void todayHasTwentyThreeOrTwentyFiveHoursWhenClocksChange() throws IOException {
    // Haiku's output costs 5 µ$ a token: 2,000 tokens are a cent.
    answer("2026-03-08T04:59:59.999Z", 2_000); // the day before
    answer("2026-03-08T05:00:00.000Z", 4_000); // midnight
    answer("2026-03-09T03:59:59.999Z", 8_000); // the last of 23 hours
    answer("2026-03-09T04:00:00.000Z", 16_000);
    answer("2026-11-01T03:59:59.999Z", 32_000);
    answer("2026-11-01T04:00:00.000Z", 64_000); // midnight
    answer("2026-11-02T04:59:59.999Z", 128_000); // the last of 25 hours
    answer("2026-11-02T05:00:00.000Z", 256_000);
    program = new WholeProgram(folder.resolve("dst"), folder.resolve("data"));
    program.zone = ZoneId.of("America/New_York");
    sync();
    for (String now : List.of("2026-03-08T05:00:00Z", "2026-03-09T03:59:59Z")) {
      program.now = Instant.parse(now);
      assertThat(line("{}")).as(now).contains(" / $0.06 today");
    }
    program.now = Instant.parse("2026-03-09T04:00:00Z");
    assertThat(line("{}")).contains(" / $0.08 today");
    for (String now : List.of("2026-11-01T04:00:00Z", "2026-11-02T04:59:59Z")) {
      program.now = Instant.parse(now);
      assertThat(line("{}")).as(now).contains(" / $0.96 today");
    }
    program.now = Instant.parse("2026-11-02T05:00:00Z");
    assertThat(line("{}")).contains(" / $1.28 today");
  }

  private void answer(String time, int output) throws IOException {
    Path log = folder.resolve("dst/.claude/projects/p/s.jsonl");
    Files.createDirectories(Objects.requireNonNull(log.getParent()));
    Files.writeString(
        log,
        (Files.exists(log) ? Files.readString(log) : "")
            + "{\"type\":\"assistant\",\"timestamp\":\"%s\",\"sessionId\":\"s\",\"message\":{\"id\":\"%s\",\"model\":\"%s\",\"usage\":{\"output_tokens\":%d}},\"requestId\":\"%s\"}\n"
                .formatted(time, time, FixtureF1.HK, output, time));
    Files.setLastModifiedTime(log, FileTime.from(Instant.parse("2026-11-03T00:00:00Z")));
  }

  @Test
  void theBlockIsThatOfTheReport() {
    sync();
    for (String now :
        List.of(
            "2026-05-18T09:12:00Z",
            "2026-05-18T13:59:59Z",
            "2026-05-18T23:30:00Z",
            "2026-05-19T10:04:00Z",
            "2026-05-19T14:59:00Z",
            "2026-05-20T08:00:00.500Z",
            "2026-05-20T08:00:00.499Z",
            "2026-05-20T11:06:30Z",
            "2026-05-20T12:59:59Z",
            "2026-05-20T13:00:00Z")) {
      program.now = Instant.parse(now);
      WholeProgram.Result report =
          program.run("blocks", "-a", "-s", now.substring(0, 10), "-q", ".");
      assertThat(report.exitCode()).isEqualTo(1); // there is no jq here, and nothing was printed
      String json = program.run("blocks", "-a", "--json").out();
      java.util.regex.Matcher cost =
          java.util.regex.Pattern.compile("\"costUSD\": ([0-9.]+)").matcher(json);
      String dollars =
          cost.find()
              ? new java.math.BigDecimal(cost.group(1))
                  .setScale(2, java.math.RoundingMode.HALF_EVEN)
                  .toPlainString()
              : "0.00";
      assertThat(line("{}")).as(now).contains("$" + dollars + " block");
    }
  }

  @Test
  void contextFromTheToolWhereTheTranscriptSaysNothing() {
    String model = "{\"model\":{\"id\":\"claude-opus-4-5\"},\"transcript_path\":\"/none\"";
    assertThat(line(model + "}")).contains("🧠 N/A");
    assertThat(line(model + ",\"context_window\":{\"used_percentage\":8.5}}")).contains("🧠 8%");
    assertThat(line("{\"context_window\":{\"used_percentage\":\"90.5\"}}")).contains("🧠 90%");
    assertThat(line("{\"model\":{\"id\":\"gpt-x\"},\"context_window\":{\"used_percentage\":7}}"))
        .contains("🧠 7%");
    assertThat(line(session.replace("20251101", "20251101[1m]"))).contains("🧠 2%");
  }

  @Test
  void colourByFlagVariableAndTerminal() {
    String coloured = line(session, "--color");
    assertThat(coloured).contains("\u001b[32m🧠 12%\u001b[0m", "\u001b[32m5h 20%");
    assertThat(line(session)).doesNotContain("\u001b");
    assertThat(line(session, "--color", "--no-color")).doesNotContain("\u001b");
    assertThat(line(session, "--no-color", "--color")).isEqualTo(coloured);
    program.variables.put("FORCE_COLOR", "1");
    program.variables.put("CI", "1");
    assertThat(line(session)).doesNotContain("\u001b");
    program.variables.put("NO_COLOR", "1");
    assertThat(line(session, "--color")).isEqualTo(coloured);
    assertThat(line(session, "--color", "--context-low-threshold", "12"))
        .contains("\u001b[33m🧠 12%");
    assertThat(
            line(session, "--color", "--context-low-threshold=0", "--context-medium-threshold=12"))
        .contains("\u001b[31m🧠 12%");
  }

  private String config(String json) throws IOException {
    Path file = folder.resolve("config.json");
    Files.writeString(file, json);
    return file.toString();
  }

  @Test
  void settingsAreDefaultsOfFlags() throws IOException {
    String config =
        config(
            """
            {"statusline": {"visual_burn_rate": "text", "cost_source": "cc",
             "cctally_extensions": false}, "display": {"tz": "Asia/Kathmandu"}}
            """);
    assertThat(line(session, "--config", config))
        .contains("$1.25 session", "/hr (Normal)")
        .doesNotContain("5h 20%");
    assertThat(
            line(
                session,
                "--config",
                config,
                "-B",
                "off",
                "--cost-source",
                "both",
                "--cctally-extensions"))
        .contains("($1.25 cc / $0.00 cctally)", "5h 20%")
        .doesNotContain("(Normal)");
    assertThat(
            line(session, "--config", config("{\"statusline\":{\"cctally_extensions\":\"off\"}}")))
        .doesNotContain("5h 20%");
    assertThat(line(session, "--config", config("{\"statusline\":{\"cctally_extensions\":null}}")))
        .contains("5h 20%");
  }

  @Test
  void wrongSettingsAreSaidOnceAndPassedOver() throws IOException {
    String config =
        config(
            """
            {"statusline": {"visual_burn_rate": 7, "cost_source": "x",
             "cctally_extensions": "maybe"}, "display": {"tz": "Mars"}}
            """);
    WholeProgram.Result result = run(session, "--config", config);
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEqualTo(line(session) + "\n");
    assertThat(result.err().lines())
        .containsExactly(
            "cctally statusline: invalid statusline.visual_burn_rate='7'; using 'off'",
            "cctally statusline: invalid statusline.cost_source='x'; using 'auto'",
            "cctally statusline: invalid statusline.cctally_extensions='maybe'; using 'true'",
            "cctally statusline: invalid timezone 'Mars'; using 'UTC'");
    WholeProgram.Result block = run(session, "--config", config("{\"statusline\": 3}"));
    assertThat(block.exitCode()).isZero();
    assertThat(block.err()).contains("statusline").hasLineCount(1);
    assertThat(run(session, "-z", "X").err())
        .isEqualTo("cctally statusline: invalid timezone 'X'; using 'UTC'\n");
  }

  @Test
  void aBrokenConfigurationCostsNoLine() throws IOException {
    Files.createDirectories(program.data);
    Files.writeString(program.data.resolve("config.json"), "{broken");
    WholeProgram.Result result = run(session);
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).startsWith("🤖 Opus 4.5 | ").hasLineCount(1);
    assertThat(result.err()).startsWith("warning: ignoring corrupt").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | invalid JSON:
          not json | invalid JSON:
          {"a": 1 | invalid JSON:
          {} {} | invalid JSON:
          {"a": 01} | invalid JSON:
          [1] | expected JSON object, got list
          "text" | expected JSON object, got string
          7 | expected JSON object, got number
          null | expected JSON object, got null
          true | expected JSON object, got boolean
          """)
  void refusesWhatIsNoObject(String input, String message) {
    WholeProgram.Result result = run(input);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("cctally statusline: " + message).hasLineCount(1);
    assertThat(files()).isEqualTo("nothing");
  }

  @Test
  void hostileInputIsRefusedOrReadLikeAnyOther() {
    byte[] binary = new byte[1000];
    new java.util.Random(1).nextBytes(binary);
    assertThat(run(binary).exitCode()).isEqualTo(1);
    assertThat(run("[".repeat(1_000_000)).exitCode()).isEqualTo(1);
    assertThat(run("{\"a\":" + "[".repeat(500_000) + "]".repeat(500_000) + "}").out())
        .startsWith("🤖 Unknown model");
    assertThat(run("\uFEFF{}").out()).startsWith("🤖 Unknown model");
    assertThat(run("{\"model\":{\"display_name\":\"\\ud800\\u0000\\n|\"}}").out()).hasLineCount(1);
    assertThat(run("{\"transcript_path\":\"\\u0000\",\"model\":{\"id\":\"opus\"}}").out())
        .contains("🧠 N/A");
    assertThat(run("{\"session_id\":\"' OR 1=1 --\",\"transcript_path\":\"x\"}").out())
        .contains("$0.00 session");
    program.input = (limit, patience) -> new Input.Read(new byte[limit], Input.End.TOO_LONG);
    WholeProgram.Result huge = program.run("statusline");
    assertThat(huge.exitCode()).isEqualTo(1);
    assertThat(huge.err()).isEqualTo("cctally statusline: invalid JSON: too long\n");
    program.input = (limit, patience) -> new Input.Read(new byte[0], Input.End.NOT_GIVEN);
    WholeProgram.Result closed = program.run("statusline");
    assertThat(closed.exitCode()).isEqualTo(1);
    assertThat(closed.err()).startsWith("cctally statusline: invalid JSON: nothing on standard");
    program.input = (limit, patience) -> new Input.Read(new byte[] {'{', '}'}, Input.End.LATE);
    assertThat(program.run("statusline").exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --cost-source ccusage | argument --cost-source: invalid choice: 'ccusage' — cctally renamed it; try --cost-source cctally
          --cost-source x | argument --cost-source: invalid choice: 'x' (choose from auto, cctally, cc, both)
          -B x | argument -B/--visual-burn-rate: invalid choice: 'x' (choose from off, emoji, text, emoji-text)
          --context-low-threshold -1 | cctally statusline: --context-low-threshold must be in [0, 100]
          --context-low-threshold 101 | cctally statusline: --context-low-threshold must be in [0, 100]
          --context-medium-threshold 101 | cctally statusline: --context-medium-threshold must be in [0, 100]
          --context-low-threshold 80 | cctally statusline: --context-low-threshold must be < --context-medium-threshold
          --context-medium-threshold 50 | cctally statusline: --context-low-threshold must be < --context-medium-threshold
          --context-low-threshold x | argument --context-low-threshold: invalid int value: 'x'
          --refresh-interval x | argument --refresh-interval: invalid int value: 'x'
          --tz utc | unrecognized arguments: --tz
          --json | unrecognized arguments: --json
          --vendor claude | unrecognized arguments: --vendor
          --config missing.json | cctally: --config: file not found: missing.json
          surplus | unrecognized arguments: surplus
          """)
  void refusesFlagsBeforeItReads(String args, String message) {
    program.input =
        (limit, patience) -> {
          throw new AssertionError("nothing may be read");
        };
    WholeProgram.Result result = program.run(("statusline " + args).split(" "));
    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(message);
    assertThat(files()).isEqualTo("nothing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--cache",
        "--no-cache",
        "--refresh-interval 5",
        "-O",
        "--offline",
        "--no-offline",
        "--single-thread",
        "-d",
        "--debug"
      })
  void acceptsWhatScriptsSay(String args) {
    assertThat(line(session, args.split(" "))).isEqualTo(line(session));
  }
}
