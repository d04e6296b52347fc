package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code five-hour-blocks} and {@code five-hour-breakdown} from a status line's readings to what is
 * seen: the worked examples.
 */
final class FiveHourTest {
  private static final String WEEK = "2026-05-16T09:00";

  private static final String S1_BLOCKS =
      """
      {"blockStartAt": "2026-04-15T09:00:00+00:00", "fiveHourWindowKey": 1776261600,
       "fiveHourResetsAt": "2026-04-15T14:00:00+00:00",
       "lastObservedAtUtc": "2026-04-15T12:00:00Z", "status": "active",
       "finalFiveHourPercent": 5.0, "totalCost": 10.25, "dollarsPerPercent": 2.05,
       "inputTokens": 5600, "outputTokens": 2200, "cacheCreationTokens": 700,
       "cacheReadTokens": 40000, "sevenDayPctAtBlockStart": 12.4,
       "sevenDayPctAtBlockEnd": 14.5, "sevenDayPctDeltaPp": 2.1, "crossedSevenDayReset": false,
       "credits": []},
      {"blockStartAt": "2026-04-14T09:00:00+00:00", "fiveHourWindowKey": 1776175200,
       "fiveHourResetsAt": "2026-04-14T14:00:00+00:00",
       "lastObservedAtUtc": "2026-04-14T11:00:00Z", "status": "closed",
       "finalFiveHourPercent": 7.0, "totalCost": 13.0, "dollarsPerPercent": 1.857142857,
       "inputTokens": 7000, "outputTokens": 2600, "cacheCreationTokens": 1500,
       "cacheReadTokens": 50000, "sevenDayPctAtBlockStart": 12.0,
       "sevenDayPctAtBlockEnd": 12.0, "sevenDayPctDeltaPp": 0.0, "crossedSevenDayReset": false,
       "credits": []},
      {"blockStartAt": "2026-04-13T16:00:00+00:00", "fiveHourWindowKey": 1776114000,
       "fiveHourResetsAt": "2026-04-13T21:00:00+00:00",
       "lastObservedAtUtc": "2026-04-13T18:30:00Z", "status": "closed",
       "finalFiveHourPercent": 5.0, "totalCost": 6.0, "dollarsPerPercent": 1.2,
       "inputTokens": 3000, "outputTokens": 1300, "cacheCreationTokens": 2000,
       "cacheReadTokens": 17000, "sevenDayPctAtBlockStart": 10.0,
       "sevenDayPctAtBlockEnd": 11.0, "sevenDayPctDeltaPp": 1.0, "crossedSevenDayReset": false,
       "credits": []},
      {"blockStartAt": "2026-04-10T09:00:00+00:00", "fiveHourWindowKey": 1775829600,
       "fiveHourResetsAt": "2026-04-10T14:00:00+00:00",
       "lastObservedAtUtc": "2026-04-10T10:05:00Z", "status": "closed",
       "finalFiveHourPercent": 9.0, "totalCost": 20.0, "dollarsPerPercent": 2.222222222,
       "inputTokens": 2000, "outputTokens": 800, "cacheCreationTokens": 0,
       "cacheReadTokens": 0, "sevenDayPctAtBlockStart": 36.0, "sevenDayPctAtBlockEnd": 36.0,
       "sevenDayPctDeltaPp": 0.0, "crossedSevenDayReset": false, "credits": []},
      {"blockStartAt": "2026-04-07T09:00:00+00:00", "fiveHourWindowKey": 1775570400,
       "fiveHourResetsAt": "2026-04-07T14:00:00+00:00",
       "lastObservedAtUtc": "2026-04-07T10:05:00Z", "status": "closed",
       "finalFiveHourPercent": 5.0, "totalCost": 10.0, "dollarsPerPercent": 2.0,
       "inputTokens": 1000, "outputTokens": 500, "cacheCreationTokens": 0,
       "cacheReadTokens": 0, "sevenDayPctAtBlockStart": 12.0, "sevenDayPctAtBlockEnd": 12.0,
       "sevenDayPctDeltaPp": 0.0, "crossedSevenDayReset": false, "credits": []}
      """;

