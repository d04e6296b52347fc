package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reports about weeks where there is nothing to report, and where something is wrong. */
final class WeekReportMisuseTest {
  private static final String NONE =
      "No data yet. Add record-usage to your status line script (see record-usage --help).\n";

  @TempDir private Path folder;

  private QuotaStory empty() throws IOException {
    return new QuotaStory(folder, "America/New_York").now("2026-03-04T12:00");
  }

  private void settings(String json) throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/config.json"), json);
  }

  @Test
  void sayThatNothingIsRecorded() throws IOException {
    QuotaStory story = empty();
    assertThat(story.out("report")).isEqualTo(NONE);
    assertThat(SameJson.differences("{\"current\":null,\"trend\":[]}", story.out("report -j")))
        .isEmpty();
    assertThat(story.out("report --format csv")).startsWith("weekStartDate,").hasLineCount(1);
    assertThat(story.out("report --format md")).contains("no data");
    assertThat(story.out("percent-breakdown"))
        .isEqualTo(
            "Week: 2026-03-02 -> 2026-03-08\nNo percent milestones recorded for this week.\n");
    assertThat(
            SameJson.differences(
                """
                {"weekStartDate":"2026-01-05","weekEndDate":"2026-01-11","weekStartAt":null,
                "weekEndAt":null,"milestones":[],"generatedAt":"2026-03-04T12:00:00Z"}
                """,
                story.out("percent-breakdown --week-start 2026-01-05 --json")))
        .isEmpty();
    assertThat(story.out("weekly")).isEqualTo("No Claude usage found.\n");
    assertThat(
            SameJson.differences(
                """
                {"weekly":[],"totals":{"inputTokens":0,"cacheCreationTokens":0,"cacheReadTokens":0,
                "outputTokens":0,"totalTokens":0,"totalCost":0}}
                """,
                story.out("weekly --json")))
        .isEmpty();
    assertThat(Files.exists(folder.resolve("data/stats.db"))).isFalse();
  }

  @Test
  void syncTheWeekOfTheCalendarWhereNoneIsRecorded() throws IOException {
    QuotaStory story =
        empty().used("2026-03-02T05:00", 1).used("2026-03-02T04:59", 2).used("2026-03-04T11:00", 4);
    assertThat(
            SameJson.differences(
                """
                {"id":1,"weekStartDate":"2026-03-02","weekEndDate":"2026-03-08",
                "weekStartAt":"2026-03-02T05:00:00+00:00","weekEndAt":"2026-03-09T04:00:00+00:00",
                "rangeStartIso":"2026-03-02T05:00:00+00:00",
                "rangeEndIso":"2026-03-04T12:00:00+00:00","costUSD":5,"weeklyPercent":null,
                "dollarsPerPercent":null}
                """,
                story.out("sync-week --json")))
        .isEmpty();
    assertThat(story.out("sync-week --quiet --week-start-name sunday")).isEmpty();
    // The rows are the two weeks whose costs are known; nobody stated any.
    assertThat(story.json("report").get("trend")).asString().contains("2026-03-02", "2026-03-01");
    assertThat(story.out("report")).contains("n/a", "$5.000000");
  }

  @Test
  void syncDaysThatAreNamed() throws IOException {
    QuotaStory story = QuotaStory.s1(folder, "UTC");
    assertThat(story.out("sync-week --week-start 2026-04-14 --week-end 2026-04-14"))
        .isEqualTo("Synced week 2026-04-14..2026-04-14 => $13.000000\n");
    assertThat(story.json("sync-week --week-start 2026-04-06"))
        .containsEntry("weekEndDate", "2026-04-12")
        .containsEntry("weekEndAt", "2026-04-12T23:59:59+00:00")
        .containsEntry("rangeEndIso", "2026-04-12T23:59:59+00:00")
        .containsEntry("costUSD", 30.0)
        .containsEntry("weeklyPercent", 40.0)
        .containsEntry("dollarsPerPercent", 0.75);
    assertThat(story.out("sync-week --week-end 2020-01-01")).startsWith("Synced week 2026-04-13");
    WholeProgram.Result late = story.run("sync-week --week-start 9999-12-31");
    assertThat(late.err()).isEqualTo("Error: the week must end before the year 10000\n");
    assertThat(late.exitCode()).isEqualTo(1);
  }

  @Test
  void projectsDoNotReachReports() throws IOException {
    QuotaStory story = QuotaStory.s1(folder, "UTC");
    String before = story.out("report --json");
    assertThat(story.out("sync-week --project=-work-beta")).contains("=> $11.000000");
    assertThat(story.out("sync-week --project /work/beta/")).contains("=> $11.000000");
    WholeProgram.Result unknown = story.run("sync-week --project beta");
    assertThat(unknown.out()).contains("=> $0.000000");
    assertThat(unknown.err())
        .isEqualTo("cctally: no usage that cost anything was found in project 'beta'\n");
    assertThat(unknown.exitCode()).isZero();
    assertThat(story.out("report --json")).isEqualTo(before);
    assertThat(story.json("report --sync-current --project=-work-beta").get("current"))
        .extracting("weeklyCostUSD")
        .isEqualTo(29.25);
    assertThat(story.json("report --sync-current --mode calculate").get("current"))
        .extracting("weeklyCostUSD")
        .isNotEqualTo(30.0);
  }

  @Test
  void keepCostsWhoseLogsAreGone() throws IOException {
    QuotaStory story = QuotaStory.s1(folder, "UTC");
    try (var files = Files.walk(folder.resolve("home/.claude"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder.resolve("data/cache.db"));
    WholeProgram.Result synced = story.run("sync-week");
    assertThat(synced.exitCode()).isZero();
    assertThat(synced.out()).startsWith("Synced week 2026-04-13..2026-04-20 => $29.250000\n");
    assertThat(synced.err()).contains("no usage of this week is left in the logs");
    assertThat(story.json("report").get("current")).extracting("weeklyCostUSD").isEqualTo(29.25);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sync-week --week-start 2026                          | 1 | Error: --week-start must be YYYY-MM-DD
          sync-week --week-start 2026-02-30                    | 1 | Error: --week-start must be YYYY-MM-DD
          sync-week --week-start 20260406                      | 1 | Error: --week-start must be YYYY-MM-DD
          sync-week --week-start 2026-04-06 --week-end x       | 1 | Error: --week-end must be YYYY-MM-DD
          sync-week --week-start 2026-04-06 --week-end 2026-04-05 | 1 | Error: --week-end must be on or after --week-start
          sync-week --week-start-name funday                   | 1 | Error: Invalid week start 'funday'. Allowed: monday, tuesday, wednesday, thursday, friday, saturday, sunday
          percent-breakdown --week-start soon                  | 1 | Error: --week-start must be YYYY-MM-DD
          report --tz Foo/Bar                                  | 2 | invalid timezone 'Foo/Bar'
          report --config nowhere.json                         | 2 | cctally: --config: file not found: nowhere.json
          report --output x.md                                 | 2 | cctally: --output requires --format
          weekly --since 2026                                  | 1 | Error: --since must be YYYY-MM-DD or YYYYMMDD format, got '2026'
          weekly --until 2026-13-01                            | 1 | Error: --until must be YYYY-MM-DD or YYYYMMDD format, got '2026-13-01'
          weekly --debug-samples -1                            | 2 | argument --debug-samples
          """)
  void refuseWhatMakesNoSense(String line, int exitCode, String message) throws IOException {
    WholeProgram.Result result = empty().run(line);
    assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(message);
    assertThat(Files.exists(folder.resolve("data"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"report", "percent-breakdown", "sync-week", "weekly"})
  void leaveADamagedHistoryAsItIs(String command) throws IOException {
    QuotaStory story = empty();
    byte[] damaged =
        "this is no database, however long it may be".repeat(100).getBytes(StandardCharsets.UTF_8);
    Files.createDirectories(folder.resolve("data"));
    Files.write(folder.resolve("data/stats.db"), damaged);
    WholeProgram.Result result = story.run(command + " --json");
    assertThat(result.exitCode()).as(result.err()).isIn(1, 2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("stats.db");
    assertThat(Files.readAllBytes(folder.resolve("data/stats.db"))).isEqualTo(damaged);
  }

  @ParameterizedTest
  @CsvSource({"10,fresh", "11,aging", "20,aging", "21,stale", "86400,stale", "86401,"})
  void agesHaveNames(long seconds, String label) throws IOException {
    settings("{\"oauth_usage\":{\"fresh_threshold_seconds\":10,\"stale_after_seconds\":20}}");
    QuotaStory story =
        new QuotaStory(folder, "UTC").tick("2026-05-12T10:00", 5, "2026-05-16T09:00");
    story.program.now = story.program.now.plusSeconds(seconds);
    var current =
        (java.util.Map<?, ?>) java.util.Objects.requireNonNull(story.json("report").get("current"));
    if (label == null) {
      assertThat(current.containsKey("freshness")).isFalse();
    } else {
      assertThat(current.get("freshness"))
          .hasToString(
              "{label=%s, captured_at=2026-05-12T10:00:00Z, age_seconds=%s.0}"
                  .formatted(label, seconds));
    }
  }

  @Test
  void wrongSettingsDoNoHarmWhereTheyAreNotNeeded() throws IOException {
    settings(
        "{\"oauth_usage\":{\"fresh_threshold_seconds\":true},"
            + "\"collector\":{\"week_start\":\"funday\"}}");
    QuotaStory story =
        new QuotaStory(folder, "UTC").tick("2026-05-12T10:00", 5, "2026-05-16T09:00");
    story.program.now = story.program.now.plusSeconds(31);
    assertThat(story.out("report")).contains("5.00%", "aging");
    assertThat(story.out("percent-breakdown")).contains("Week: 2026-05-09 09:00");
    assertThat(story.out("weekly")).isEqualTo("No Claude usage found.\n");
    assertThat(story.run("report --json").err())
        .isEqualTo(
            "Error: Invalid week start 'funday'. Allowed: monday, tuesday, wednesday, thursday,"
                + " friday, saturday, sunday\n");
    assertThat(story.json("report --week-start-name Sunday").get("weekStartRule"))
        .isEqualTo("sunday");
  }

  @Test
  void sayThatNothingWasCrossedSinceACredit() throws IOException {
    QuotaStory story =
        new QuotaStory(folder, "UTC")
            .tick("2026-05-12T10:00", 50, "2026-05-16T09:00")
            .tick("2026-05-12T11:30", 0.5, "2026-05-16T09:00");
    assertThat(story.out("percent-breakdown"))
        .isEqualTo(
            """
            Week: 2026-05-12 11:00 -> 2026-05-16 09:00
            (post-credit segment, no milestones crossed yet)
            """);
  }
}
