package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code weekly} over the worked examples. */
final class WeeklyTest {
  private static final String WEEKLY_1 =
      """
      {
        "weekly": [
          {
            "week": "2026-04-06",
            "displayWeek": "2026-04-06",
            "weekStartAt": "2026-04-06T15:00:00+00:00",
            "weekEndAt": "2026-04-13T15:00:00+00:00",
            "weekSource": "snapshot",
            "inputTokens": 3000,
            "cacheCreationTokens": 0,
            "cacheReadTokens": 0,
            "outputTokens": 1300,
            "totalTokens": 4300,
            "totalCost": 30.0,
            "usedPct": 40.0,
            "dollarsPerPercent": 0.75,
            "modelsUsed": ["claude-opus-4-6", "claude-sonnet-4-6"],
            "modelBreakdowns": [
              {"modelName": "claude-sonnet-4-6", "inputTokens": 2000, "outputTokens": 800,
               "cacheCreationTokens": 0, "cacheReadTokens": 0, "cost": 20.0},
              {"modelName": "claude-opus-4-6", "inputTokens": 1000, "outputTokens": 500,
               "cacheCreationTokens": 0, "cacheReadTokens": 0, "cost": 10.0}
            ]
          },
          {
            "week": "2026-04-13",
            "displayWeek": "2026-04-13",
            "weekStartAt": "2026-04-13T15:00:00+00:00",
            "weekEndAt": "2026-04-20T15:00:00+00:00",
            "weekSource": "snapshot",
            "inputTokens": 16000,
            "cacheCreationTokens": 4200,
            "cacheReadTokens": 110000,
            "outputTokens": 6300,
            "totalTokens": 136500,
            "totalCost": 30.0,
            "usedPct": 14.5,
            "dollarsPerPercent": 2.0689655172413794,
            "modelsUsed": ["claude-opus-4-6", "claude-sonnet-4-6"],
            "modelBreakdowns": [
              {"modelName": "claude-opus-4-6", "inputTokens": 9500, "outputTokens": 4100,
               "cacheCreationTokens": 3000, "cacheReadTokens": 65000, "cost": 19.0},
              {"modelName": "claude-sonnet-4-6", "inputTokens": 6500, "outputTokens": 2200,
               "cacheCreationTokens": 1200, "cacheReadTokens": 45000, "cost": 11.0}
            ]
          }
        ],
        "totals": {
          "inputTokens": 19000,
          "cacheCreationTokens": 4200,
          "cacheReadTokens": 110000,
          "outputTokens": 7600,
          "totalTokens": 140800,
          "totalCost": 60.0
        }
      }
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"})
  void s1HasAWeekForEachReset(String zone) throws IOException {
    QuotaStory story = QuotaStory.s1(folder, zone);
    String document = story.out("weekly --json");
    assertThat(SameJson.differences(WEEKLY_1, document)).isEmpty();
    assertThat(story.out("claude weekly --json")).isEqualTo(document);
    assertThat(story.out("weekly --json --tz Asia/Tokyo -b --compact")).isEqualTo(document);
    assertThat(rows(story.json("weekly -o desc --last 1"))).hasSize(1);
    assertThat(story.out("weekly --json --no-cost")).doesNotContainIgnoringCase("cost", "dollars");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"})
  void s2LosesNothingToACredit(String zone) throws IOException {
    QuotaStory story = QuotaStory.s2(folder, zone);
    Map<String, Object> report = story.json("weekly");
    assertThat(rows(report))
        .containsExactly(
            "2026-05-09 2026-05-09 2026-05-09T09:00:00+00:00 2026-05-13T17:00:00+00:00 snapshot"
                + " 57.0 67.0 0.8507462686567164",
            "2026-05-09 2026-05-13 2026-05-13T17:00:00+00:00 2026-05-16T09:00:00+00:00 snapshot"
                + " 7.0 3.0 2.3333333333333335");
    assertThat(report.get("totals")).extracting("totalCost").isEqualTo(64.0);
    assertThat(rows(story.json("weekly --last 1"))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"})
  void s4ShowsTheMovedWeekByItsNewStart(String zone) throws IOException {
    QuotaStory story = QuotaStory.s4(folder, zone);
    assertThat(rows(story.json("weekly")))
        .containsExactly(
            "2026-05-09 2026-05-09 2026-05-09T09:00:00+00:00 2026-05-13T14:00:00+00:00 snapshot"
                + " 22.0 34.0 0.6470588235294118",
            "2026-05-11 2026-05-13 2026-05-13T14:00:00+00:00 2026-05-18T09:00:00+00:00 snapshot"
                + " 7.0 5.0 1.4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"})
  void s8FollowsFromFewReadings(String zone) throws IOException {
    QuotaStory story = QuotaStory.s8(folder, zone);
    String[] rows = {
      "2026-02-26 2026-02-26 2026-02-26T15:00:00+00:00 2026-03-05T15:00:00+00:00 extrapolated 1.0"
          + " null null",
      "2026-03-19 2026-03-19 2026-03-19T15:00:00+00:00 2026-03-26T15:00:00+00:00 extrapolated 2.0"
          + " null null",
      "2026-03-26 2026-03-26 2026-03-26T15:00:00+00:00 2026-04-02T15:00:00+00:00 extrapolated 3.0"
          + " null null",
      "2026-04-09 2026-04-09 2026-04-09T15:00:00+00:00 2026-04-16T15:00:00+00:00 snapshot 4.0 20.0"
          + " 0.2",
      "2026-04-23 2026-04-23 2026-04-23T15:00:00+00:00 2026-04-30T15:00:00+00:00 extrapolated 5.0"
          + " null null",
      "2026-05-09 2026-05-09 2026-05-09T09:00:00+00:00 2026-05-16T09:00:00+00:00 snapshot 6.0 30.0"
          + " 0.2"
    };
    assertThat(rows(story.json("weekly"))).containsExactly(rows);
    // Later readings do not tell of an earlier day, and where a range starts moves no week.
    assertThat(rows(story.json("weekly --since 2026-04-01 --until 2026-04-24")))
        .containsExactly(rows[2], rows[3]);
    if (zone.equals("UTC")) {
      assertThat(rows(story.json("weekly --until 20260410")))
          .containsExactly(rows[0], rows[1], rows[2], rows[3].replace(" 20.0 0.2", " null null"));
    }
  }

  private static List<String> rows(Map<String, Object> report) {
    List<String> names =
        List.of(
            "week",
            "displayWeek",
            "weekStartAt",
            "weekEndAt",
            "weekSource",
            "totalCost",
            "usedPct",
            "dollarsPerPercent");
    List<String> rows = new ArrayList<>();
    for (Object row : (List<?>) Objects.requireNonNull(report.get("weekly"))) {
      List<String> members = new ArrayList<>();
      for (String name : names) {
        members.add(String.valueOf(((Map<?, ?>) row).get(name)));
      }
      rows.add(String.join(" ", members));
    }
    return rows;
  }
}