  private static final String S1_MILESTONES =
      """
      {"percentThreshold": 3, "capturedAt": "2026-04-15T10:00:00Z", "blockCostUSD": 3.0,
       "marginalCostUSD": null, "sevenDayPctAtCrossing": 12.4, "resetEventId": 0},
      {"percentThreshold": 4, "capturedAt": "2026-04-15T12:00:00Z", "blockCostUSD": 10.25,
       "marginalCostUSD": 7.25, "sevenDayPctAtCrossing": 14.5, "resetEventId": 0},
      {"percentThreshold": 5, "capturedAt": "2026-04-15T12:00:00Z", "blockCostUSD": 10.25,
       "marginalCostUSD": null, "sevenDayPctAtCrossing": 14.5, "resetEventId": 0}
      """;

  @TempDir private Path folder;

  private QuotaStory story() {
    return new QuotaStory(folder, "UTC");
  }

  private static void same(String actual, String expected) {
    assertThat(JsonDifference.parse(actual)).isEqualTo(JsonDifference.parse(expected));
  }

  private static Object at(String json, String path) {
    return QuotaStory.at(json, path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"})
  void tellsWhatIsRecordedWhateverTheZone(String zone) {
    QuotaStory story = QuotaStory.s1(folder, zone);
    same(
        story.out("five-hour-blocks --json"),
        """
        {"schemaVersion": 1, "window": {"since": null, "until": null, "limit": 50,
         "order": "desc", "count": 5, "truncated": false}, "blocks": [%s]}
        """
            .formatted(S1_BLOCKS));
    String day = story.out("five-hour-blocks --since 2026-04-15 --breakdown project --json");
    same(
        day.replaceAll("(?s)\"blocks\".*\"projectBreakdowns\"", "\"projectBreakdowns\"")
            .replaceAll("(?s)}\\s*]\\s*}\\s*$", "}"),
        """
        {"schemaVersion": 1, "window": {"since": "2026-04-15", "until": null, "limit": null,
         "order": "desc", "count": 1, "truncated": false},
         "projectBreakdowns": [{"projectPath": "/work/beta", "inputTokens": 3500,
          "outputTokens": 1200, "cacheCreationTokens": 700, "cacheReadTokens": 25000,
          "cost": 6.0, "entryCount": 1},
         {"projectPath": "/work/alpha", "inputTokens": 2100, "outputTokens": 1000,
          "cacheCreationTokens": 0, "cacheReadTokens": 15000, "cost": 4.25, "entryCount": 2}]}
        """);
    String models = story.out("five-hour-blocks -s 20260415 --breakdown model --json");
    assertThat(at(models, "blocks.0.modelBreakdowns.0.modelName")).isEqualTo("claude-sonnet-4-6");
    assertThat(at(models, "blocks.0.modelBreakdowns.0.cost")).isEqualTo(6.0);
    assertThat(at(models, "blocks.0.modelBreakdowns.1.entryCount")).isEqualTo(2.0);
    String breakdown = story.out("five-hour-breakdown --json");
    same(
        breakdown,
        "{\"schemaVersion\": 1, \"block\": %s, \"milestones\": [%s], \"credits\": []}"
            .formatted(newest().replaceAll(",\\s*\"credits\": \\[]}", "}"), S1_MILESTONES));
    assertThat(story.out("five-hour-breakdown --json --tz Asia/Tokyo")).isEqualTo(breakdown);
    assertThat(story.out("claude five-hour-breakdown --json")).isEqualTo(breakdown);
    assertThat(story.out("claude five-hour-blocks --json --tz Asia/Tokyo"))
        .isEqualTo(story.out("five-hour-blocks --json"));
  }

  private static String newest() {
    return S1_BLOCKS.substring(0, S1_BLOCKS.indexOf("},") + 1);
  }

  @Test
  void showsThemAsATable() {
    QuotaStory story = QuotaStory.s1(folder, "UTC");
    assertThat(story.out("five-hour-blocks"))
        .isEqualTo(
            """

             Claude Code Token Usage Report - 5-Hour Blocks  (UTC)

            ╭──────────────────┬────────┬──────┬────────────┬───────┬────────────┬──────╮
            │ Block Start      │ Status │ 5h % │ Cost (USD) │  $/1% │ 7d % range │  Δ7d │
            ├──────────────────┼────────┼──────┼────────────┼───────┼────────────┼──────┤
            │ 2026-04-15 09:00 │ ACTIVE │  5.0 │     $10.25 │ $2.05 │  12.4→14.5 │ +2.1 │
            │ 2026-04-14 09:00 │ closed │  7.0 │     $13.00 │ $1.86 │  12.0→12.0 │ +0.0 │
            │ 2026-04-13 16:00 │ closed │  5.0 │      $6.00 │ $1.20 │  10.0→11.0 │ +1.0 │
            │ 2026-04-10 09:00 │ closed │  9.0 │     $20.00 │ $2.22 │  36.0→36.0 │ +0.0 │
            │ 2026-04-07 09:00 │ closed │  5.0 │     $10.00 │ $2.00 │  12.0→12.0 │ +0.0 │
            ╰──────────────────┴────────┴──────┴────────────┴───────┴────────────┴──────╯
             5 blocks · cost: $59.25
            """);
    assertThat(story.out("five-hour-breakdown"))
        .startsWith(
            "Block: 2026-04-15 09:00 UTC (active, 3h 30m elapsed) · 5h%: 5.0% · 7d% 12.4→14.5"
                + " (Δ +2.1pp)\n")
        .contains("│ 2 │        4% │ 2026-04-15 12:00 │      $10.250000 │     $7.250000 │")
        .endsWith("(active — more milestones may appear)\n");
    assertThat(story.out("five-hour-breakdown --ago 1 --tz Asia/Kolkata"))
        .startsWith(
            "Block: 2026-04-14 14:30 Asia/Kolkata (closed, ended 19:30) · 5h%: 7.0% · 7d%"
                + " 12.0→12.0 (Δ +0.0pp)\n")
        .doesNotContain("active");
    assertThat(story.out("five-hour-blocks -s 2026-04-15 --breakdown project --tz Asia/Tokyo"))
        .contains("│ 2026-04-15 18:00 │", "│ ├─ /work/beta", "│ └─ /work/alpha", "│      $4.25 │");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120, 200})
  void fitsTheWidthThereIs(int width) {
    QuotaStory story = credited();
    story.program.variables.put("COLUMNS", width + "");
    for (String line :
        List.of(
            "five-hour-blocks",
            "five-hour-blocks --breakdown model",
            "five-hour-blocks --breakdown project",
            "five-hour-breakdown")) {
      assertThat(story.out(line).lines())
          .as(line)
          .allSatisfy(text -> assertThat(text.length()).isLessThanOrEqualTo(width));
    }
  }

  private QuotaStory credited() {
    return credited("UTC");
  }

  private QuotaStory credited(String zone) {
    return new QuotaStory(folder, zone)
        .used("2026-05-12T09:30", 2)
        .used("2026-05-12T10:10", 3)
        .used("2026-05-12T10:30", 1)
        .used("2026-05-12T11:00", 0.5)
        .tick("2026-05-12T10:00", 10, WEEK, 26, "2026-05-12T14:00")
        .tick("2026-05-12T10:20", 10.5, WEEK, 28, "2026-05-12T14:00")
        .tick("2026-05-12T10:47", 10.5, WEEK, 8, "2026-05-12T14:00")
        .tick("2026-05-12T11:05", 10.6, WEEK, 10, "2026-05-12T14:00")
        .now("2026-05-12T12:00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"})
  void tellsOfACredit(String zone) {
    QuotaStory story = credited(zone);
    String credits =
        """
        [{"effectiveResetAtUtc": "2026-05-12T10:40:00+00:00", "priorPercent": 28.0,
          "postPercent": 8.0, "deltaPp": -20.0}]
        """;
    String block =
        """
        {"blockStartAt": "2026-05-12T09:00:00+00:00", "fiveHourWindowKey": 1778594400,
         "fiveHourResetsAt": "2026-05-12T14:00:00+00:00",
         "lastObservedAtUtc": "2026-05-12T11:05:00Z", "status": "active",
         "finalFiveHourPercent": 10.0, "totalCost": 6.5, "dollarsPerPercent": 0.65,
         "inputTokens": 400, "outputTokens": 200, "cacheCreationTokens": 0,
         "cacheReadTokens": 0, "sevenDayPctAtBlockStart": 10.0, "sevenDayPctAtBlockEnd": 10.6,
         "sevenDayPctDeltaPp": 0.6, "crossedSevenDayReset": false
        """;
    String json = story.out("five-hour-blocks --json");
    same(
        json,
        """
        {"schemaVersion": 1, "window": {"since": null, "until": null, "limit": 50,
         "order": "desc", "count": 1, "truncated": false},
         "blocks": [%s, "credits": %s}]}
        """
            .formatted(block, credits));
    String breakdown = story.out("five-hour-breakdown --json");
    Number segment = (Number) at(breakdown, "milestones.3.resetEventId");
    assertThat(segment.longValue()).isPositive();
    String row =
        """
        {"percentThreshold": %s, "capturedAt": "2026-05-12T%s:00Z", "blockCostUSD": %s,
         "marginalCostUSD": %s, "sevenDayPctAtCrossing": %s, "resetEventId": %s}\
        """;
    List<String> milestones =
        List.of(
            row.formatted("26", "10:00", "2.0", "null", "10.0", "0"),
            row.formatted("27", "10:20", "5.0", "3.0", "10.5", "0"),
            row.formatted("28", "10:20", "5.0", "null", "10.5", "0"),
            row.formatted("8", "10:47", "6.0", "null", "10.5", segment),
            row.formatted("9", "11:05", "6.5", "0.5", "10.6", segment),
            row.formatted("10", "11:05", "6.5", "null", "10.6", segment));
    same(
        breakdown,
        "{\"schemaVersion\": 1, \"block\": %s}, \"milestones\": [%s], \"credits\": %s}"
            .formatted(block, String.join(",", milestones), credits));
  }

  @Test
  void showsACredit() {
    QuotaStory story = credited();
    assertThat(story.out("five-hour-blocks")).contains("│ ⚡ credited -20pp │");
    assertThat(story.out("five-hour-breakdown").lines().toList())
        .filteredOn(line -> line.contains("%  │") || line.contains("% │") || line.contains("⚡"))
        .extracting(line -> line.contains("⚡") ? line.replace("│", "").strip() : "row")
        .containsExactly("row", "row", "row", "⚡ CREDIT  -20pp  @ 10:40", "row", "row", "row");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"})
  void tellsWhereAWeekBeganInABlock(String zone) {
    QuotaStory story =
        new QuotaStory(folder, zone)
            .used("2026-05-16T08:30", 1)
            .used("2026-05-16T09:10", 2)
            .tick("2026-05-16T08:40", 94, WEEK, 10, "2026-05-16T12:00")
            .tick("2026-05-16T09:20", 1, "2026-05-23T09:00", 12, "2026-05-16T12:00")
            .now("2026-05-16T12:00");
    String json = story.out("five-hour-blocks --json");
    assertThat(at(json, "blocks.0.blockStartAt")).isEqualTo("2026-05-16T07:00:00+00:00");
    assertThat(at(json, "blocks.0.totalCost")).isEqualTo(3.0);
    assertThat(at(json, "blocks.0.sevenDayPctAtBlockStart")).isEqualTo(94.0);
    assertThat(at(json, "blocks.0.sevenDayPctAtBlockEnd")).isEqualTo(1.0);
    assertThat(at(json, "blocks.0.sevenDayPctDeltaPp")).isEqualTo("null");
    assertThat(at(json, "blocks.0.crossedSevenDayReset")).isEqualTo(true);
    assertThat(story.out("five-hour-blocks --tz utc"))
        .contains(
            "│ ⚡ 2026-05-16 07:00 │", "1 block · cost: $3.00 · ⚡ = block crossed weekly reset");
    assertThat(story.out("five-hour-breakdown --tz utc"))
        .contains("7d% 94.0→1.0 (Δ —) ⚡ crossed weekly reset");
    assertThat(story.out("five-hour-blocks --format md")).contains("| ⚡ |", "**Crossed reset:** 1");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-12T13:59:59, active",
    "2026-05-12T14:00:00, closed",
  })
  void isOpenUntilItResets(String now, String status) {
    QuotaStory story = credited().now(now);
    assertThat(at(story.out("five-hour-blocks --json"), "blocks.0.status")).isEqualTo(status);
  }

  @Test
  void keepsTheLaterBlockOpenWhenALateReadingComes() {
    QuotaStory story =
        story()
            .tick("2026-05-12T13:50", 10, WEEK, 20, "2026-05-12T14:00")
            .tick("2026-05-12T14:05", 11, WEEK, 1, "2026-05-12T19:00")
            .tick("2026-05-12T14:06", 12, WEEK, 21, "2026-05-12T14:00");
    String json = story.out("five-hour-blocks --json");
    assertThat(at(json, "blocks.0.status")).isEqualTo("active");
    assertThat(at(json, "blocks.0.sevenDayPctAtBlockEnd")).isEqualTo(12.0);
    assertThat(at(json, "blocks.1.status")).isEqualTo("closed");
  }

  @ParameterizedTest
  @CsvSource({"0.4, null", "0.5, 2.0"})
  void dividesByNoNoise(double percent, String expected) {
    QuotaStory story =
        story()
            .used("2026-05-12T09:30", 1)
            .tick("2026-05-12T10:00", 10, WEEK, percent, "2026-05-12T14:00");
    assertThat(
            String.valueOf(at(story.out("five-hour-blocks --json"), "blocks.0.dollarsPerPercent")))
        .isEqualTo(expected);
    assertThat(story.out("five-hour-breakdown"))
        .contains("No milestones recorded — block did not cross 1%.")
        .endsWith("(active — more milestones may appear)\n");
  }

  /** A block that starts at 20:10. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-05-11T20:10          | yes
          2026-05-11T20:19          | yes
          2026-05-11T20:19:59       | yes
          2026-05-11T23:10+03:00    | yes
          2026-05-11T20:00:01Z      | yes
          2026-05-11T20:00          | no
          2026-05-11T20:20          | no
          """)
  void findsTheBlockThatStartsNearest(String start, String found) {
    for (String zone : List.of("UTC", "Pacific/Kiritimati")) {
      QuotaStory story =
          new QuotaStory(folder.resolve(zone.replace('/', '-')), zone)
              .tick("2026-05-12T01:00", 10, WEEK, 3, "2026-05-12T01:10");
      WholeProgram.Result result = story.run("five-hour-breakdown --json --block-start " + start);
      if (found.equals("yes")) {
        assertThat(result.err()).isEmpty();
        assertThat(at(result.out(), "block.blockStartAt")).isEqualTo("2026-05-11T20:10:00+00:00");
      } else {
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
            .isEqualTo("five-hour-breakdown: no block matches '" + start + "'\n");
        assertThat(result.exitCode()).isEqualTo(2);
      }
    }
  }

  @Test
  void findsABlockThatWasFirstStatedTwoSecondsEarly() {
    QuotaStory story = story().tick("2026-05-12T16:30", 10, WEEK, 3, "2026-05-12T20:59:58");
    String json = story.out("five-hour-breakdown --json --block-start 2026-05-12T16:00");
    assertThat(at(json, "block.blockStartAt")).isEqualTo("2026-05-12T15:59:58+00:00");
  }

  @Test
  void acceptsABlankBetweenDayAndTime() {
    WholeProgram program = credited().program;
    WholeProgram.Result result =
        program.run("five-hour-breakdown", "--block-start", "2026-05-12 09:00");
    assertThat(result.exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          breakdown --block-start 2026-05-12T09:00 --ago 1 | five-hour-breakdown: --block-start and --ago are mutually exclusive
          breakdown --ago -1                    | five-hour-breakdown: --ago must be non-negative (got -1)
          breakdown --ago=-1                    | five-hour-breakdown: --ago must be non-negative (got -1)
          breakdown --ago x                     | cctally five-hour-breakdown: error: argument --ago: invalid int value: 'x'
          breakdown --ago 1                     | five-hour-breakdown: no block matches '--ago 1'
          breakdown --json --ago 2              | five-hour-breakdown: no block matches '--ago 2'
          breakdown --block-start 2026-04-30    | five-hour-breakdown: --block-start requires HH:MM (got '2026-04-30')
          breakdown --block-start garbageTx     | five-hour-breakdown: --block-start: Invalid isoformat string: 'garbageTx'
          breakdown --block-start 2026-04-30T25:00 | five-hour-breakdown: --block-start: Invalid isoformat string: '2026-04-30T25:00'
          breakdown --block-start 2026-04-30T19:30:00Z | five-hour-breakdown: no block matches '2026-04-30T19:30:00Z'
          breakdown --tz Foo/Bar                | cctally: argument --tz: invalid timezone 'Foo/Bar' -- expected 'local', 'utc', or an IANA name
          breakdown --format md                 | cctally five-hour-breakdown: error: unrecognized arguments: --format md
          blocks --since 2026                   | Error: --since must be YYYY-MM-DD or YYYYMMDD format, got '2026'
          blocks --until 2026-02-30             | Error: --until must be YYYY-MM-DD or YYYYMMDD format, got '2026-02-30'
          blocks --breakdown day                | cctally five-hour-blocks: error: argument --breakdown: invalid choice: 'day' (choose from model, project)
          blocks --mode guess                   | cctally five-hour-blocks: error: argument -m/--mode: invalid choice: 'guess' (choose from auto, calculate, display)
          blocks --debug-samples -1             | cctally five-hour-blocks: error: argument --debug-samples: must be >= 0, got -1
          blocks --json --format md             | cctally five-hour-blocks: error: argument --json: not allowed with argument --format
          blocks --copy                         | cctally: --copy requires --format
          blocks --vendor x                     | cctally five-hour-blocks: error: argument --vendor/--source: invalid choice: 'x' (choose from claude)
          blocks --frob                         | cctally five-hour-blocks: error: unrecognized arguments: --frob
          """)
  void refusesWhatMakesNoSense(String line, String message) {
    WholeProgram.Result result = credited().run("five-hour-" + line);
    assertThat(result.err().lines().toList()).last().isEqualTo(message);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void saysWhatIsMissingInAnEmptyHistory() {
    QuotaStory story = story().used("2026-05-12T09:30", 1).now("2026-05-12T12:00");
    assertThat(story.out("five-hour-blocks")).isEqualTo("No 5h blocks recorded.\n");
    same(
        story.out("five-hour-blocks --json"),
        """
        {"schemaVersion": 1, "window": {"since": null, "until": null, "limit": 50,
         "order": "desc", "count": 0, "truncated": false}, "blocks": []}
        """);
    assertThat(story.out("five-hour-blocks --format md")).contains("# 5-hour blocks — no data");
    WholeProgram.Result result = story.run("five-hour-breakdown --json");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isEqualTo("five-hour-breakdown: no block matches 'current'\n");
    assertThat(Files.exists(story.program.data.resolve("stats.db"))).isFalse();
  }

  @Test
  void showsTheNewestFifty() {
    QuotaStory story = story();
    Instant start = QuotaStory.instant("2026-05-09T10:00");
    for (int i = 0; i < 52; i++) {
      Instant at = start.plusSeconds(3 * 3600L * i);
      String reset = at.plusSeconds(60 * (60 + 120)).toString().substring(0, 16);
      String week = i < 48 ? WEEK : "2026-05-23T09:00";
      story.tick(at.toString().substring(0, 16), i < 48 ? i : 50, week, 2, reset);
    }
    String json = story.out("five-hour-blocks --json");
    assertThat(at(json, "window.count")).isEqualTo(50.0);
    assertThat(at(json, "window.truncated")).isEqualTo(true);
    assertThat((List<?>) at(json, "blocks")).hasSize(50);
    assertThat(story.out("five-hour-blocks")).contains("There are older blocks; --since DATE");
    String all = story.out("five-hour-blocks --json --since 2026-05-01 --mode display");
    assertThat(at(all, "window.count")).isEqualTo(52.0);
    assertThat(at(all, "window.limit")).isEqualTo("null");
    assertThat(at(all, "window.truncated")).isEqualTo(false);
    String day = story.out("five-hour-blocks --json -s 20260510 -u 2026-05-10");
    assertThat((List<?>) at(day, "blocks"))
        .isNotEmpty()
        .allSatisfy(block -> assertThat(block.toString()).contains("blockStartAt=2026-05-10T"));
    same(
        story.out("five-hour-blocks --json -s 2026-05-11 -u 2026-05-10"),
        """
        {"schemaVersion": 1, "window": {"since": "2026-05-11", "until": "2026-05-10",
         "limit": null, "order": "desc", "count": 0, "truncated": false}, "blocks": []}
        """);
  }

  @Test
  void keepsWhatWasStoredWhenTheLogsAreGone() throws Exception {
    QuotaStory story = QuotaStory.s1(folder, "UTC");
    String before = story.out("five-hour-blocks --json --breakdown model");
    try (var files = Files.walk(story.program.home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    Files.delete(story.program.data.resolve("cache.db"));
    assertThat(story.out("five-hour-blocks --json --breakdown model")).isEqualTo(before);
  }

  @Test
  void comparesPricesIfAsked() {
    WholeProgram.Result result =
        QuotaStory.s1(folder, "UTC").run("five-hour-blocks -s 2026-04-15 -d --debug-samples 1");
    assertThat(result.err())
        .contains("Command: cctally five-hour-blocks", "Total entries processed: 3");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void hidesProjectsInADocumentToShare() {
    QuotaStory story = QuotaStory.s1(folder, "UTC");
    assertThat(story.out("five-hour-blocks --format md --no-branding --breakdown project"))
        .isEqualTo(
            """
            # 5-hour blocks — last 5 blocks
            _Apr 07 → Apr 15 (UTC) · light · projects anonymized_
            _2026-04-15T12:30:00Z_

            | Block Start | $ Cost | 5h % | Reset | project-1 | project-2 |
            |:---|---:|---:|:---|---:|---:|
            | 2026-04-07 09:00 | $10.00 | 5.0% | — | $0.00 | $10.00 |
            | 2026-04-10 09:00 | $20.00 | 9.0% | — | $20.00 | $0.00 |
            | 2026-04-13 16:00 | $6.00 | 5.0% | — | $0.00 | $6.00 |
            | 2026-04-14 09:00 | $13.00 | 7.0% | — | $5.00 | $8.00 |
            | 2026-04-15 09:00 | $10.25 | 5.0% | — | $6.00 | $4.25 |

            - **Sum:** $59.25
            - **Blocks:** 5
            - **Avg / block:** $11.85
            """);
    assertThat(story.out("five-hour-blocks --format md --breakdown project --reveal-projects"))
        .contains("| beta |");
    assertThat(story.out("five-hour-blocks --format svg --output - --breakdown project"))
        .contains("Cost per block")
        .doesNotContain("alpha", "beta");
    assertThat(story.out("five-hour-blocks --format md --breakdown model"))
        .contains("| opus-4-6 | sonnet-4-6 |");
  }

  @Test
  void makesALineOfEachBlockAsCsv() {
    QuotaStory story = credited();
    assertThat(story.out("five-hour-blocks --format csv"))
        .isEqualTo(
            """
            blockStartAt,fiveHourResetsAt,lastObservedAtUtc,status,finalFiveHourPercent,\
            inputTokens,outputTokens,cacheCreationTokens,cacheReadTokens,cost,\
            dollarsPerPercent,sevenDayPctAtBlockStart,sevenDayPctAtBlockEnd,\
            sevenDayPctDeltaPp,crossedSevenDayReset,credits
            2026-05-12T09:00:00+00:00,2026-05-12T14:00:00+00:00,2026-05-12T11:05:00Z,active,\
            10.0,400,200,0,0,6.5,0.65,10.0,10.6,0.6,false,1
            """
                .replace("\n", "\r\n"));
    assertThat(story.out("five-hour-blocks --format csv --breakdown project"))
        .isEqualTo(
            """
            blockStartAt,projectPath,inputTokens,outputTokens,cacheCreationTokens,\
            cacheReadTokens,cost,entryCount
            2026-05-12T09:00:00+00:00,/work/alpha,400,200,0,0,6.5,4
            """
                .replace("\n", "\r\n"));
  }
}
