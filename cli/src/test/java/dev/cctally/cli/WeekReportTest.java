package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code report}, {@code percent-breakdown} and {@code sync-week} over the worked examples. */
final class WeekReportTest {
  private static final String ROW_1 =
      """
      {
        "weekStartDate": "2026-04-13",
        "weekEndDate": "2026-04-20",
        "weekStartAt": "2026-04-13T15:00:00+00:00",
        "weekEndAt": "2026-04-20T15:00:00+00:00",
        "weeklyPercent": 14.5,
        "weeklyCostUSD": 29.25,
        "dollarsPerPercent": 2.017241379,
        "usageCapturedAt": "2026-04-15T12:00:00Z",
        "costCapturedAt": "2026-04-15T12:00:00Z",
        "asOf": "2026-04-15T12:00:00+00:00",
        "rangeStartIso": "2026-04-13T15:00:00+00:00",
        "rangeEndIso": "2026-04-15T12:00:00+00:00",
        "freshness": {
          "label": "stale",
          "captured_at": "2026-04-15T12:00:00Z",
          "age_seconds": 1800
        }
      }
      """;
  private static final String REPORT_1 =
      """
      {
        "current": ROW,
        "trend": [
          ROW,
          {
            "weekStartDate": "2026-04-06",
            "weekEndDate": "2026-04-13",
            "weekStartAt": "2026-04-06T15:00:00+00:00",
            "weekEndAt": "2026-04-13T15:00:00+00:00",
            "weeklyPercent": 40.0,
            "weeklyCostUSD": 30.0,
            "dollarsPerPercent": 0.75,
            "usageCapturedAt": "2026-04-12T10:00:00Z",
            "costCapturedAt": "2026-04-12T10:00:00Z",
            "asOf": "2026-04-12T10:00:00+00:00",
            "rangeStartIso": "2026-04-06T15:00:00+00:00",
            "rangeEndIso": "2026-04-12T10:00:00+00:00"
          }
        ],
        "weekStartRule": "monday",
        "generatedAt": "2026-04-15T12:30:00Z",
        "currentWeek": {
          "weekStartDate": "2026-04-13",
          "weekEndDate": "2026-04-20",
          "weekStartAt": "2026-04-13T15:00:00+00:00",
          "weekEndAt": "2026-04-20T15:00:00+00:00"
        }
      }
      """;
  private static final String MILESTONES_1 =
      """
      [{"percentThreshold":10,"cumulativeCostUSD":2.0,"marginalCostUSD":null,"capturedAt":"2026-04-13T16:10:00Z"},
      {"percentThreshold":11,"cumulativeCostUSD":6.0,"marginalCostUSD":4.0,"capturedAt":"2026-04-13T18:30:00Z"},
      {"percentThreshold":12,"cumulativeCostUSD":19.0,"marginalCostUSD":13.0,"capturedAt":"2026-04-14T11:00:00Z"},
      {"percentThreshold":13,"cumulativeCostUSD":29.25,"marginalCostUSD":10.25,"capturedAt":"2026-04-15T12:00:00Z"},
      {"percentThreshold":14,"cumulativeCostUSD":29.25,"marginalCostUSD":null,"capturedAt":"2026-04-15T12:00:00Z"}]
      """;
  private static final String BREAKDOWN_1 =
      """
      {"weekStartDate":"2026-04-13","weekEndDate":"2026-04-20","weekStartAt":"2026-04-13T15:00:00+00:00","weekEndAt":"2026-04-20T15:00:00+00:00",
      "milestones":[
      {"percentThreshold":10,"cumulativeCostUSD":2.0,"marginalCostUSD":null,"capturedAt":"2026-04-13T16:10:00Z","fiveHourPercentAtCrossing":4.0},
      {"percentThreshold":11,"cumulativeCostUSD":6.0,"marginalCostUSD":4.0,"capturedAt":"2026-04-13T18:30:00Z","fiveHourPercentAtCrossing":5.0},
      {"percentThreshold":12,"cumulativeCostUSD":19.0,"marginalCostUSD":13.0,"capturedAt":"2026-04-14T11:00:00Z","fiveHourPercentAtCrossing":7.0},
      {"percentThreshold":13,"cumulativeCostUSD":29.25,"marginalCostUSD":10.25,"capturedAt":"2026-04-15T12:00:00Z","fiveHourPercentAtCrossing":5.0},
      {"percentThreshold":14,"cumulativeCostUSD":29.25,"marginalCostUSD":null,"capturedAt":"2026-04-15T12:00:00Z","fiveHourPercentAtCrossing":5.0}],
      "generatedAt":"2026-04-15T12:30:00Z"}
      """;
  private static final String SYNCED_1 =
      """
      {"weekStartDate":"2026-04-13","weekEndDate":"2026-04-20","weekStartAt":"2026-04-13T15:00:00+00:00","weekEndAt":"2026-04-20T15:00:00+00:00",
      "rangeStartIso":"2026-04-13T15:00:00+00:00","rangeEndIso":"2026-04-15T12:30:00+00:00","costUSD":30.0,"weeklyPercent":14.5,"dollarsPerPercent":2.068965517}
      """;

