package dev.cctally.cli;

import static dev.cctally.cli.JsonDifference.list;
import static dev.cctally.cli.JsonDifference.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code cache-report} over the worked examples F1 and F3. F1 has the decisions applied that {@link
 * WorkedExampleTest} tells; for caches that means: an hour's write costs twice the input, and a
 * long prompt saves at the long rates for every token.
 */
final class CacheReportTest {
  private static final String HAIKU = "claude-haiku-4-5";

  @TempDir private Path folder;
  private WholeProgram program = new WholeProgram(Path.of("nowhere"), Path.of("nowhere"));

  private WholeProgram.Result result(String line) {
    List<String> words = new ArrayList<>(List.of("cache-report"));
    words.addAll(Arrays.stream(line.split(" ")).filter(word -> !word.isEmpty()).toList());
    WholeProgram.Result result = program.run(words.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result;
  }

  private Map<?, ?> json(String line) {
    return object(JsonDifference.parse(result(line + " --json").out()));
  }

  private List<Map<?, ?>> rows(String line) {
    Map<?, ?> document = json(line);
    List<Map<?, ?>> rows = new ArrayList<>();
    for (Object row : list(document.get(document.containsKey("days") ? "days" : "sessions"))) {
      rows.add((Map<?, ?>) row);
    }
    return rows;
  }

  /** The rows' days of a month or sessions, followed by their reasons. */
  private List<String> brief(String line) {
    return rows(line).stream()
        .map(row -> {
          Object date = row.get("date");
          String name = date == null ? "" + row.get("sessionId") : ("" + date).substring(8);
          List<?> reasons = list(object(row.get("anomaly")).get("reasons"));
          assertThat(object(row.get("anomaly")).get("triggered")).isEqualTo(!reasons.isEmpty());
          return reasons.isEmpty() ? name : name + " " + reasons;
        })
        .toList();
  }

  private List<Double> numbers(String line, String member) {
    return rows(line).stream()
        .map(row -> (Double) Objects.requireNonNull(row.get(member)))
        .toList();
  }

  private static String figures(Map<?, ?> row) {
    return "$"
        + row.get("cost")
        + " "
        + row.get("cacheHitPercent")
        + "% +"
        + row.get("savedUsd")
        + " -"
        + row.get("wastedUsd")
        + " = "
        + row.get("netUsd");
  }

  private void use(LogLines lines) throws IOException {
    lines.write();
    program = new WholeProgram(folder.resolve("home"), folder.resolve("data"));
  }

  private LogLines lines() {
    return new LogLines(folder.resolve("home"));
  }

  /** The worked example F1. */
  @Nested
  final class MixedUsage {
    @BeforeEach
    void setUp() throws IOException {
      FixtureF1 fixture = new FixtureF1(folder);
      program = new WholeProgram(fixture.home, folder.resolve("data"));
    }

    @Test
    void tellsWhatTheCacheSavedByDay() {
      Map<?, ?> document = json("--since 2026-05-18 --until 2026-05-20");
      assertThat(
              rows("--since 2026-05-18 --until 2026-05-20").stream().map(CacheReportTest::figures))
          .containsExactly(
              "$0.06782 80.69% +0.10413 -0.012 = 0.09213",
              "$1.97283 45.45% +1.35 -0.0 = 1.35", "$0.710124 0.0% +0.0 -0.0 = 0.0");
      Map<?, ?> totals = object(document.get("totals"));
      assertThat(figures(totals)).isEqualTo("$2.750774 47.13% +1.45413 -0.012 = 1.44213");
      assertThat(totals.get("totalCost")).isEqualTo(2.750774);
      assertThat(document.get("generatedAt")).isEqualTo("2026-05-20T12:00:00Z");
    }

    @Test
    void tellsItByModelInTheOrderOfTheirNames() {
      Map<?, ?> day = rows("--since 20260518 --until 20260519").getFirst();
      List<?> models = list(day.get("modelBreakdowns"));
      assertThat(models.stream().map(model -> object(model).get("modelName")))
          .isEqualTo(List.of(FixtureF1.HK, FixtureF1.OP, FixtureF1.SON))
          .isEqualTo(day.get("models"));
      assertThat(models.stream().map(model -> figures(object(model))))
          .containsExactly(
              "$5.2E-4 93.33% +6.3E-4 -0.0 = 6.3E-4",
              // 1,000 × 1.25 + 2,000 × 5 dollars a million: an hour's writes cost twice the input
              "$0.05875 80.0% +0.09 -0.01125 = 0.07875",
              "$0.00855 81.97% +0.0135 -7.5E-4 = 0.01275");
      assertThat(String.valueOf(rows("--since 20260520").getFirst().get("models")))
          .contains("claude-opus-4-6,")
          .doesNotContain("claude-opus-4-6-fast");
    }

    @Test
    void writesADayLikeThis() {
      assertThat(result("--since 2026-05-19 --until 2026-05-19T12:00Z --json").out())
          .isEqualTo(
              """
              {
                "days": [
                  {
                    "inputTokens": 300010,
                    "outputTokens": 1020,
                    "cacheCreationTokens": 0,
                    "cacheReadTokens": 250000,
                    "totalTokens": 551030,
                    "cost": 1.97283,
                    "cacheHitPercent": 45.45,
                    "savedUsd": 1.35,
                    "wastedUsd": 0.0,
                    "netUsd": 1.35,
                    "anomaly": {
                      "triggered": false,
                      "reasons": []
                    },
                    "modelBreakdowns": [
                      {
                        "modelName": "claude-sonnet-4-5-20250929",
                        "inputTokens": 300010,
                        "outputTokens": 1020,
                        "cacheCreationTokens": 0,
                        "cacheReadTokens": 250000,
                        "cacheHitPercent": 45.45,
                        "cost": 1.97283,
                        "savedUsd": 1.35,
                        "wastedUsd": 0.0,
                        "netUsd": 1.35
                      }
                    ],
                    "date": "2026-05-19",
                    "models": [
                      "claude-sonnet-4-5-20250929"
                    ],
                    "totalCost": 1.97283
                  }
                ],
                "totals": {
                  "inputTokens": 300010,
                  "outputTokens": 1020,
                  "cacheCreationTokens": 0,
                  "cacheReadTokens": 250000,
                  "totalTokens": 551030,
                  "cost": 1.97283,
                  "cacheHitPercent": 45.45,
                  "savedUsd": 1.35,
                  "wastedUsd": 0.0,
                  "netUsd": 1.35,
                  "totalCost": 1.97283
                },
                "generatedAt": "2026-05-20T12:00:00Z"
              }
              """);
    }

    @Test
    void groupsBySessionWorstFirst() {
      assertThat(brief("--by-session --days 3"))
          .containsExactly(FixtureF1.session(3), FixtureF1.session(1), FixtureF1.session(2));
      assertThat(brief("--by-session --days 3 --sort date"))
          .containsExactly(FixtureF1.session(1), FixtureF1.session(2), FixtureF1.session(3));
      Map<?, ?> resumed = rows("--by-session --days 3").get(2);
      assertThat(resumed.get("lastActivity")).isEqualTo("2026-05-20T08:00:00.500000+00:00");
      assertThat((String) resumed.get("projectPath")).endsWith("/R/beta/app");
      assertThat((List<?>) resumed.get("sourcePaths")).hasSize(2);
      assertThat(resumed.get("models")).isEqualTo(List.of(FixtureF1.OP, FixtureF1.SON));
      assertThat(resumed.containsKey("totalCost")).isFalse();
      assertThat(object(json("--by-session --days 3").get("totals")).get("cost"))
          .isEqualTo(2.750774);
    }

    @Test
    void limitsItselfToAFolderOfLogs() {
      assertThat(numbers("--days 9 --project=-r-ALPHA-app", "cost"))
          .containsExactly(0.06782, 1.97283);
      assertThat(result("--days 9 --project app").out())
          .isEqualTo("(no cache activity in window)\n");
      assertThat(result("--days 9 --project app").err())
          .contains("no usage in this range in a project folder named 'app'");
    }

    @Test
    void listsUnknownModelsAndLeavesOutCost() {
      WholeProgram.Result result = result("--days 1 --json");
      assertThat(result.err())
          .endsWith("\n[cost] unknown model, treating cost as $0: claude-zeta-9\n");
      assertThat(result.out()).contains("\"unpricedModels\": [\n    \"claude-zeta-9\"\n  ]");
      WholeProgram.Result silent = result("--days 3 --json --no-cost");
      assertThat(silent.err()).isEmpty();
      assertThat(silent.out())
          .contains("cacheHitPercent", "anomaly")
          .doesNotContain("cost", "Cost", "Usd", "unpriced");
      assertThat(result("--days 3 --no-cost").out()).contains("80.7%").doesNotContain("$");
    }

    @Test
    void comparesRecordedAndCalculatedCosts() {
      assertThat(result("--days 1 --debug").err())
          .contains(
              "Command: cctally cache-report",
              "Total entries processed: 6",
              "Original cost: $0.500000");
      assertThat(result("--days 1 --debug --debug-samples 0").err())
          .contains("Mismatches: 1")
          .doesNotContain("Original cost");
      assertThat(result("--days 9 --debug --project=-R-alpha-app").err())
          .contains("No pricing data found to analyze.");
    }

    @Test
    void isTheSameBelowItsVendor() {
      program.run("daily"); // which says what is odd about the logs
      for (String line : List.of("--days 3", "--days 3 -j", "--by-session")) {
        assertThat(program.run(("claude cache-report " + line).split(" ")))
            .isEqualTo(result(line))
            .isEqualTo(program.run(("cache-report --source claude " + line).split(" ")));
      }
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            UTC              | --since 2026-05-18 --until 20260518                       |
            UTC              | --since 20260518 --until 2026-05-18                       |
            UTC              | --since 2026-05-19 --until 2026-05-18                     |
            UTC              | --until 2026-05-18 --days 1                               | 18
            UTC              | --until 2026-05-18 --days 40                              | 30 01 18
            UTC              | --until 2026-05-19T10:00:00Z --days 2                     | 18 19
            UTC              | --since 2026-05-18T09:12:00.000001Z --until 20260519      | 18 19
            UTC              | --since 2026-05-18T23:30:00.000001Z --until 20260519      | 19
            UTC              | --since 2026-05-18T23:30:00.000001+00:00 --until 20260519 | 19
            UTC              | --since 2026-05-19T00:00:00 --until 20260519              | 19
            UTC              | --since 2026-W21-2 --until 20260520                       | 19 20
            UTC              | --since 2026-W21 --until 20260520                         | 18 19 20
            UTC              | --days 3                                                  | 18 19 20
            UTC              | --days 2                                                  | 19 20
            America/New_York | --days 2                                                  | 19 20
            America/New_York | --since 2026-04-30 --until 2026-05-01                     | 30
            America/New_York | --tz utc --since 2026-04-30 --until 2026-05-01            | 30 01
            America/New_York | --tz utc --since 2026-W18-4 --until 2026-05-01            | 30 01
            America/New_York | --tz utc --since 2026-W18-5 --until 2026-05-01            |
            America/New_York | --tz utc -z Asia/Tokyo --days 3                           | 18 19 20
            America/New_York | -z Asia/Kathmandu --days 3                                | 18 19 20
            Asia/Kathmandu   | --since 2026-05-19 --until 2026-05-20                     | 19 20
            Asia/Kathmandu   | --since 2026-04-30 --until 2026-05-01                     | 01
            """)
    void coversTheWindowAskedFor(String zone, String line, String days) {
      program.zone = ZoneId.of(zone);
      List<String> expected = days == null ? List.of() : List.of(days.split(" "));
      assertThat(brief(line)).containsExactlyElementsOf(expected);
    }

    @Test
    void aTimeWithABlankIsMeantInTheMachinesZone() {
      program.zone = ZoneId.of("America/New_York");
      String[] line = {
        "cache-report",
        "--json",
        "--tz",
        "utc",
        "--since",
        "2026-05-19 06:00:01",
        "--until",
        "2026-05-19 06:05:00"
      };
      WholeProgram.Result result = program.run(line);
      assertThat(result.out()).contains("\"inputTokens\": 300000,");
    }

    @ParameterizedTest
    @CsvSource({
      "--since,yesterday",
      "--until,2026-02-30",
      "--since,2026-05-18T25:00",
      "--until,''"
    })
    void rejectsWhatIsNoDay(String option, String text) {
      WholeProgram.Result result = program.run("cache-report", option, text);
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.out()).isEmpty();
      assertThat(result.err())
          .startsWith(
              "Error: " + option + " must be YYYY-MM-DD or YYYYMMDD format, got '" + text + "'");
      assertThat(program.data).doesNotExist();
    }
  }

  /** The worked example F3. */
  @Nested
  final class Anomalies {
    @BeforeEach
    void setUp() throws IOException {
      LogLines lines = lines();
      String[] days = {
        "100/10/0/900",
        "100/10/0/900",
        "200/10/0/800",
        "100/10/0/900",
        "100/10/0/900",
        "300/10/0/700",
        "100/10/1000/0"
      };
      for (int i = 0; i < days.length; i++) {
        lines.add("-x", "s", "2026-05-" + (14 + i) + "T10:00:00Z", HAIKU, days[i]);
      }
      use(lines);
    }

    @Test
    void findsDropsAndLosses() {
      assertThat(brief("--days 7"))
          .containsExactly(
              "14", "15", "16", "17", "18", "19 [cache_drop]", "20 [net_negative, cache_drop]");
      assertThat(numbers("--days 7", "cacheHitPercent"))
          .containsExactly(90.0, 90.0, 80.0, 90.0, 90.0, 70.0, 0.0);
      assertThat(numbers("", "netUsd"))
          .containsExactly(8.1E-4, 8.1E-4, 7.2E-4, 8.1E-4, 8.1E-4, 6.3E-4, -2.5E-4);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            --anomaly-threshold-pp 21      | 14, 15, 16, 17, 18, 19, 20 [net_negative, cache_drop]
            --anomaly-threshold-pp 20      | 14, 15, 16, 17, 18, 19 [cache_drop], 20 [net_negative, cache_drop]
            --anomaly-threshold-pp 20.5    | 14, 15, 16, 17, 18, 19, 20 [net_negative, cache_drop]
            --anomaly-window-days 4        | 14, 15, 16, 17, 18, 19, 20 [net_negative]
            --anomaly-window-days 5        | 14, 15, 16, 17, 18, 19 [cache_drop], 20 [net_negative, cache_drop]
            --no-anomaly                   | 14, 15, 16, 17, 18, 19, 20
            --sort anomaly                 | 19 [cache_drop], 20 [net_negative, cache_drop], 14, 15, 16, 17, 18
            --sort net                     | 20 [net_negative, cache_drop], 19 [cache_drop], 16, 14, 15, 17, 18
            --sort cache                   | 20 [net_negative, cache_drop], 19 [cache_drop], 16, 14, 15, 17, 18
            --sort recent                  | 20 [net_negative, cache_drop], 19 [cache_drop], 18, 17, 16, 15, 14
            --sort cost --no-anomaly       | 20, 19, 16, 14, 15, 17, 18
            --until 2026-05-18 --days 2    | 17, 18
            --days 5                       | 16, 17, 18, 19, 20 [net_negative]
            """)
    void takesItsRulesFromOptions(String options, String expected) {
      assertThat(String.join(", ", brief(options))).isEqualTo(expected);
    }

    @Test
    void marksThemInTheTable() {
      String table = result("").out();
      assertThat(table).contains("2026-05-19 ⚠", "2026-05-20 ⚠", " $0.00 │\n", "2026-05-14   │");
      assertThat(table)
          .contains(
              "⚠ The cache cost more than it saved: 2026-05-20.",
              "⚠ Far less came from the cache than before: 2026-05-19, 2026-05-20.");
      assertThat(result("--no-anomaly").out()).doesNotContain("⚠");
    }

    @Test
    void holdsInEveryZone() {
      for (String zone : List.of("America/New_York", "Asia/Kathmandu", "UTC")) {
        assertThat(brief("--days 7 --tz " + (zone.equals("UTC") ? "utc" : zone)))
            .as(zone)
            .containsExactly(
                "14", "15", "16", "17", "18", "19 [cache_drop]", "20 [net_negative, cache_drop]");
      }
    }
  }

  @Test
  void comparesSessionsWithAtLeastTenBefore() throws IOException {
    LogLines lines = lines();
    for (int i = 0; i < 10; i++) {
      lines.add("-x", "s" + i, "2026-05-1" + i + "T10:00:00Z", HAIKU, "100/10/0/900");
    }
    lines.add("-x", "worse", "2026-05-20T09:00:00Z", HAIKU, "300/10/0/700");
    use(lines);
    assertThat(brief("--by-session --days 20 --sort recent").getFirst())
        .isEqualTo("worse [cache_drop]");
    assertThat(brief("--by-session --days 20 --sort anomaly").getFirst())
        .isEqualTo("worse [cache_drop]");
    // From 09:00 on the tenth, ten days before to the minute; one day less leaves one out.
    assertThat(brief("--by-session --days 20 --sort recent --anomaly-window-days 10").getFirst())
        .isEqualTo("worse [cache_drop]");
    assertThat(brief("--by-session --days 20 --sort recent --anomaly-window-days 9").getFirst())
        .isEqualTo("worse");
  }

  @Test
  void leavesOutSessionsThatEndWithinASecond() throws IOException {
    LogLines lines = lines();
    for (int i = 0; i < 9; i++) {
      lines.add("-x", "s" + i, "2026-05-1" + i + "T10:00:00Z", HAIKU, "100/10/0/900");
    }
    lines.add("-x", "near", "2026-05-20T08:59:59.001Z", HAIKU, "100/10/0/900");
    lines.add("-x", "worse", "2026-05-20T09:00:00Z", HAIKU, "300/10/0/700");
    use(lines);
    assertThat(brief("--by-session --days 20")).contains("worse");
  }

  @Test
  void takesWhatLiesMidwayOfAnEvenNumber() throws IOException {
    LogLines lines = lines();
    String[] days = {
      "100/1/0/900", "100/1/0/900", "100/1/0/900", "200/1/0/800", "200/1/0/800", "200/1/0/800"
    };
    for (int i = 0; i < days.length; i++) {
      lines.add("-x", "s", "2026-05-1" + (3 + i) + "T10:00:00Z", HAIKU, days[i]);
    }
    lines.add("-x", "s", "2026-05-19T10:00:00Z", HAIKU, "300/1/0/700");
    use(lines);
    // 85 less 70 is 15, exactly what is allowed at most.
    assertThat(brief("--days 8")).last().isEqualTo("19 [cache_drop]");
    assertThat(brief("--days 8 --anomaly-threshold-pp 15.000001")).last().isEqualTo("19");
  }

  @Test
  void formsDaysOf23And25Hours() throws IOException {
    LogLines lines = lines();
    for (String at :
        List.of(
            "2026-03-08T04:59:59.999Z", // the seventh, a quarter to midnight
            "2026-03-08T05:00:00Z",
            "2026-03-09T03:59:59.999Z", // still the eighth, which is an hour short
            "2026-03-09T04:00:00Z",
            "2026-11-01T04:00:00Z",
            "2026-11-02T04:59:59.999Z", // still the first, which has an hour more
            "2026-11-02T05:00:00Z")) {
      lines.add("-x", "s", at, HAIKU, "1/1/0/1");
    }
    use(lines);
    program.zone = ZoneId.of("America/New_York");
    program.now = Instant.parse("2026-03-09T12:00:00Z");
    assertThat(rows("--days 3").stream().map(row -> row.get("date") + " " + row.get("inputTokens")))
        .containsExactly("2026-03-07 1.0", "2026-03-08 2.0", "2026-03-09 1.0");
    assertThat(brief("--days 2")).containsExactly("08", "09");
    program.now = Instant.parse("2026-11-02T12:00:00Z");
    assertThat(rows("--days 2").stream().map(row -> row.get("date") + " " + row.get("inputTokens")))
        .containsExactly("2026-11-01 2.0", "2026-11-02 1.0");
    assertThat(brief("--until 2026-11-01 --days 1")).containsExactly("01");
  }

  @Test
  void isEmptyWithoutUsage() throws IOException {
    program = new WholeProgram(Files.createDirectory(folder.resolve("bare")), folder.resolve("d"));
    assertThat(result("--json").out())
        .isEqualTo(
            """
            {
              "days": [],
              "totals": null,
              "generatedAt": "2026-05-20T12:00:00Z"
            }
            """);
    assertThat(result("--by-session --json").out()).startsWith("{\n  \"sessions\": [],\n");
    assertThat(result("").out()).isEqualTo("(no cache activity in window)\n");
    assertThat(result("").err()).isEmpty();
  }

  @Test
  void showsDaysWithoutAnyCacheToo() throws IOException {
    use(lines().add("-x", "s", "2026-05-19T10:00:00Z", HAIKU, "0/5/0/0"));
    assertThat(brief("")).containsExactly("19");
    assertThat(rows("").getFirst().get("cacheHitPercent")).isEqualTo(0.0);
    assertThat(rows("").getFirst().get("netUsd")).isEqualTo(0.0);
  }

  @Test
  void tellsWhatTheFastTierSaved() throws IOException {
    use(
        lines()
            .add("-x", "s", "2026-05-19T10:00:00Z", "claude-opus-4-6", "0/0/1000/2000")
            .add(
                "-x",
                "s",
                "2026-05-20T10:00:00Z",
                "claude-opus-4-6",
                "0/0/1000/2000",
                ",\"speed\":\"fast\"",
                "\"costUSD\":1.0,"));
    assertThat(rows("").stream().map(CacheReportTest::figures))
        .containsExactly(
            "$0.00725 66.67% +0.009 -0.00125 = 0.00775",
            // Six times as much, although the vendor wrote a cost of its own down.
            "$1.0 66.67% +0.054 -0.0075 = 0.0465");
  }

  @Test
  void saysThatACachesWorthIsUnknown() throws IOException {
    use(
        lines()
            .add(
                "-x",
                "s",
                "2026-05-19T10:00:00Z",
                "claude-zeta-9",
                "1/1/1/1",
                "",
                "\"costUSD\":1.0,"));
    assertThat(result("--json").err())
        .isEqualTo("[cost] unknown model, treating cost as $0: claude-zeta-9\n");
    assertThat(rows("").stream().map(CacheReportTest::figures))
        .containsExactly("$1.0 33.33% +0.0 -0.0 = 0.0");
  }
}
