package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.quota.WeekReading;
import dev.cctally.platform.quota.WeeklyRecord;
import dev.cctally.spi.period.TimeWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code project} over the logs of the worked examples F1 and F2, with what the vendor bills: see
 * {@link WorkedExampleTest}. The published figures stand in the platform's tests.
 */
final class ProjectExampleTest {
  private static final TimeWindow W1 = week("2026-05-11T15:00:00Z", "2026-05-18T15:00:00Z");
  private static final TimeWindow W2 = week("2026-05-18T15:00:00Z", "2026-05-25T15:00:00Z");

  /** What is recorded in F2. */
  static final WeeklyRecord QUOTA =
      new WeeklyRecord(
          List.of(
              new WeekReading(Instant.parse("2026-05-12T10:00:00Z"), W1, 5.0),
              new WeekReading(Instant.parse("2026-05-18T09:15:00Z"), W1, 8.0),
              new WeekReading(Instant.parse("2026-05-19T10:06:00Z"), W2, 30.0),
              new WeekReading(Instant.parse("2026-05-20T11:08:00Z"), W2, 42.5)),
          List.of());

  @TempDir private Path folder;
  private FixtureF1 fixture;
  private WholeProgram program;

  @BeforeEach
  void setUp() throws IOException {
    fixture = new FixtureF1(folder);
    program = new WholeProgram(fixture.home, folder.resolve("data"));
  }

  private static TimeWindow week(String start, String end) {
    return new TimeWindow(Instant.parse(start), Instant.parse(end));
  }

  private WholeProgram.Result run(String line) {
    return program.run(line.split(" "));
  }

  private Map<?, ?> json(String line) {
    WholeProgram.Result result = run(line);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return (Map<?, ?>) Objects.requireNonNull(JsonDifference.parse(result.out()));
  }

  private static List<String> projects(Map<?, ?> report) {
    return ((List<?>) Objects.requireNonNull(report.get("projects")))
        .stream()
            .map(row -> (Map<?, ?>) row)
            .map(row ->
                row.get("displayKey")
                    + " "
                    + row.get("costUsd")
                    + " "
                    + row.get("attributedUsedPercent")
                    + " "
                    + row.get("costPerPercent"))
            .toList();
  }

  private static String totals(Map<?, ?> report) {
    Map<?, ?> totals = (Map<?, ?>) Objects.requireNonNull(report.get("totals"));
    return totals.get("costUsd")
        + " "
        + totals.get("usedPercent")
        + " "
        + totals.get("weeklyAttributionAvailable");
  }

  private static String range(Map<?, ?> report) {
    return report.get("rangeStart")
        + " "
        + report.get("rangeEnd")
        + " "
        + whole(report, "weeksInRange");
  }

  private static long whole(Map<?, ?> row, String name) {
    return ((Double) Objects.requireNonNull(row.get(name))).longValue();
  }

  @Test
  void withoutQuotaTheWeekIsTheCalendars() {
    Map<?, ?> report = json("project --json");
    assertThat(range(report)).isEqualTo("2026-05-18 2026-05-20 1");
    // 2.04065 + 0.680124 + 0.03
    assertThat(totals(report)).isEqualTo("2.7508 null false");
    assertThat(projects(report))
        .containsExactly("app 2.0406 null null", "lib 0.6801 null null", "app 0.03 null null");
    assertThat(report.get("groupMode")).isEqualTo("git-root");
    assertThat(report.get("warnings")).isEqualTo(List.of());
    assertThat(report.get("unpricedModels")).isEqualTo(List.of("claude-zeta-9"));
    Map<?, ?> alpha = first(report);
    assertThat(alpha.get("projectPath"))
        .isEqualTo(fixture.repositories.toString() + "/alpha/app")
        .isEqualTo(alpha.get("gitRoot"));
    assertThat(whole(alpha, "sessions")).isEqualTo(2);
    assertThat(alpha.get("firstSeen")).isEqualTo("2026-05-18T09:10:05Z");
    assertThat(alpha.get("lastSeen")).isEqualTo("2026-05-19T10:05:00Z");
    assertThat(
            whole(alpha, "inputTokens")
                + "/"
                + whole(alpha, "outputTokens")
                + "/"
                + whole(alpha, "cacheWriteTokens")
                + "/"
                + whole(alpha, "cacheReadTokens"))
        .isEqualTo("302160/1800/4000/275700");
    assertThat(alpha.containsKey("models")).isFalse();
  }