  @TempDir private Path folder;

  private static void same(String expected, String actual) {
    assertThat(SameJson.differences(expected, actual)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"})
  void s1TellsTheTrend(String zone) throws IOException {
    QuotaStory story = QuotaStory.s1(folder, zone);
    same(REPORT_1.replace("ROW", ROW_1), story.out("report --json"));
    same(BREAKDOWN_1, story.out("percent-breakdown --json"));
    same(REPORT_1.replace("ROW", ROW_1), story.out("report --json --tz Asia/Tokyo --weeks 2"));
    String synced =
        ROW_1
            .replace("29.25", "30.0")
            .replace("2.017241379", "2.068965517")
            .replace(
                "\"costCapturedAt\": \"2026-04-15T12:00", "\"costCapturedAt\": \"2026-04-15T12:30")
            .replace("\"asOf\": \"2026-04-15T12:00", "\"asOf\": \"2026-04-15T12:30")
            .replace("\"rangeEndIso\": \"2026-04-15T12:00", "\"rangeEndIso\": \"2026-04-15T12:30");
    String detailed =
        REPORT_1.replace("ROW", synced).stripTrailing().replaceFirst("}$", "")
            + ",\"milestones\":"
            + MILESTONES_1
            + "}";
    same(detailed, story.out("report --json --sync-current --detail"));
    String document = story.out("sync-week --json");
    same(SYNCED_1, document.replaceFirst("\"id\": [1-9][0-9]*,", ""));
    assertThat(story.out("sync-week --json")).isNotEqualTo(document); // it has another id
    assertThat(story.out("sync-week"))
        .isEqualTo(
            """
            Synced week 2026-04-13..2026-04-20 => $30.000000
            Latest weekly usage: 14.50%
            $ per 1% usage: $2.068966
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"})
  void s2HasARowBeforeAndAfterTheCredit(String zone) throws IOException {
    QuotaStory story = QuotaStory.s2(folder, zone);
    Map<String, Object> report = story.json("report");
    assertThat(rows(report, "freshness"))
        .containsExactly(
            "2026-05-09 2026-05-16 2026-05-13T17:00:00+00:00 2026-05-16T09:00:00+00:00 3.0 7.0"
                + " 2.333333333 2026-05-13T20:10:00Z 2026-05-13T20:10:00Z 2026-05-13T20:10:00+00:00"
                + " 2026-05-13T17:00:00+00:00 2026-05-16T09:00:00+00:00"
                + " {label=stale, captured_at=2026-05-13T20:10:00Z, age_seconds=3000.0}",
            "2026-05-09 2026-05-13 2026-05-09T09:00:00+00:00 2026-05-13T17:00:00+00:00 67.0 57.0"
                + " 0.850746269 2026-05-12T10:30:00Z 2026-05-12T10:30:00Z 2026-05-12T10:30:00+00:00"
                + " 2026-05-09T09:00:00+00:00 2026-05-13T17:00:00+00:00 null");
    assertThat(report.get("current")).isEqualTo(trend(report).getFirst());
    assertThat(report)
        .extractingByKey("currentWeek")
        .extracting("weekStartAt")
        .isEqualTo("2026-05-13T17:00:00+00:00");
    assertThat(rows(story.json("report --weeks 1"), "weekStartAt")).hasSize(2);
    same(
        """
        {"weekStartDate":"2026-05-09","weekEndDate":"2026-05-16","weekStartAt":"2026-05-13T17:00:00+00:00","weekEndAt":"2026-05-16T09:00:00+00:00",
        "milestones":[
        {"percentThreshold":2,"cumulativeCostUSD":3.0,"marginalCostUSD":null,"capturedAt":"2026-05-13T17:34:00Z","fiveHourPercentAtCrossing":null},
        {"percentThreshold":3,"cumulativeCostUSD":7.0,"marginalCostUSD":4.0,"capturedAt":"2026-05-13T20:10:00Z","fiveHourPercentAtCrossing":null}],
        "generatedAt":"2026-05-13T21:00:00Z"}
        """,
        story.out("percent-breakdown --json"));
    assertThat((List<?>) story.json("report --detail").get("milestones")).hasSize(2);
    Map<String, Object> synced = story.json("sync-week");
    assertThat(synced.get("costUSD")).isEqualTo(64.0);
    assertThat(synced.get("dollarsPerPercent")).isEqualTo(2.333333333);
    story.tick("2026-05-13T20:20", 67, "2026-05-16T09:00");
    story.now("2026-05-13T21:00");
    assertThat(rows(story.json("report"), "freshness")).isEqualTo(rows(report, "freshness"));
  }

  /** Without logs and cache a part has cost what was last written down of it, not nothing. */
  @Test
  void partsOfAWeekKeepTheirCostsWhenTheLogsAreGone() throws IOException {
    QuotaStory story = QuotaStory.s2(folder, "UTC");
    story.tick("2026-05-13T21:30", 41, "2026-05-16T09:00");
    story.tick("2026-05-13T22:10", 0.4, "2026-05-16T09:00").now("2026-05-13T22:30");
    assertThat(rows(story.json("report"), "dollarsPerPercent"))
        .as("a part in which nothing was used")
        .first(InstanceOfAssertFactories.STRING)
        .endsWith(" 0.4 0.0 0.0");
    logsAreGone(story);

    assertThat(rows(story.json("report"), "dollarsPerPercent"))
        .containsExactly(
            "2026-05-09 2026-05-16 2026-05-13T22:00:00+00:00 2026-05-16T09:00:00+00:00 0.4 null"
                + " null",
            "2026-05-09 2026-05-13 2026-05-13T17:00:00+00:00 2026-05-13T22:00:00+00:00 41.0 7.0"
                + " 0.170731707",
            "2026-05-09 2026-05-13 2026-05-09T09:00:00+00:00 2026-05-13T17:00:00+00:00 67.0 50.0"
                + " 0.746268657");
    assertThat(story.json("report").get("trend"))
        .asString()
        .contains("costCapturedAt=2026-05-12T10:30:00Z");
    assertThat(story.out("report")).contains("n/a").contains("$50.000000");
  }

  private static void logsAreGone(QuotaStory story) throws IOException {
    for (Path root : List.of(story.program.home.resolve(".claude"), story.program.data)) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = file.getFileName().toString();
          if (name.endsWith(".jsonl") || name.startsWith("cache.db")) {
            Files.delete(file);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"})
  void s4CutsTheWeekWhoseEndWasMoved(String zone) throws IOException {
    QuotaStory story = QuotaStory.s4(folder, zone);
    List<String> expected =
        List.of(
            "2026-05-11 2026-05-18 2026-05-13T14:00:00+00:00 2026-05-18T09:00:00+00:00 5.0 7.0 1.4",
            "2026-05-09 2026-05-13 2026-05-09T09:00:00+00:00 2026-05-13T14:00:00+00:00 34.0 22.0"
                + " 0.647058824");
    assertThat(rows(story.json("report"), "dollarsPerPercent")).isEqualTo(expected);
    assertThat(story.json("percent-breakdown"))
        .extractingByKey("milestones")
        .asString()
        .isEqualTo(
            "[{percentThreshold=5.0, cumulativeCostUSD=7.0, marginalCostUSD=null,"
                + " capturedAt=2026-05-14T10:30:00Z, fiveHourPercentAtCrossing=null}]");
    // A late reading of the week that is over changes nothing.
    story.tick("2026-05-14T15:10", 34.2, "2026-05-16T09:00");
    Map<String, Object> report = story.json("report");
    assertThat(report)
        .extractingByKey("currentWeek")
        .extracting("weekStartDate")
        .isEqualTo("2026-05-11");
    assertThat(report).extractingByKey("current").extracting("weeklyPercent").isEqualTo(5.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"})
  void s5CutsAnOverlapWithoutReset(String zone) throws IOException {
    QuotaStory story = QuotaStory.s5(folder, zone);
    assertThat(rows(story.json("report"), "weeklyPercent"))
        .containsExactly(
            "2026-05-11 2026-05-18 2026-05-11T09:00:00+00:00 2026-05-18T09:00:00+00:00 33.0",
            "2026-05-09 2026-05-11 2026-05-09T09:00:00+00:00 2026-05-11T09:00:00+00:00 35.5");
  }

  private static List<?> trend(Map<?, ?> report) {
    return (List<?>) Objects.requireNonNull(report.get("trend"));
  }

  /** The rows' members up to one of them. */
  private static List<String> rows(Map<?, ?> report, String last) {
    List<String> names =
        List.of(
            "weekStartDate",
            "weekEndDate",
            "weekStartAt",
            "weekEndAt",
            "weeklyPercent",
            "weeklyCostUSD",
            "dollarsPerPercent",
            "usageCapturedAt",
            "costCapturedAt",
            "asOf",
            "rangeStartIso",
            "rangeEndIso",
            "freshness");
    List<String> rows = new ArrayList<>();
    for (Object row : trend(report)) {
      List<String> members = new ArrayList<>();
      for (String name : names.subList(0, names.indexOf(last) + 1)) {
        members.add(String.valueOf(((Map<?, ?>) row).get(name)));
      }
      rows.add(String.join(" ", members));
    }
    return rows;
  }
}
