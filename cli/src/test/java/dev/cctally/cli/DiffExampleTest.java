package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code diff} over the logs of the worked examples F1 and F2, with what the vendor bills: see
 * {@link WorkedExampleTest}. The published figures stand in the platform's tests.
 */
final class DiffExampleTest {
  private static final String TWO_DAYS =
      "diff --a 2026-05-18..2026-05-19 --b 2026-05-19..2026-05-20";

  @TempDir private Path folder;
  private WholeProgram program;

  @BeforeEach
  void setUp() throws IOException {
    FixtureF1 fixture = new FixtureF1(folder);
    program = new WholeProgram(fixture.home, folder.resolve("data"));
  }

  private WholeProgram.Result run(String line) {
    return program.run(line.split(" "));
  }

  private Map<?, ?> json(String line) {
    WholeProgram.Result result = run(line + " --json");
    assertThat(result.exitCode()).as(result.err()).isZero();
    return object(JsonDifference.parse(result.out()));
  }

  private static Map<?, ?> object(@Nullable Object value) {
    return (Map<?, ?>) Objects.requireNonNull(value);
  }

  private static Map<?, ?> section(Map<?, ?> report, String name) {
    for (Object section : (List<?>) Objects.requireNonNull(report.get("sections"))) {
      if (name.equals(object(section).get("name"))) {
        return object(section);
      }
    }
    throw new AssertionError("no section " + name);
  }

  private static List<? extends Map<?, ?>> rows(Map<?, ?> report, String name) {
    return ((List<?>) Objects.requireNonNull(section(report, name).get("rows")))
        .stream().map(DiffExampleTest::object).toList();
  }

  private static String line(Map<?, ?> row) {
    return row.get("key")
        + " "
        + row.get("status")
        + " "
        + cost(row.get("a"))
        + " "
        + cost(row.get("b"))
        + " "
        + object(row.get("delta")).get("cost_usd")
        + " "
        + object(row.get("delta")).get("cost_usd_pct");
  }

  private static @Nullable Object cost(@Nullable Object side) {
    return side == null ? null : object(side).get("cost_usd");
  }

  private static String window(Map<?, ?> report, String letter) {
    Map<?, ?> window = object(object(report.get("windows")).get(letter));
    return window.get("start_at")
        + " "
        + window.get("end_at")
        + " "
        + window.get("length_days")
        + " "
        + window.get("used_pct_mode");
  }

  @Test
  void comparesModels() {
    Map<?, ?> report = json(TWO_DAYS + " --only models --min-delta 5 --min-delta-pct 1000");
    assertThat(rows(report, "models").stream().map(DiffExampleTest::line))
        .containsExactly(
            "models:claude-opus-4-6 new null 0.18 0.18 null",
            "models:claude-zeta-9 new null 0.0 0.0 null");
    assertThat(section(report, "models").get("hidden_count")).isEqualTo(3.0);
    assertThat((List<?>) report.get("sections")).hasSize(1);
    Map<?, ?> options = object(report.get("options"));
    assertThat(options.get("user_override_threshold")).isEqualTo(true);
    assertThat(options.get("min_delta_usd")).isEqualTo(5.0);
    assertThat(options.get("sections_requested")).isEqualTo(List.of("models"));
    assertThat(options.get("sync_run")).isEqualTo(false);
    assertThat(report.get("unpricedModels")).isEqualTo(List.of("claude-zeta-9"));
  }

  @Test
  void isADocumentOfItsOwnForm() {
    Map<?, ?> report = json(TWO_DAYS + " --sync --top 7 --all --sort name");
    assertThat(report.keySet().stream().map(String::valueOf))
        .containsExactly(
            "schema_version",
            "generated_at",
            "subcommand",
            "windows",
            "mismatched_length",
            "normalization",
            "options",
            "sections",
            "unpricedModels");
    assertThat(report.get("generated_at")).isEqualTo("2026-05-20T12:00:00Z");
    Map<?, ?> options = object(report.get("options"));
    assertThat(options.get("top")).isEqualTo(7.0);
    assertThat(options.get("show_all")).isEqualTo(true);
    assertThat(options.get("sync_run")).isEqualTo(true);
    assertThat(options.get("sort")).isEqualTo("name");
    assertThat(options.get("sections_requested"))
        .isEqualTo(List.of("overall", "models", "projects", "cache"));
    Map<?, ?> overall = rows(report, "overall").getFirst();
    assertThat(overall.get("label")).isEqualTo("Overall");
    assertThat(overall.keySet().stream().map(String::valueOf))
        .containsExactly("key", "label", "status", "a", "b", "delta", "sort_key");
    assertThat(object(overall.get("delta")).keySet().stream().map(String::valueOf))
        .containsExactly(
            "cost_usd",
            "cost_usd_pct",
            "tokens_input",
            "tokens_input_pct",
            "tokens_output",
            "tokens_output_pct",
            "tokens_cache_read",
            "tokens_cache_read_pct",
            "tokens_cache_write",
            "tokens_cache_write_pct",
            "cache_hit_pct_pp",
            "used_pct_pp");
    Map<?, ?> cache = rows(report, "cache").getFirst();
    assertThat(cache.get("key")).isEqualTo("cache:overall");
    assertThat(object(cache.get("a")).get("tokens_output")).isNull();
    assertThat(rows(report, "cache").getLast().get("key")).isEqualTo("cache:claude");
    assertThat(section(report, "cache").get("scope")).isEqualTo("cache-active-entries");
  }