  private static Map<?, ?> first(Map<?, ?> report) {
    return (Map<?, ?>) ((List<?>) Objects.requireNonNull(report.get("projects"))).getFirst();
  }

  @Test
  void breaksDownByModel() {
    List<?> models =
        (List<?>) Objects.requireNonNull(first(json("project --json -b")).get("models"));
    assertThat(
            models.stream()
                .map(row -> (Map<?, ?>) row)
                .map(
                    row -> row.get("model") + " " + row.get("costUsd") + " " + row.get("lastSeen")))
        .containsExactly(
            FixtureF1.HK + " 5.0E-4 2026-05-18T09:12:00Z",
            FixtureF1.OP + " 0.0588 2026-05-18T23:30:00Z",
            FixtureF1.SON + " 1.9814 2026-05-19T10:05:00Z");
  }

  @Test
  void sharesOutWhatIsRecorded() {
    program.quota = _ -> QUOTA;
    Map<?, ?> report = json("project --json");
    assertThat(range(report)).isEqualTo("2026-05-18 2026-05-20 1");
    // 0.05875 + 1.97283 + 0.680124 + 0.03
    assertThat(totals(report)).isEqualTo("2.7417 42.5 true");
    assertThat(projects(report))
        .containsExactly(
            "app 2.0316 31.4921 0.0645", "lib 0.6801 10.5428 0.0645", "app 0.03 0.465 0.0645");
    Map<?, ?> two = json("project --json --weeks 2");
    assertThat(range(two)).isEqualTo("2026-05-11 2026-05-20 2");
    assertThat(totals(two)).isEqualTo("2.7508 50.5 true");
    assertThat(projects(json("project --json --since 20260520")))
        .containsExactly("lib 0.6801 10.5428 0.0645", "app 0.03 0.465 0.0645");
    assertThat(projects(json("project --json --model opus --sort name -o asc")))
        .containsExactly(
            "app 0.0588 0.9107 0.0645", "app 0.03 0.465 0.0645", "lib 0.18 2.7902 0.0645");
  }

  @Test
  void showsBothKindsOfWeeksInTheTable() {
    program.quota = _ -> QUOTA;
    program.variables.put("COLUMNS", "200");
    assertThat(run("project --weeks 2").out())
        .contains("Project", "Sessions", "First Seen", "Last Seen", "Cache Create", "Cost", "$/1%")
        .contains("39.5% (2wk)", "$0.05")
        .doesNotContain("Note:", "\u001b");
    assertThat(run("project --weeks 4").out())
        .contains("Note: Used % unavailable for 1 week(s) — no usage snapshots recorded.");
    program.quota = _ -> WeeklyRecord.NONE;
    assertThat(run("project --since 20260430").out())
        .contains("scratch (no-git)", "dir (no-git)", "app (alpha)", "app (beta)", "—")
        .contains("Note: Used % unavailable for 2 week(s)")
        .contains("* No price known for claude-zeta-9");
  }

