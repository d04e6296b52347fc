package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code forecast} from a status line's readings to what is seen: the worked examples. */
final class ForecastTest {
  private static final String END = "2026-05-16T09:00";

  @TempDir private Path folder;

  private QuotaStory story() {
    return new QuotaStory(folder, "UTC");
  }

  private QuotaStory heavyWeek() {
    return story()
        .used("2026-05-09T10:00", 60)
        .tick("2026-05-10T09:00", 10, END)
        .tick("2026-05-11T09:00", 30, END)
        .tick("2026-05-12T09:00", 60, END);
  }

  private static void check(String json, String... expected) {
    for (String line : expected) {
      int colon = line.indexOf(':');
      String path = line.substring(0, colon);
      assertThat(QuotaStory.at(json, path))
          .as(path)
          .isEqualTo(QuotaStory.at("{\"v\":" + line.substring(colon + 1).strip() + "}", "v"));
    }
  }

  /**
   * The cases of the tests below, told in another zone: what they say in UTC they say everywhere.
   */
  @ParameterizedTest
  @ValueSource(strings = {"America/New_York", "Asia/Kathmandu"})
  void everyCaseIsTheSameInEveryZone(String zone) {
    List<UnaryOperator<QuotaStory>> cases =
        List.of(
            story ->
                story
                    .used("2026-05-09T12:00", 60)
                    .tick("2026-05-10T09:00", 10, END)
                    .tick("2026-05-11T09:00", 30, END)
                    .tick("2026-05-12T09:00", 60, END),
            story ->
                story
                    .tick("2026-05-12T09:00", 60, END)
                    .tick("2026-05-12T10:00", 100, END)
                    .now("2026-05-12T11:00"),
            story -> story.tick("2026-05-09T10:00", 1, END).now("2026-05-09T12:00"),
            story ->
                story
                    .tick("2026-05-11T20:00", 10, END)
                    .tick("2026-05-12T01:00", 11, END)
                    .tick("2026-05-12T09:00", 12, END)
                    .now("2026-05-12T10:00"),
            story ->
                story
                    .tick("2026-05-11T08:00", 10, END)
                    .tick("2026-05-11T10:00", 14, END)
                    .tick("2026-05-12T09:00", 20, END),
            story -> story.tick("2026-05-16T09:00", 0, "2026-05-23T09:00"));
    for (int i = 0; i < cases.size(); i++) {
      QuotaStory here = cases.get(i).apply(new QuotaStory(folder.resolve("here" + i), zone));
      QuotaStory utc = cases.get(i).apply(new QuotaStory(folder.resolve("utc" + i), "UTC"));
      String line = "forecast --json --targets 100,80";
      assertThat(here.out(line)).as("case " + i).isEqualTo(utc.out(line)).contains("start_at");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"})
  void saysWhereAWeekLeadsWhateverTheZone(String zone) {
    QuotaStory story = QuotaStory.s1(folder, zone);
    assertThat(story.out("forecast --json"))
        .isEqualTo(
            """
            {
              "week": {
                "start_at": "2026-04-13T15:00:00Z",
                "end_at": "2026-04-20T15:00:00Z",
                "elapsed_hours": 45.5,
                "elapsed_fraction": 0.2708,
                "remaining_hours": 122.5,
                "remaining_days": 5.104
              },
              "current": {
                "weekly_percent": 14.5,
                "five_hour_percent": 5.0,
                "spent_usd": 30.0,
                "snapshot_count": 5,
                "latest_snapshot_at": "2026-04-15T12:00:00Z"
              },
              "rates": {
                "week_average_pct_per_hour": 0.318681,
                "recent_24h_pct_per_hour": 0.098039,
                "dollars_per_percent": 2.068966,
                "dollars_per_percent_source": "this_week"
              },
              "forecast": {
                "final_percent_low": 26.51,
                "final_percent_high": 53.538,
                "week_avg_projection_pct": 53.538,
                "projected_cap": false,
                "cap_at": null,
                "already_capped": false,
                "confidence": "high",
                "low_confidence_reasons": []
              },
              "budget": [
                {
                  "target_percent": 100,
                  "pct_headroom": 85.5,
                  "dollars_per_day": 34.657284,
                  "percent_per_day": 16.751
                },
                {
                  "target_percent": 90,
                  "pct_headroom": 75.5,
                  "dollars_per_day": 30.6038,
                  "percent_per_day": 14.792
                }
              ],
              "meta": {
                "generated_at": "2026-04-15T12:30:00Z",
                "tool_version": "forecast-v1"
              }
            }
            """);
    assertThat(story.out("forecast --status-line")).isEqualTo("proj 27–54%\n");
    assertThat(story.out("forecast --status-line --tz Asia/Tokyo")).isEqualTo("proj 27–54%\n");
    assertThat(story.out("claude forecast --status-line")).isEqualTo("proj 27–54%\n");
    assertThat(story.out("forecast --json --tz Asia/Tokyo"))
        .isEqualTo(story.out("forecast --json"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"})
  void startsAnewWithACredit(String zone) {
    QuotaStory story =
        new QuotaStory(folder, zone)
            .used("2026-05-09T10:00", 5)
            .used("2026-05-12T10:00", 45)
            .used("2026-05-13T16:45", 7)
            .used("2026-05-13T17:20", 3)
            .used("2026-05-13T20:00", 4)
            .tick("2026-05-09T10:30", 64, END)
            .tick("2026-05-12T10:30", 67, END)
            .tick("2026-05-13T17:34", 2, END)
            .tick("2026-05-13T20:10", 3, END)
            .now("2026-05-13T21:00");
    String json = story.out("forecast --json");
    check(
        json,
        "week.start_at: \"2026-05-13T17:00:00Z\"",
        "week.end_at: \"2026-05-16T09:00:00Z\"",
        "week.elapsed_hours: 4.0",
        "week.elapsed_fraction: 0.0625",
        "week.remaining_hours: 60.0",
        "week.remaining_days: 2.5",
        "current.weekly_percent: 3.0",
        "current.five_hour_percent: null",
        "current.spent_usd: 7.0",
        "current.snapshot_count: 2",
        "rates.week_average_pct_per_hour: 0.75",
        "rates.recent_24h_pct_per_hour: 0.291262",
        "rates.dollars_per_percent: 2.333333",
        "rates.dollars_per_percent_source: \"this_week_sparse\"",
        "forecast.final_percent_low: 20.476",
        "forecast.final_percent_high: 48.0",
        "forecast.week_avg_projection_pct: 48.0",
        "forecast.confidence: \"low\"",
        "budget.0.pct_headroom: 97.0",
        "budget.0.dollars_per_day: 90.533333",
        "budget.0.percent_per_day: 38.8",
        "budget.1.pct_headroom: 87.0",
        "budget.1.dollars_per_day: 81.2",
        "budget.1.percent_per_day: 34.8");
    assertThat(QuotaStory.at(json, "forecast.low_confidence_reasons"))
        .isEqualTo(List.of("elapsed_hours<24", "snapshots<3", "no_sample_ge_24h"));
    // As it was known before the credit, the week is still the whole one.
    check(
        story.out("forecast --json --as-of 2026-05-13T17:00:00Z"),
        "week.start_at: \"2026-05-09T09:00:00Z\"",
        "current.weekly_percent: 67.0",
        "current.spent_usd: 57.0",
        "meta.generated_at: \"2026-05-13T17:00:00Z\"");
    // What is repeated from before the credit changes nothing; a second credit starts anew again.
    story.tick("2026-05-13T21:10", 67, END).tick("2026-05-13T22:10", 40, END);
    story.tick("2026-05-14T01:20", 1, END).tick("2026-05-14T02:00", 2, END);
    check(
        story.out("forecast --json"),
        "week.start_at: \"2026-05-14T01:00:00Z\"",
        "current.weekly_percent: 2.0",
        "current.snapshot_count: 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"})
  void startsAnewWithAMovedEnd(String zone) {
    QuotaStory story =
        new QuotaStory(folder, zone)
            .used("2026-05-10T10:00", 20)
            .used("2026-05-12T12:30", 2)
            .used("2026-05-13T14:10", 1)
            .used("2026-05-14T10:00", 6)
            .tick("2026-05-10T10:30", 34, END)
            .tick("2026-05-13T14:34", 0.5, "2026-05-18T09:00")
            .tick("2026-05-14T10:30", 5, "2026-05-18T09:00")
            .now("2026-05-14T15:00");
    String[] expected = {
      "week.start_at: \"2026-05-13T14:00:00Z\"",
      "week.elapsed_hours: 25.0",
      "week.elapsed_fraction: 0.2174",
      "week.remaining_hours: 90.0",
      "week.remaining_days: 3.75",
      "current.weekly_percent: 5.0",
      "current.spent_usd: 7.0",
      "current.snapshot_count: 2"
    };
    check(story.out("forecast --json"), expected);
    // A late reading of the week that is no more does not bring it back.
    story.tick("2026-05-14T15:00", 35, END);
    check(story.out("forecast --json"), expected);
  }

  @Test
  void warnsOfACap() {
    QuotaStory story = heavyWeek();
    check(
        story.out("forecast --json"),
        "rates.week_average_pct_per_hour: 0.833333",
        "rates.recent_24h_pct_per_hour: 1.25",
        "forecast.final_percent_low: 140.0",
        "forecast.final_percent_high: 180.0",
        "forecast.projected_cap: true",
        "forecast.already_capped: false",
        "forecast.cap_at: \"2026-05-13T17:00:00Z\"",
        "budget.0.pct_headroom: 40.0",
        "budget.0.dollars_per_day: 10.0",
        "budget.0.percent_per_day: 10.0",
        "budget.1.pct_headroom: 30.0",
        "budget.1.dollars_per_day: 7.5",
        "budget.1.percent_per_day: 7.5");
    assertThat(story.out("forecast --status-line")).isEqualTo("⚠ proj 140–180% $7.50/d\n");
    assertThat(story.out("forecast --status-line --targets 100,80")).isEqualTo("⚠ proj 140–180%\n");
    String[] line = {"forecast", "--json", "--targets", "50,100,70, 90 ,"};
    String json = story.program.run(line).out();
    check(
        json,
        "budget.0.target_percent: 100",
        "budget.1.target_percent: 90",
        "budget.2.target_percent: 70",
        "budget.3.target_percent: 50",
        "budget.3.pct_headroom: null",
        "budget.3.dollars_per_day: null",
        "budget.3.percent_per_day: null");
    assertThat(story.out("forecast --targets 100,50"))
        .contains("Used         60.0% $60.00 since 2026-05-09 09:00, 3d 0h ago")
        .contains("Forecast     140%–180% ⚠ may cap")
        .contains("Cap          2026-05-13 17:00 at the higher rate, in 1d 8h")
        .contains("│          100% │        $10.00 │   10.0% │")
        .contains("│           50% │ — past target │")
        .contains("rate source: this week");
  }

  @Test
  void saysThatNothingIsLeft() {
    QuotaStory story = heavyWeek().tick("2026-05-12T10:00", 100, END).now("2026-05-12T11:00");
    String json = story.out("forecast --json");
    check(
        json,
        "forecast.already_capped: true",
        "forecast.projected_cap: true",
        "forecast.cap_at: null",
        "forecast.final_percent_low: 227.027",
        "forecast.final_percent_high: 353.077",
        "budget: []");
    assertThat(story.out("forecast --status-line")).isEqualTo("⚠ CAPPED\n");
    assertThat(story.out("forecast"))
        .contains("⚠ CAPPED at 100.0% — reset 2026-05-16 09:00 (3.9d)")
        .doesNotContain("To stay below");
  }

  @Test
  void doubtsWhatLittleTells() {
    QuotaStory story = story().tick("2026-05-09T10:00", 1, END).now("2026-05-09T12:00");
    String json = story.out("forecast --json");
    check(
        json,
        "rates.recent_24h_pct_per_hour: 0.0",
        "rates.dollars_per_percent: 0.0",
        "rates.dollars_per_percent_source: \"this_week_sparse\"",
        "forecast.final_percent_low: 1.0",
        "forecast.final_percent_high: 56.0");
    List<String> reasons =
        List.of("elapsed_hours<24", "percent<2", "snapshots<3", "no_sample_ge_24h");
    assertThat(QuotaStory.at(json, "forecast.low_confidence_reasons")).isEqualTo(reasons);
    assertThat(story.out("forecast --status-line")).isEqualTo("tracking…\n");
    assertThat(story.out("forecast"))
        .contains("⚠ LOW CONF — insufficient data (elapsed_hours<24, percent<2, snapshots<3,")
        .doesNotContain("To stay below");
    assertThat(story.out("forecast --explain"))
        .contains("low          elapsed_hours<24: the week, or the part since its latest reset,")
        .contains("percent<2: only 1.0% are used")
        .contains("snapshots<3: known so far: 1 reading, where at least three")
        .contains("no_sample_ge_24h: the oldest reading is from 2026-05-09 10:00");
  }

  @Test
  void doubtsWithoutAnOldReading() {
    QuotaStory story =
        story()
            .tick("2026-05-11T20:00", 10, END)
            .tick("2026-05-12T01:00", 11, END)
            .tick("2026-05-12T09:00", 12, END)
            .now("2026-05-12T10:00");
    String json = story.out("forecast --json");
    check(
        json,
        "rates.recent_24h_pct_per_hour: 0.142857",
        "forecast.final_percent_low: 25.571",
        "forecast.final_percent_high: 27.616");
    assertThat(QuotaStory.at(json, "forecast.low_confidence_reasons"))
        .isEqualTo(List.of("no_sample_ge_24h"));
  }

  @Test
  void comesNearTheCap() {
    QuotaStory story =
        story()
            .tick("2026-05-10T09:00", 13.1, END)
            .tick("2026-05-11T09:00", 26.2, END)
            .tick("2026-05-12T09:00", 39.3, END);
    check(
        story.out("forecast --json"),
        "forecast.final_percent_low: 91.7",
        "forecast.final_percent_high: 91.7");
    assertThat(story.out("forecast --status-line")).isEqualTo("proj 92–92%\n");
    assertThat(story.out("forecast")).contains("92%–92% approaching 100%");
  }

  @Test
  void takesTheEarlierOfTwoReadingsThatAreAsFarFromADayAgo() {
    QuotaStory story =
        story()
            .tick("2026-05-11T08:00", 10, END)
            .tick("2026-05-11T10:00", 14, END)
            .tick("2026-05-12T09:00", 20, END);
    check(
        story.out("forecast --json"),
        "rates.recent_24h_pct_per_hour: 0.4",
        "rates.week_average_pct_per_hour: 0.277778",
        "forecast.confidence: \"high\"");
  }

  @Test
  void knowsNoRateAtTheVeryStart() {
    QuotaStory story = story().tick("2026-05-16T09:00", 0, "2026-05-23T09:00");
    String json = story.out("forecast --json");
    check(
        json,
        "week.elapsed_hours: 0.0",
        "week.elapsed_fraction: 0.01",
        "rates.recent_24h_pct_per_hour: null",
        "forecast.final_percent_low: 0.0",
        "forecast.final_percent_high: 0.0",
        "budget.0.pct_headroom: 100.0",
        "budget.0.dollars_per_day: 0.0",
        "budget.0.percent_per_day: 14.286",
        "budget.1.pct_headroom: 90.0",
        "budget.1.percent_per_day: 12.857");
    assertThat((List<?>) QuotaStory.at(json, "forecast.low_confidence_reasons")).hasSize(4);
    assertThat(story.out("forecast --explain")).contains("unknown: there is no reading but");
  }

  @Test
  void takesThePriceOfAPercentFromTheWeeksBefore() {
    double[][] weeks = {{10, 5}, {20, 20}, {40, 60}, {50, 100}, {25, 75}};
    QuotaStory story = story();
    for (int i = 0; i < weeks.length; i++) {
      String start = QuotaStory.instant("2026-04-04T09:00").plusSeconds(604_800L * i).toString();
      String end = QuotaStory.instant("2026-04-11T09:00").plusSeconds(604_800L * i).toString();
      String day = start.substring(0, 10);
      story.used(day + "T10:00", weeks[i][1]);
      story.tick(day + "T11:00", weeks[i][0], end.substring(0, 16));
    }
    story.used("2026-05-09T10:00", 4).tick("2026-05-10T09:00", 5, END);
    check(
        story.out("forecast --json"),
        "rates.dollars_per_percent: 1.75",
        "rates.dollars_per_percent_source: \"trailing_4wk_median\"");
    assertThat(story.out("forecast")).contains("rate source: trailing 4wk median");
    assertThat(story.out("forecast --explain")).contains("the median of the 4 weeks before");
    story.tick("2026-05-10T10:00", 10, END);
    check(
        story.out("forecast --json"),
        "rates.dollars_per_percent: 0.4",
        "rates.dollars_per_percent_source: \"this_week\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-04-15T12:30:00Z      | 2026-04-15T12:30:00Z
          2026-04-15T12:30          | 2026-04-15T16:30:00Z
          2026-04-15T12:30:00+02:00 | 2026-04-15T10:30:00Z
          """)
  void standsWhereItIsTold(String asOf, String generated) {
    QuotaStory story = QuotaStory.s1(folder, "America/New_York");
    check(story.out("forecast --json --as-of " + asOf), "meta.generated_at: \"" + generated + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-05-16T08:59:59 | true
          2026-05-16T09:00    | false
          2026-05-16T12:00    | false
          2026-05-09T08:59:59 | false
          """)
  void knowsNothingOfAWeekThatIsOver(String now, boolean known) {
    QuotaStory story = heavyWeek().now(now);
    assertThat(story.out("forecast --json").contains("no_current_week_data")).isNotEqualTo(known);
    assertThat(story.out("forecast --status-line").isEmpty()).isNotEqualTo(known);
  }

  @Test
  void saysWhatIsMissingInAnEmptyHistory() throws IOException {
    QuotaStory story = story().used("2026-05-09T10:00", 5).now("2026-05-10T10:00");
    assertThat(story.out("forecast --json"))
        .isEqualTo(
            """
            {
              "error": "no_current_week_data",
              "meta": {
                "generated_at": "2026-05-10T10:00:00Z",
                "tool_version": "forecast-v1"
              }
            }
            """);
    assertThat(story.out("forecast --status-line")).isEmpty();
    assertThat(story.out("forecast")).startsWith("forecast: no data for current week yet\n");
    assertThat(story.out("forecast --format md")).contains("# Forecast — no data");
    assertThat(Files.exists(story.program.data.resolve("stats.db"))).isFalse();
  }

  @Test
  void readsNoLogIfToldSo() {
    QuotaStory story = QuotaStory.s1(folder, "UTC");
    story.used("2026-04-15T12:20", 10);
    check(story.out("forecast --json --no-sync"), "current.spent_usd: 30.0");
    check(story.out("forecast --json"), "current.spent_usd: 40.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          never  | -        | plain
          always | -        | colour
          always | NO_COLOR | plain
          auto   | -        | plain
          auto   | FORCE_COLOR | plain
          """)
  void coloursTheStatusLineAsTold(String choice, String variable, String expected) {
    QuotaStory story = heavyWeek();
    if (!variable.equals("-")) {
      story.program.variables.put(variable, "");
    }
    String text = "⚠ proj 140–180% $7.50/d";
    assertThat(story.out("forecast --status-line --color " + choice))
        .isEqualTo(expected.equals("plain") ? text + "\n" : "\u001b[31m" + text + "\u001b[0m\n");
  }

  @Test
  void givesEachStateItsColour() {
    QuotaStory story = QuotaStory.s1(folder, "UTC");
    String line = "forecast --status-line --color always";
    assertThat(story.out(line)).isEqualTo("\u001b[36mproj 27–54%\u001b[0m\n");
    story.tick("2026-04-15T12:31", 24.7, "2026-04-20T15:00"); // leads to 91%
    assertThat(story.out(line)).startsWith("\u001b[33mproj ");
    story.tick("2026-04-15T12:32", 101, "2026-04-20T15:00");
    assertThat(story.out(line)).isEqualTo("\u001b[31m⚠ CAPPED\u001b[0m\n");
    story.tick("2026-04-20T15:30", 1, "2026-04-27T15:00");
    assertThat(story.out(line)).isEqualTo("\u001b[2mtracking…\u001b[0m\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          --targets 0              | 1 | forecast: --targets value out of range: 0
          --targets 201            | 1 | forecast: --targets value out of range: 201
          --targets=-5             | 1 | forecast: --targets value out of range: -5
          --targets 100,99999999999999999999 | 1 | forecast: --targets value out of range: 99999999999999999999
          --targets a              | 1 | forecast: invalid --targets token: 'a'
          --targets 90,9.5         | 1 | forecast: invalid --targets token: '9.5'
          --targets ,,             | 1 | forecast: --targets produced no valid values
          --as-of junk             | 1 | Error: --as-of must be ISO datetime, got 'junk'
          --json --status-line     | 2 | cctally forecast: error: argument --status-line: not allowed with argument -j/--json
          --jq . --status-line     | 2 | cctally forecast: error: argument --status-line: not allowed with argument -q/--jq
          --format md --status-line | 2 | cctally forecast: error: argument --status-line: not allowed with argument --format
          --format md --json       | 2 | cctally forecast: error: argument --json: not allowed with argument --format
          --format pdf             | 2 | cctally forecast: error: argument --format: invalid choice: 'pdf' (choose from md, html, svg, csv)
          --output x               | 2 | cctally: --output requires --format
          --color maybe            | 2 | cctally forecast: error: argument --color: invalid choice: 'maybe' (choose from auto, always, never)
          --tz Foo/Bar             | 2 | cctally: argument --tz: invalid timezone 'Foo/Bar' -- expected 'local', 'utc', or an IANA name
          --vendor goose           | 2 | cctally forecast: error: argument --vendor/--source: invalid choice: 'goose' (choose from claude)
          --frob                   | 2 | cctally forecast: error: unrecognized arguments: --frob
          now                      | 2 | cctally forecast: error: unrecognized arguments: now
          """)
  void refusesWhatMakesNoSense(String line, int exitCode, String message) {
    WholeProgram.Result result = story().run("forecast " + line);
    assertThat(result.err().lines().toList()).last().isEqualTo(message);
    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void leavesADamagedHistoryAlone() throws IOException {
    QuotaStory story = QuotaStory.s1(folder, "UTC");
    Path file = story.program.data.resolve("stats.db");
    Files.writeString(file, "this is no database".repeat(500));
    WholeProgram.Result result = story.run("forecast --json");
    assertThat(result.exitCode()).isNotZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("stats.db");
    assertThat(Files.readString(file)).startsWith("this is no database");
  }

  @Test
  void makesADocumentToShare() {
    assertThat(QuotaStory.s1(folder, "UTC").out("forecast --format md --no-branding"))
        .isEqualTo(
            """
            # Forecast — week of Apr 13
            _Apr 13 → Apr 20 (UTC) · light_
            _2026-04-15T12:30:00Z_

            | Metric | Value |
            |:---|---:|
            | Current % | 14.5% |
            | Projected end-of-week % | 26.5% — 53.5% |
            | Days remaining | 5.1 |
            | $ / 1% (this week) | $2.07 |
            | $ / day to stay below 100% | $34.66 |
            | $ / day to stay below 90% | $30.60 |
            """);
  }

  @Test
  void makesALineOfEachFigureAsCsv() {
    assertThat(QuotaStory.s1(folder, "UTC").out("forecast --format csv --targets 90,5"))
        .isEqualTo(
            """
            metric,value
            week_start_at,2026-04-13T15:00:00Z
            week_end_at,2026-04-20T15:00:00Z
            weekly_percent,14.5
            spent_usd,30.0
            dollars_per_percent,2.068966
            final_percent_low,26.51
            final_percent_high,53.538
            projected_cap,false
            cap_at,
            confidence,high
            budget_90_pct_headroom,75.5
            budget_90_dollars_per_day,30.6038
            budget_90_percent_per_day,14.792
            budget_5_pct_headroom,
            budget_5_dollars_per_day,
            budget_5_percent_per_day,
            """
                .replace("\n", "\r\n"));
    QuotaStory empty = new QuotaStory(folder.resolve("empty"), "UTC");
    assertThat(empty.out("forecast --format csv")).isEqualTo("metric,value\r\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 120, 200})
  void fitsTheWidthThereIs(int width) {
    QuotaStory story = QuotaStory.s1(folder, "UTC");
    story.program.variables.put("COLUMNS", width + "");
    assertThat(story.out("forecast --explain").lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
  }
}
