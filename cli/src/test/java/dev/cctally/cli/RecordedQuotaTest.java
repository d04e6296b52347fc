package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cctally.cli.console.Input;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a status line has recorded shows in reports about usage: the worked example F2, with the
 * decisions applied that {@link WorkedExampleTest} tells, which change what responses cost.
 */
final class RecordedQuotaTest {
  private static final String FIRST = "2026-05-18T15:00";
  private static final String SECOND = "2026-05-25T15:00";

  /** What the three projects have cost in the second week. */
  private static final double ALPHA = 2.03158;

  private static final double BETA = 0.03;
  private static final double LIB = 0.680124;

  @TempDir private Path folder;

  private QuotaStory story(String zone) throws IOException {
    FixtureF1 fixture = new FixtureF1(folder);
    return new QuotaStory(fixture.home, folder.resolve("data"), zone)
        .tick("2026-05-12T10:00", 5, FIRST)
        .tick("2026-05-18T09:15", 8, FIRST)
        .tick("2026-05-19T10:06", 30, SECOND, 40, "2026-05-19T14:50")
        .tick("2026-05-20T11:08", 42.5, SECOND, 34, "2026-05-20T13:20")
        .now("2026-05-20T12:00");
  }

  /** The document of a command; that a model has no price is told besides. */
  private static String json(QuotaStory story, String line) {
    WholeProgram.Result result = story.run(line);
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err().lines()).allMatch(text -> text.startsWith("[cost] unknown model"));
    return result.out();
  }

  private static double number(String json, String path) {
    return ((Number) QuotaStory.at(json, path)).doubleValue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Pacific/Kiritimati"})
  void blocksAreTheRecordedWindows(String zone) throws IOException {
    QuotaStory story = story(zone);
    List<?> blocks = (List<?>) QuotaStory.at(json(story, "blocks --json"), "blocks");
    List<?> last = blocks.subList(blocks.size() - 4, blocks.size());
    assertThat(last)
        .map(block -> times((Map<?, ?>) block))
        .containsExactly(
            "2026-05-19T09:50:00.000Z 2026-05-19T14:50:00.000Z recorded 2.0",
            "2026-05-19T10:05:00.000Z 2026-05-20T08:00:00.500Z gap 0.0",
            "2026-05-20T08:00:00.000Z 2026-05-20T08:20:00.000Z heuristic 1.0",
            "2026-05-20T08:20:00.000Z 2026-05-20T13:20:00.000Z recorded 5.0");
    assertThat(last)
        .map(block -> String.valueOf(((Map<?, ?>) block).get("costUSD")))
        .containsExactly("1.97283", "0.0", "0.03", "0.680124");
    String active = json(story, "blocks -a --json");
    assertThat(number(active, "blocks.0.burnRate.tokensPerMinute"))
        .isCloseTo(19.254545454545454, within(1e-9));
    assertThat(number(active, "blocks.0.burnRate.costPerHour"))
        .isCloseTo(LIB / 220 * 60, within(1e-9));
    assertThat(QuotaStory.at(active, "blocks.0.projection"))
        .isEqualTo(Map.of("totalTokens", 5776.0, "totalCost", 0.93, "remainingMinutes", 80.0));
    assertThat(QuotaStory.at(active, "blocks.0.isActive")).isEqualTo(true);
  }

  private static String times(Map<?, ?> block) {
    return block.get("startTime")
        + " "
        + block.get("endTime")
        + " "
        + (Boolean.TRUE.equals(block.get("isGap")) ? "gap" : block.get("anchor"))
        + " "
        + block.get("entries");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata"})
  void projectsShareTheWeeksQuota(String zone) throws IOException {
    QuotaStory story = story(zone);
    String week = json(story, "project --json");
    assertThat(QuotaStory.at(week, "rangeStart")).isEqualTo("2026-05-18");
    assertThat(QuotaStory.at(week, "weeksInRange")).isEqualTo(1.0);
    assertThat(QuotaStory.at(week, "totals.usedPercent")).isEqualTo(42.5);
    assertThat(QuotaStory.at(week, "totals.weeklyAttributionAvailable")).isEqualTo(true);
    double all = ALPHA + BETA + LIB;
    double[] costs = {ALPHA, LIB, BETA};
    for (int i = 0; i < costs.length; i++) {
      assertThat(number(week, "projects." + i + ".costUsd")).isCloseTo(costs[i], within(1e-4));
      assertThat(number(week, "projects." + i + ".attributedUsedPercent"))
          .isCloseTo(costs[i] / all * 42.5, within(1e-4));
    }
    String weeks = json(story, "project --weeks 2 --json");
    assertThat(QuotaStory.at(weeks, "rangeStart")).isEqualTo("2026-05-11");
    assertThat(QuotaStory.at(weeks, "totals.usedPercent")).isEqualTo(50.5);
    String today = json(story, "project --since 20260520 --tz utc --json");
    assertThat(number(today, "projects.0.attributedUsedPercent"))
        .as("the denominator is still the whole week")
        .isCloseTo(LIB / all * 42.5, within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Pacific/Kiritimati"})
  void diffKnowsTheWeeks(String zone) throws IOException {
    QuotaStory story = story(zone);
    String json = json(story, "diff --a last-week --b this-week --json");
    assertThat(QuotaStory.at(json, "windows.a.start_at")).isEqualTo("2026-05-11T15:00:00Z");
    assertThat(QuotaStory.at(json, "windows.a.length_days")).isEqualTo(7.0);
    assertThat(QuotaStory.at(json, "windows.b.length_days")).isEqualTo(1.875);
    assertThat(QuotaStory.at(json, "windows.a.used_pct_mode")).isEqualTo("exact");
    assertThat(QuotaStory.at(json, "windows.b.used_pct_mode")).isEqualTo("n/a");
    assertThat(QuotaStory.at(json, "normalization")).isEqualTo("per-day");
    assertThat(QuotaStory.at(json, "sections.0.rows.0.a.used_pct")).isEqualTo(8.0);
    assertThat(QuotaStory.at(json, "sections.0.rows.0.b.used_pct")).isEqualTo("null");
    assertThat(number(json, "sections.0.rows.0.b.cost_usd"))
        .isCloseTo((ALPHA + BETA + LIB) / 1.875, within(1e-5));
    String whole = json(story, "diff --a 0w-ago --b 1w-ago --json");
    assertThat(QuotaStory.at(whole, "windows.a.used_pct_mode")).isEqualTo("exact");
    assertThat(QuotaStory.at(whole, "windows.b.used_pct_mode")).isEqualTo("exact");
    assertThat(QuotaStory.at(whole, "normalization")).isEqualTo("none");
    assertThat(QuotaStory.at(whole, "sections.0.rows.0.a.used_pct")).isEqualTo(42.5);
  }

  /** The segments about the window and the quota; the rest is that of StatusLineExampleTest. */
  private static String line(QuotaStory story, String input) {
    story.program.input =
        (limit, patience) ->
            new Input.Read(input.getBytes(StandardCharsets.UTF_8), Input.End.REACHED);
    return story.out("statusline");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata"})
  void theStatusLineKnowsTheWindowAndTheQuota(String zone) throws IOException {
    QuotaStory story = story(zone);
    assertThat(line(story, "{}"))
        .endsWith(
            "$0.68 block (1h 20m left) | 🔥 $0.19/hr | 🧠 N/A | 5h 34% (1h 20m) · 7d 42% (5d"
                + " 3h)\n");
    String stated =
        """
        {"rate_limits": {"five_hour": {"used_percentage": 20.4, "resets_at": 1779283200},
                         "seven_day": {"used_percentage": 43.6, "resets_at": 1779721200}}}
        """;
    assertThat(line(story, stated))
        .as("raised to what is stored, and never lowered")
        .endsWith("| 5h 34% (1h 20m) · 7d 44% (5d 3h)\n");
  }
}