  @ParameterizedTest
  @CsvSource({
    // Both first entries lie around midnight of the first of May in UTC.
    "UTC, dir 0.003 null null",
    "America/New_York, ''",
    "Asia/Kathmandu, scratch 0.006 null null;dir 0.003 null null"
  })
  void readsDaysInTheHostsZone(String zone, String rows) {
    program.zone = ZoneId.of(zone);
    String line = "project --json --since 20260501 --until 2026-05-01";
    assertThat(String.join(";", projects(json(line)))).isEqualTo(rows);
    assertThat(json(line + " --tz America/New_York"))
        .isEqualTo(json(line + " --tz Asia/Kathmandu"));
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, 2026-05-20T12:00:00Z, 1, 2026-05-18 2026-05-20 1",
    "America/New_York, 2026-05-20T12:00:00Z, 2, 2026-05-11 2026-05-20 2",
    // Monday begins at 18:15 of the day before in UTC
    "Asia/Kathmandu, 2026-05-20T12:00:00Z, 1, 2026-05-17 2026-05-20 1",
    "Asia/Kathmandu, 2026-05-20T12:00:00Z, 3, 2026-05-03 2026-05-20 3",
    // over both changes of clocks: midnight was 05:00Z in winter, 04:00Z in summer
    "America/New_York, 2026-03-10T03:59:59Z, 2, 2026-03-02 2026-03-10 2",
    "America/New_York, 2026-03-09T03:59:59Z, 1, 2026-03-02 2026-03-09 1",
    "America/New_York, 2026-11-02T04:59:59Z, 1, 2026-10-26 2026-11-02 1",
    "America/New_York, 2026-11-02T05:00:00Z, 1, 2026-11-02 2026-11-02 1",
    "UTC, 2026-05-20T12:00:00Z, 2147483647, 1970-01-05 2026-05-20 2942"
  })
  void countsWeeksInTheHostsZone(String zone, String now, int weeks, String range) {
    program.zone = ZoneId.of(zone);
    program.now = Instant.parse(now);
    String line = "project --json --weeks " + weeks;
    assertThat(range(json(line))).isEqualTo(range);
    assertThat(range(json(line + " --tz Asia/Tokyo"))).isEqualTo(range);
  }

  @Test
  void startsWeeksOnTheDayThatIsSet() throws IOException {
    Files.createDirectories(program.data);
    Path config = program.data.resolve("config.json");
    Files.writeString(config, "{\"collector\": {\"week_start\": \"sunday\"}}");
    assertThat(range(json("project --json"))).isEqualTo("2026-05-17 2026-05-20 1");
    Files.writeString(config, "{\"collector\": {\"week_start\": \"funday\"}}");
    WholeProgram.Result result = run("project --json");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo(
            "Error: Invalid week start 'funday'. Allowed: monday, tuesday, wednesday, thursday,"
                + " friday, saturday, sunday\n");
    program.quota = _ -> QUOTA; // then the setting does not matter
    assertThat(range(json("project --json"))).isEqualTo("2026-05-18 2026-05-20 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --since X                          | 1 | Error: --since must be YYYY-MM-DD or YYYYMMDD format, got 'X'
          --until 2026-02-30                 | 1 | Error: --until must be YYYY-MM-DD or YYYYMMDD format, got '2026-02-30'
          --since 20260520 --until 20260519  | 1 | Error: --since must be <= --until
          --since 20260521                   | 1 | Error: --since must be <= --until
          --weeks 0                          | 1 | Error: --weeks must be >= 1
          --weeks=-3                         | 1 | Error: --weeks must be >= 1
          --weeks 2 --since 20260501         | 1 | Error: --weeks cannot be combined with --since/--until
          --weeks 2 -u 20260501              | 1 | Error: --weeks cannot be combined with --since/--until
          --weeks two                        | 2 | cctally project: error: argument --weeks: invalid int value: 'two'
          --sort size                        | 2 | cctally project: error: argument --sort: invalid choice: 'size' (choose from cost, used, name, last-seen)
          --group folder                     | 2 | cctally project: error: argument --group: invalid choice: 'folder' (choose from git-root, full-path)
          -o up                              | 2 | cctally project: error: argument -o/--order: invalid choice: 'up' (choose from asc, desc)
          -p lib                             | 2 | cctally project: error: unrecognized arguments: -p lib
          -m auto                            | 2 | cctally project: error: unrecognized arguments: -m auto
          extra                              | 2 | cctally project: error: unrecognized arguments: extra
          --debug-samples -1                 | 2 | cctally project: error: argument --debug-samples: must be >= 0, got -1
          --tz GMT                           | 2 | cctally: argument --tz: invalid timezone 'GMT' -- expected 'local', 'utc', or an IANA name
          -z X                               | 2 | cctally: argument -z/--timezone: invalid timezone 'X' -- expected 'local', 'utc', or an IANA name
          --config nowhere.json              | 2 | cctally: --config: file not found: nowhere.json
          --output x                         | 2 | cctally: --output requires --format
          --json --format md                 | 2 | cctally project: error: argument --json: not allowed with argument --format
          --vendor frob                      | 2 | cctally project: error: argument --vendor/--source: invalid choice: 'frob' (choose from claude)
          """)
  void refusesWhatIsWrongAndTouchesNothing(String options, int exitCode, String message) {
    WholeProgram.Result result = run("project " + options);
    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).endsWith(message + "\n");
    assertThat(program.data).doesNotExist();
  }

  @Test
  void saysThatThereIsNothing() {
    run("project"); // which also says what is odd in the logs
    WholeProgram.Result text = run("project --since 20260101 --until 20260102");
    assertThat(text)
        .isEqualTo(new WholeProgram.Result(0, "", "No project usage found in range.\n"));
    Map<?, ?> report = json("project --json --since 20260101 --until 20260102");
    assertThat(report.get("projects")).isEqualTo(List.of());
    assertThat(totals(report)).isEqualTo("0.0 null false");
    assertThat(run("project --json --since 20260101 --until 20260102").out())
        .contains("\"costUsd\": 0.0,");
  }

  @Test
  void isEmptyOnAMachineWithoutLogs() throws IOException {
    program = new WholeProgram(Files.createDirectory(folder.resolve("new")), program.data);
    assertThat(projects(json("project --json"))).isEmpty();
  }

  @Test
  void groupsByFolder() {
    Map<?, ?> report = json("project --json --group full-path --since 20260430 --project scratch");
    assertThat(report.get("groupMode")).isEqualTo("full-path");
    Map<?, ?> row = first(report);
    String path = fixture.repositories + "/nogit/scratch";
    assertThat(row.get("displayKey")).isEqualTo(path);
    assertThat(row.get("projectPath")).isEqualTo(path);
    assertThat(row.containsKey("gitRoot")).isTrue();
    assertThat(row.get("gitRoot")).isNull();
    assertThat(json("project --json --group full-path --project gone --since 20260430"))
        .satisfies(
            other -> assertThat(first(other).get("projectPath")).isEqualTo("/gone/proj/dir"));
  }

  @Test
  void leavesOutCost() {
    String json = run("project --json -b --no-cost").out();
    assertThat(json)
        .contains("\"attributedUsedPercent\"")
        .doesNotContain("costUsd", "costPer", "unpriced");
    program.variables.put("COLUMNS", "200");
    assertThat(run("project --no-cost").out()).doesNotContain("$", "Cost");
    assertThat(run("project --no-cost").err()).isEmpty();
  }

  @Test
  void explainsPricesOfWhatItShows() {
    String all = run("project --debug").err();
    assertThat(all)
        .contains("=== Pricing Mismatch Debug Report ===", "Command: cctally project\n")
        .contains("Total entries processed: 11\n", "Mismatches: 1\n", "(99.64%)");
    assertThat(run("project --debug --model haiku").err())
        .contains("No pricing data found to analyze.");
    assertThat(run("project --debug --project lib --debug-samples 0").err())
        .contains("Total entries processed: 5\n")
        .doesNotContain("=== Sample");
    assertThat(run("project --debug --group full-path --project /lib").err())
        .contains("Total entries processed: 5\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude project", "project --vendor claude", "project --source=claude"})
  void isTheSameHoweverItIsCalled(String call) {
    run("project"); // which also says what is odd in the logs
    assertThat(run(call + " --json")).isEqualTo(run("project --json"));
  }

  @Test
  void colours() {
    assertThat(run("project --color").out()).contains("\u001b[");
    assertThat(run("project --color --no-color").out()).doesNotContain("\u001b");
    program.variables.put("CI", "1");
    assertThat(run("project").out()).doesNotContain("\u001b");
    program.variables.put("FORCE_COLOR", "");
    assertThat(run("project").out()).contains("\u001b[");
    assertThat(run("project --no-color").out()).doesNotContain("\u001b");
    assertThat(run("project --json --color").out()).doesNotContain("\u001b");
  }

  @Test
  void makesADocumentToShare() {
    program.quota = _ -> QUOTA;
    String anonymous = run("project --format md").out();
    assertThat(anonymous)
        .contains("# Per-project usage — May 18 → May 20\n", "panel: project\n", "anonymized: true")
        .contains("| Project | $ Cost | % Used | Sessions |\n")
        .contains("| project-1 | $2.03 | 31.5% | 2 |\n", "| project-3 | $0.03 | 0.5% | 1 |\n")
        .contains("- **Sum:** $2.74\n", "- **Projects:** 3\n")
        .doesNotContain("alpha", "lib", folder.toString());
    assertThat(run("project --format md --reveal-projects -b").out())
        .contains("| app (alpha) |", "| lib |", "anonymized: false", "| haiku-4-5 |")
        .doesNotContain(folder.toString());
    assertThat(run("project --format svg --output -").out())
        .startsWith("<svg ")
        .contains("Cost per project");
    assertThat(run("project --format md --since 20260101 --until 20260102").out())
        .contains("# Per-project usage — no data\n");
    program.quota = _ -> WeeklyRecord.NONE;
    assertThat(run("project --format md --no-cost").out())
        .contains("| Project | Tokens | % Used | Sessions |\n", "% Used is unavailable for 1 week")
        .doesNotContain("$");
  }

  @ParameterizedTest
  @ValueSource(strings = {"project", "project -b", "project --weeks 2 -b", "project --no-cost"})
  void staysWithinEveryUsualWidthAndKeepsItsLinesEqual(String call) {
    program.quota = _ -> QUOTA;
    for (int width = 60; width <= 220; width += 5) {
      program.variables.put("COLUMNS", Integer.toString(width));
      Set<Integer> frames = new HashSet<>();
      for (String line : run(call).out().split("\n")) {
        assertThat(line.length()).as("width %d: %s", width, line).isLessThanOrEqualTo(width);
        if (!line.isEmpty() && "╭├│╰".indexOf(line.charAt(0)) >= 0) {
          frames.add(line.length());
        }
      }
      assertThat(frames).as("width %d", width).hasSize(1);
    }
  }

  @Test
  void drawsWithWhatTheTerminalCanWrite() {
    program.variables.put("COLUMNS", "80");
    assertThat(run("project --compact").out()).contains("2 sessions", "1 session ");
    assertThat(run("project").out()).isEqualTo(run("project --compact").out());
    program.variables.put("COLUMNS", "200");
    assertThat(run("project").out()).doesNotContain("2 sessions");
  }

  @Test
  void addsUpToWhatOtherReportsSay() {
    String range = " --json --since 20260430 --until 20260520";
    Map<?, ?> all = json("project" + range);
    Map<?, ?> daily = json("daily" + range);
    Map<?, ?> totals = (Map<?, ?>) Objects.requireNonNull(daily.get("totals"));
    assertThat(totals(all)).startsWith("2.7598 "); // 2.759774
    assertThat(totals.get("totalCost")).isEqualTo(2.759774);
    long input = 0;
    for (Object row : (List<?>) Objects.requireNonNull(all.get("projects"))) {
      input += whole((Map<?, ?>) row, "inputTokens");
    }
    assertThat(input).isEqualTo(whole(totals, "inputTokens"));
  }
}