  @Test
  void comparesMonthsByTheDay() {
    Map<?, ?> report = json("diff --a this-month --b last-month");
    assertThat(window(report, "a")).isEqualTo("2026-05-01T00:00:00Z 2026-06-01T00:00:00Z 31.0 n/a");
    assertThat(window(report, "b")).isEqualTo("2026-04-01T00:00:00Z 2026-05-01T00:00:00Z 30.0 n/a");
    assertThat(report.get("normalization")).isEqualTo("per-day");
    assertThat(report.get("mismatched_length")).isEqualTo(true);
    // 2.753774 ÷ 31, 0.006 ÷ 30
    assertThat(line(rows(report, "overall").getFirst()))
        .isEqualTo("overall:overall changed 0.088831 2.0E-4 -0.088631 -99.775");
    assertThat(run("diff --a this-month --b last-month").out())
        .contains("The windows differ in length: costs are those of a day.")
        .contains("A is not over yet, and its days to come lower its cost a day.")
        .doesNotContain("B is not over");
  }

  @Test
  void comparesWeeksOfTheQuota() {
    program.quota = _ -> ProjectExampleTest.QUOTA;
    Map<?, ?> report = json("diff --a last-week --b this-week");
    assertThat(window(report, "a"))
        .isEqualTo("2026-05-11T15:00:00Z 2026-05-18T15:00:00Z 7.0 exact");
    assertThat(window(report, "b"))
        .isEqualTo("2026-05-18T15:00:00Z 2026-05-20T12:00:00Z 1.875 n/a");
    Map<?, ?> overall = rows(report, "overall").getFirst();
    // (0.00855 + 0.00052) ÷ 7, 2.741704 ÷ 1.875
    assertThat(line(overall)).startsWith("overall:overall changed 0.001296 1.462242 1.460946 ");
    assertThat(object(overall.get("a")).get("used_pct")).isEqualTo(8.0);
    assertThat(object(overall.get("a")).get("cache_hit_pct")).isEqualTo(97.436); // 5700 of 5850
    assertThat(object(overall.get("delta")).get("used_pct_pp")).isNull();
    Map<?, ?> whole = json("diff --a 0w-ago --b 1w-ago");
    assertThat(window(whole, "a")).endsWith(" 7.0 exact");
    assertThat(window(whole, "b")).endsWith(" 7.0 exact");
    assertThat(whole.get("normalization")).isEqualTo("none");
    assertThat(run("diff --a 0w-ago --b 1w-ago --only overall --width 160").out())
        .contains("Used % A → B", "42.5% →  8.0%", "-34.5");
    String table = run("diff --a last-week --b this-week --width 160").out();
    assertThat(table)
        .contains("+$1.46 (+112,752%)", "$0.00 (-11.0%)", "opus-4-6 (new)")
        .doesNotContain("+$0.00", "Used %");
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, '', 2026-05-01T00:00:00Z 2026-05-02T00:00:00Z 1.0 n/a, 0.003",
    "America/New_York, '', 2026-05-01T04:00:00Z 2026-05-02T04:00:00Z 1.0 n/a, 0.0",
    "Asia/Kathmandu, '', 2026-04-30T18:15:00Z 2026-05-01T18:15:00Z 1.0 n/a, 0.009",
    "UTC, ' --tz Asia/Kathmandu', 2026-04-30T18:15:00Z 2026-05-01T18:15:00Z 1.0 n/a, 0.009",
    "Asia/Kathmandu, ' -z utc', 2026-05-01T00:00:00Z 2026-05-02T00:00:00Z 1.0 n/a, 0.003",
    // an abbreviation has no days of its own
    "EST5EDT, '', 2026-05-01T00:00:00Z 2026-05-02T00:00:00Z 1.0 n/a, 0.003"
  })
  void makesDaysInTheDisplayZone(String zone, String option, String window, String cost) {
    program.zone = ZoneId.of(zone);
    Map<?, ?> report = json("diff --a 2026-05-01..2026-05-01 --b 2026-06-01..2026-06-01" + option);
    assertThat(window(report, "a")).isEqualTo(window);
    assertThat(String.valueOf(cost(rows(report, "overall").getFirst().get("a")))).isEqualTo(cost);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-08..2026-03-08, 0.958",
    "2026-11-01..2026-11-01, 1.042",
    "2026-03-01..2026-03-31, 30.958"
  })
  void knowsDaysInWhichClocksChange(String token, String days) {
    program.zone = ZoneId.of("America/New_York");
    Map<?, ?> report = json("diff --allow-mismatch --b last-1d --a " + token);
    assertThat(window(report, "a")).endsWith(" " + days + " n/a");
    assertThat(report.get("normalization")).isEqualTo("per-day");
  }

  @Test
  void readsWhatIsNewInTheLogsEvenUnasked() {
    Map<?, ?> report = json("diff --a prev-7d --b last-7d --only overall");
    assertThat(cost(rows(report, "overall").getFirst().get("b"))).isEqualTo(2.750774);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                       | 2 | cctally diff: error: the following arguments are required: --a, --b
          --a last-7d                                              | 2 | cctally diff: error: the following arguments are required: --b
          --a foo --b last-7d                                      | 2 | diff: invalid window token: 'foo'
          --a last-7d --b foo --only bogus --with trend            | 2 | diff: invalid window token: 'foo'
          --a 2026-05-20..2026-05-19 --b last-7d                   | 2 | diff: invalid range '2026-05-20..2026-05-19': range start must be on or before end
          --a 2026-02-30..2026-03-19 --b last-7d                   | 2 | diff: invalid range '2026-02-30..2026-03-19': there is no day 2026-02-30
          --a this-week --b last-week                              | 1 | diff: cannot resolve week token 'this-week': no subscription-week anchor available (run record-usage first)
          --a last-7d --b last-14d                                 | 2 | diff: window A is 7.0 days, window B is 14.0 days; pass --allow-mismatch to compare anyway with per-day normalization
          --a this-month --b last-7d                               | 2 | diff: window A is 31.0 days, window B is 7.0 days; pass --allow-mismatch to compare anyway with per-day normalization
          --a last-7d --b prev-7d --only bogus,models --with trend | 2 | diff: --only contains unknown section(s): bogus. Supported: cache, models, overall, projects
          --a last-7d --b prev-7d --only z,models,b                | 2 | diff: --only contains unknown section(s): b, z. Supported: cache, models, overall, projects
          --a last-7d --b prev-7d --only ,                         | 2 | diff: --only specified no sections. Supported: cache, models, overall, projects
          --a last-7d --b prev-7d --with trend                     | 1 | diff: --with trend is not yet implemented (deferred to v1.1)
          --a last-7d --b prev-7d --with other,time                | 1 | diff: --with time is not yet implemented (deferred to v1.1)
          --a last-7d --b prev-7d --json --only bogus              | 2 | diff: --only contains unknown section(s): bogus. Supported: cache, models, overall, projects
          --a last-7d --b prev-7d --sort size                      | 2 | cctally diff: error: argument --sort: invalid choice: 'size' (choose from delta, cost-a, cost-b, name, status)
          --a last-7d --b prev-7d --top=-1                         | 2 | cctally diff: error: argument --top: must be >= 0, got -1
          --a last-7d --b prev-7d --top many                       | 2 | cctally diff: error: argument --top: invalid int value: 'many'
          --a last-7d --b prev-7d --min-delta little               | 2 | cctally diff: error: argument --min-delta: must be a number >= 0, got 'little'
          --a last-7d --b prev-7d --min-delta-pct=-1               | 2 | cctally diff: error: argument --min-delta-pct: must be a number >= 0, got '-1'
          --a last-7d --b prev-7d --format md                      | 2 | cctally diff: error: argument --format: invalid choice: 'md' (choose from csv)
          --a last-7d --b prev-7d -s 20260101                      | 2 | cctally diff: error: unrecognized arguments: -s 20260101
          --a last-7d --b prev-7d --tz X                           | 2 | cctally: argument --tz: invalid timezone 'X' -- expected 'local', 'utc', or an IANA name
          --a last-7d --b prev-7d --debug-samples -1               | 2 | cctally diff: error: argument --debug-samples: must be >= 0, got -1
          """)
  void refusesWhatIsWrongAndTouchesNothing(String options, int exitCode, String message) {
    WholeProgram.Result result = run(options.isEmpty() ? "diff" : "diff " + options);
    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).endsWith(message + "\n");
    if (message.startsWith("diff: ")) {
      assertThat(result.err()).isEqualTo(message + "\n");
    }
    assertThat(program.data).doesNotExist();
  }

  @Test
  void ignoresWhatElseIsWanted() {
    assertThat(run("diff --a last-7d --b prev-7d --with other").exitCode()).isZero();
  }

  @Test
  void saysWhatTimeItThinksItIs() {
    program.now = Instant.parse("2026-05-20T12:00:00.750Z");
    assertThat(run("diff --debug-now"))
        .isEqualTo(new WholeProgram.Result(0, "now_utc=2026-05-20T12:00:00Z\n", ""));
  }

  @Test
  void isAllZeroOnAMachineWithoutLogs() throws IOException {
    program = new WholeProgram(Files.createDirectory(folder.resolve("new")), program.data);
    Map<?, ?> report = json("diff --a prev-7d --b last-7d");
    assertThat(rows(report, "overall").stream().map(DiffExampleTest::line))
        .containsExactly("overall:overall changed 0.0 0.0 0.0 null");
    for (String name : List.of("models", "projects", "cache")) {
      assertThat(rows(report, name)).isEmpty();
    }
    WholeProgram.Result text = run("diff --a prev-7d --b last-7d");
    assertThat(text.exitCode()).isZero();
    assertThat(text.out()).contains("Overall", "$0.00 → $0.00");
  }

  @Test
  void explainsPricesOfEachWindow() {
    assertThat(run("diff --a prev-2d --b last-2d --debug --debug-samples 1").err())
        .contains("No pricing data found to analyze.")
        .contains("Command: cctally diff (Window B: last-2d)\n", "Mismatches: 1\n");
  }

  @Test
  void leavesOutCost() {
    WholeProgram.Result json = run(TWO_DAYS + " --json --no-cost");
    assertThat(json.out()).doesNotContain("cost_usd", "sort_key", "unpriced");
    assertThat(run(TWO_DAYS + " --no-cost --width 160").out())
        .contains("Cache %", "Input")
        .doesNotContain("$", "Cost");
  }

  @Test
  void tellsWhatIsHidden() {
    assertThat(run(TWO_DAYS + " --only models --min-delta 5 --min-delta-pct 1000").out())
        .contains("(3 rows of models hidden: changed by less than $5.00 and less than 1000%.")
        .contains("│ opus-4-6 ", "│ (new) ", "Total")
        .doesNotContain("sonnet");
    assertThat(run(TWO_DAYS + " --only models --top 1").out())
        .contains("hidden; --top shows more.)");
    assertThat(run(TWO_DAYS + " --only models --all").out()).doesNotContain("hidden");
  }

  @Test
  void colours() {
    assertThat(run(TWO_DAYS).out()).doesNotContain("\u001b");
    String coloured = run(TWO_DAYS + " --color").out();
    assertThat(coloured).contains("\u001b[31m+$", "\u001b[32m-$");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(run(TWO_DAYS).out());
    assertThat(run(TWO_DAYS + " --color --no-color").out()).doesNotContain("\u001b");
    program.variables.put("FORCE_COLOR", "1");
    assertThat(run(TWO_DAYS).out()).isEqualTo(coloured);
    assertThat(run(TWO_DAYS + " --json").out()).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @CsvSource({"10, 80", "60, 80", "80, 80", "120, 120", "160, 160", "500, 160", "'', 80"})
  void staysWithinItsWidth(String columns, int width) {
    program.variables.put("COLUMNS", columns);
    String out = run(TWO_DAYS).out();
    assertThat(out.lines().mapToInt(String::length).max().orElse(0)).isLessThanOrEqualTo(width);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 70, 80, 120, 200})
  void fitsTheTerminal(int columns) {
    program.terminalColumns = columns;
    program.variables.put("NO_COLOR", "1");
    assertThat(run(TWO_DAYS).out().lines())
        .anyMatch(line -> line.contains("Overall"))
        .allMatch(line -> line.length() <= columns);
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude diff", "diff --vendor claude"})
  void isTheSameHoweverItIsCalled(String call) {
    run("daily"); // which also says what is odd in the logs
    assertThat(run(call + " --a prev-7d --b last-7d --json"))
        .isEqualTo(run("diff --a prev-7d --b last-7d --json"));
  }
}
