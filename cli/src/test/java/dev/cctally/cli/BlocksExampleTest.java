package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.quota.WindowRecords;
import dev.cctally.plugins.claude.ClaudeVendor;
import dev.cctally.plugins.codex.CodexVendor;
import dev.cctally.spi.period.TimeWindow;
import java.io.IOException;
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
 * The worked examples F1 and F2 by quota window, with the decisions of {@link WorkedExampleTest}.
 */
final class BlocksExampleTest {
  private static final String ACTIVE =
      """
      {
        "blocks": [
          {
            "id": "2026-05-20T08:00:00.000Z",
            "startTime": "2026-05-20T08:00:00.000Z",
            "endTime": "2026-05-20T13:00:00.000Z",
            "actualEndTime": "2026-05-20T11:07:00.000Z",
            "isActive": true,
            "isGap": false,
            "anchor": "heuristic",
            "entries": 6,
            "tokenCounts": {
              "inputTokens": 3114,
              "outputTokens": 3122,
              "cacheCreationInputTokens": 0,
              "cacheReadInputTokens": 0
            },
            "totalTokens": 6236,
            "costUSD": 0.710124,
            "models": [
              "claude-haiku-4-5-20251001",
              "claude-opus-4-5-20251101",
              "claude-opus-4-6",
              "claude-sonnet-4-5-20250929",
              "claude-zeta-9"
            ],
            "burnRate": {
              "tokensPerMinute": 25.983333333333334,
              "costPerHour": 0.177531
            },
            "projection": {
              "totalTokens": 7795,
              "totalCost": 0.89,
              "remainingMinutes": 60
            },
            "tokenLimitStatus": {
              "limit": 1000,
              "projectedUsage": 7795,
              "percentUsed": 779.5,
              "status": "exceeds"
            }
          }
        ],
        "unpricedModels": [
          "claude-zeta-9"
        ]
      }
      """;

  @TempDir Path folder;
  FixtureF1 fixture;
  WholeProgram program;

  @BeforeEach
  void setUp() throws IOException {
    fixture = new FixtureF1(folder);
    program = new WholeProgram(fixture.home, folder.resolve("data"));
  }

  private String out(String... args) {
    WholeProgram.Result result = program.run(args);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }

  private List<?> blocks(String... args) {
    Map<?, ?> document = object(JsonDifference.parse(out(args)));
    return (List<?>) Objects.requireNonNull(document.get("blocks"));
  }

  private static Map<?, ?> object(@Nullable Object value) {
    return (Map<?, ?>) Objects.requireNonNull(value);
  }

  private static String row(Object row) {
    Map<?, ?> r = object(row);
    return r.get("id")
        + " "
        + r.get("endTime")
        + " "
        + r.get("actualEndTime")
        + " "
        + r.get("anchor")
        + " "
        + r.get("isActive")
        + " "
        + r.get("entries")
        + " "
        + r.get("costUSD");
  }

  private List<String> rows(String... args) {
    return blocks(args).stream()
        .map(BlocksExampleTest::row)
        .map(text -> text.replace("2026-", "").replace(":00.000Z", "").replace(".0 ", " "))
        .toList();
  }

  @Test
  void theWorkedExample() {
    assertThat(rows("blocks", "--json"))
        .containsExactly(
            "04-30T23:00 05-01T04:00 05-01T00:00 heuristic false 2 0.009",
            "gap-05-01T00:00 05-18T09:10:05.250Z null null false 0 0.0",
            "05-18T09:00 05-18T14:00 05-18T09:12 heuristic false 2 0.00907",
            "gap-05-18T09:12 05-18T23:30 null null false 0 0.0",
            "05-18T23:00 05-19T04:00 05-18T23:30 heuristic false 1 0.05875",
            "gap-05-18T23:30 05-19T10:00 null null false 0 0.0",
            "05-19T10:00 05-19T15:00 05-19T10:05 heuristic false 2 1.97283",
            "gap-05-19T10:05 05-20T08:00:00.500Z null null false 0 0.0",
            "05-20T08:00 05-20T13:00 05-20T11:07 heuristic true 6 0.710124");
    Map<?, ?> gap = object(blocks("blocks", "--json").get(1));
    assertThat(gap.containsKey("anchor")).isFalse();
    assertThat(gap.get("models")).isEqualTo(List.of());
    assertThat(gap.get("burnRate")).isNull();
    assertThat(gap.containsKey("projection")).isTrue();
    assertThat(gap.get("startTime")).isEqualTo("2026-05-01T00:00:00.000Z");
  }

  @Test
  void theActiveWindowLiterally() {
    assertThat(out("blocks", "--json", "-a", "-t", "1000")).isEqualTo(ACTIVE);
    assertThat(out("claude", "blocks", "-j", "--active", "--token-limit=1000")).isEqualTo(ACTIVE);
    assertThat(out("blocks", "--vendor", "claude", "-j", "-a", "-t1000")).isEqualTo(ACTIVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kathmandu"})
  void figuresDoNotDependOnAnyZone(String zone) {
    String utc = out("blocks", "--json");
    String cut = out("blocks", "--json", "-s", "20260519", "-u", "2026-05-19");
    program.zone = ZoneId.of(zone);
    assertThat(out("blocks", "--json")).isEqualTo(utc);
    assertThat(out("blocks", "--json", "-s", "20260519", "-u", "2026-05-19")).isEqualTo(cut);
    program.zone = ZoneId.of("UTC");
    assertThat(out("blocks", "--json", "--tz", zone.contains("/") ? zone : "utc")).isEqualTo(utc);
    assertThat(
            out(
                "blocks",
                "--json",
                "-s",
                "20260519",
                "-u",
                "2026-05-19",
                "-z",
                zone.contains("/") ? zone : "utc"))
        .isEqualTo(cut);
  }

  @Test
  void daysAreThoseOfUtc() {
    assertThat(rows("blocks", "--json", "-s", "20260519", "-u", "20260519"))
        .containsExactly("05-19T10:00 05-19T15:00 05-19T10:05 heuristic false 2 1.97283");
    assertThat(rows("blocks", "--json", "-s", "20260430", "-u", "20260430"))
        .containsExactly("04-30T23:00 05-01T04:00 04-30T23:59:59.999Z heuristic false 1 0.006");
    assertThat(rows("blocks", "--json", "-s", "20260520", "-u", "20260519")).isEmpty();
  }

  @Test
  void aWindowClosesAtItsEnd() {
    program.now = Instant.parse("2026-05-20T12:59:59Z");
    assertThat(blocks("blocks", "--json", "-a")).hasSize(1);
    Map<?, ?> last = object(object(blocks("blocks", "--json", "-a").getFirst()).get("projection"));
    assertThat(last.get("remainingMinutes")).isEqualTo(0.0);
    program.now = Instant.parse("2026-05-20T13:00:00Z");
    assertThat(out("blocks", "--json", "-a"))
        .isEqualTo("{\n  \"blocks\": [],\n  \"message\": \"No active block\"\n}\n");
    assertThat(out("blocks", "-a", "-t", "5")).isEqualTo("No active session block found.\n");
    assertThat(object(blocks("blocks", "--json").getLast()).get("burnRate")).isNull();
  }

  @Test
  void theFirstHalfSecond() {
    program.now = Instant.parse("2026-05-20T08:00:00.500Z");
    Map<?, ?> block = object(blocks("blocks", "--json", "-a").getFirst());
    assertThat(block.get("entries")).isEqualTo(1.0);
    assertThat(object(block.get("burnRate")).get("tokensPerMinute")).isEqualTo(240000.0);
    assertThat(object(block.get("projection")))
        .isEqualTo(
            Map.of("totalTokens", 72000000.0, "totalCost", 1080.0, "remainingMinutes", 299.0));
  }

  @Test
  void recentKeepsThreeDays() {
    program.now = Instant.parse("2026-05-21T10:00:00Z");
    assertThat(rows("blocks", "--json", "-r").getFirst()).startsWith("05-18T23:00");
    program.now = Instant.parse("2026-05-21T23:30:00Z");
    assertThat(rows("blocks", "--json", "-r").getFirst()).startsWith("gap-05-18T23:30");
    program.now = Instant.parse("2026-05-21T23:30:00.001Z");
    assertThat(rows("blocks", "--json", "-r").getFirst()).startsWith("05-19T10:00");
  }

  @Test
  void theLimitOfEarlierWindowsIsSaidFirst() {
    assertThat(out("blocks")).startsWith("Using max tokens from previous sessions: 551,030\n");
    assertThat(out("blocks", "-a", "-t", "max"))
        .startsWith("Using max tokens from previous sessions: 551,030\n")
        .doesNotContain("Token limit status");
    assertThat(out("blocks", "-r", "-t", ""))
        .startsWith("Using max tokens from previous sessions: 551,030\n");
    assertThat(out("blocks", "-t", "2000")).doesNotContain("Using max").contains("389.8%");
    assertThat(out("blocks", "--json", "-t", "max")).startsWith("{").contains("\"limit\": 551030");
    assertThat(out("blocks", "--json")).doesNotContain("tokenLimitStatus");
    // Nothing has finished yet: there is nothing to compare with.
    assertThat(out("blocks", "-s", "20260520")).doesNotContain("Using max", "%");
    assertThat(out("blocks", "--json", "-s", "20260520", "-t", "max"))
        .doesNotContain("tokenLimitStatus");
  }

  @ParameterizedTest
  @CsvSource({
    "'9000', 9000, warning",
    "'7794', 7794, exceeds",
    "'7795', 7795, warning",
    "'9743', 9743, warning",
    "'9744', 9744, ok",
    "'  +12.9x', 12, exceeds",
    "'99999999999999999999', 9223372036854775807, ok",
    "'0', 0, ",
    "'-5', 0, ",
    "'x', 0, ",
    "' ', 0, ",
    "'0x10', 0, ",
    "'MAX', 0, "
  })
  void readsALimitLeniently(String typed, long limit, @Nullable String status) {
    Map<?, ?> block = object(blocks("blocks", "--json", "-a", "--token-limit=" + typed).getFirst());
    if (status == null) {
      assertThat(block.containsKey("tokenLimitStatus")).isFalse();
      assertThat(out("blocks", "--token-limit=" + typed)).doesNotContain("%");
    } else {
      Map<?, ?> judged = object(block.get("tokenLimitStatus"));
      assertThat(judged.get("limit")).isEqualTo((double) limit);
      assertThat(judged.get("status")).isEqualTo(status);
    }
  }

  @Test
  void withRecordedWindows() {
    program.windows =
        (vendor, window, from, to) -> {
          assertThat(vendor + " " + window).isEqualTo("claude five-hour");
          return new WindowRecords(
              List.of(Instant.parse("2026-05-19T14:50:00Z"), Instant.parse("2026-05-20T13:20:00Z")),
              List.of(
                  new TimeWindow(
                      Instant.parse("2026-05-20T08:20:00Z"),
                      Instant.parse("2026-05-20T13:20:00Z"))),
              List.of());
        };
    List<String> rows = rows("blocks", "--json");
    assertThat(rows.subList(rows.size() - 4, rows.size()))
        .containsExactly(
            "05-19T09:50 05-19T14:50 05-19T10:05 recorded false 2 1.97283",
            "gap-05-19T10:05 05-20T08:00:00.500Z null null false 0 0.0",
            "05-20T08:00 05-20T08:20 05-20T08:00:00.500Z heuristic false 1 0.03",
            "05-20T08:20 05-20T13:20 05-20T11:07 recorded true 5 0.680124");
    Map<?, ?> active = object(blocks("blocks", "--json", "-a").getFirst());
    assertThat(object(active.get("burnRate")).get("tokensPerMinute")).isEqualTo(19.254545454545454);
    assertThat(object(active.get("projection")))
        // 0.680124 / 220 × 300
        .isEqualTo(Map.of("totalTokens", 5776.0, "totalCost", 0.93, "remainingMinutes", 80.0));
    assertThat(out("blocks", "-a")).contains("started   2026-05-20 08:20").doesNotContain("~");
    assertThat(out("blocks")).contains("~2026-05-20 08:00", " 2026-05-20 08:20", "~ = approximate");
  }

  @Test
  void withoutCostNothingAboutCostIsLeft() {
    assertThat(out("blocks", "--json", "--no-cost", "-a"))
        .doesNotContainIgnoringCase("cost")
        .doesNotContain("unpriced");
    assertThat(out("blocks", "--no-cost")).doesNotContain("$", "Cost");
    assertThat(out("blocks", "--no-cost", "-a")).doesNotContain("$", "Cost");
  }

  @Test
  void byMode() {
    assertThat(rows("blocks", "--json", "-a", "-m", "calculate").getFirst()).endsWith("0.211924");
    assertThat(rows("blocks", "--json", "-a", "-m", "display").getFirst()).endsWith("0.5");
  }

  @Test
  void showsModelsBelowEachWindow() {
    assertThat(out("blocks", "-b")).contains("5 models", "└─ zeta-9", "├─ sonnet-4-5");
    assertThat(out("blocks", "-b", "--json")).isEqualTo(out("blocks", "--json"));
  }

  @Test
  void debugLooksAtTheEntriesThatAreShown() {
    WholeProgram.Result all = program.run("blocks", "--json", "-d");
    assertThat(all.err())
        .contains("Command: cctally blocks", "Total entries processed: 13", "Mismatches: 1");
    WholeProgram.Result active = program.run("blocks", "-a", "--debug", "--debug-samples", "0");
    assertThat(active.err())
        .contains("Total entries processed: 6")
        .doesNotContain("Sample Discrepancies");
    assertThat(all.out()).isEqualTo(out("blocks", "--json"));
  }

  @Test
  void noUsageAtAll() {
    program = new WholeProgram(folder.resolve("nobody"), folder.resolve("nothing"));
    assertThat(out("blocks", "--json")).isEqualTo("{\n  \"blocks\": []\n}\n");
    assertThat(out("blocks")).isEqualTo("No session blocks found in the specified date range.\n");
    assertThat(out("blocks", "-a")).isEqualTo("No active session block found.\n");
    assertThat(out("blocks", "-a", "--json"))
        .isEqualTo("{\n  \"blocks\": [],\n  \"message\": \"No active block\"\n}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -n 0 | 1 | blocks: session length must be a positive number
          --session-length=-1.5 --mode nonsense | 1 | blocks: session length must be a positive number
          -n five | 2 | argument -n/--session-length: invalid float value: 'five'
          -n 0x5 | 2 | invalid float value: '0x5'
          -s 2026-13-01 | 1 | Error: --since must be YYYY-MM-DD or YYYYMMDD format, got '2026-13-01'
          -u yesterday | 1 | Error: --until must be YYYY-MM-DD
          --tz X | 2 | argument --tz: invalid timezone 'X' -- expected 'local', 'utc', or an IANA name
          -z X | 2 | argument -z/--timezone: invalid timezone 'X'
          --config missing.json | 2 | cctally: --config: file not found: missing.json
          --debug-samples -1 | 2 | argument --debug-samples: must be >= 0, got -1
          -m some | 2 | invalid choice: 'some'
          -t | 2 | argument -t/--token-limit: expected one argument
          --order desc | 2 | unrecognized arguments: --order
          surplus | 2 | unrecognized arguments: surplus
          --all | 2 | unrecognized arguments: --all
          --vendor nobody | 2 | invalid choice: 'nobody'
          --last 3 | 2 | unrecognized arguments: --last
          """)
  void refuses(String args, int exitCode, String message) {
    String[] words = ("blocks " + args).split(" ");
    WholeProgram.Result result = program.run(words);
    assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
    assertThat(result.err()).contains(message);
    assertThat(result.out()).isEmpty();
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void acceptsWhatScriptsSay() {
    String plain = out("blocks", "--json");
    assertThat(
            out(
                "blocks",
                "--json",
                "-n",
                "3.5",
                "-O",
                "--no-offline",
                "--single-thread",
                "--color",
                "--no-color",
                "--compact",
                "-b"))
        .isEqualTo(plain);
  }

  @Test
  void aVendorOfAnotherFormHasItToo() {
    program.plugins =
        () ->
            new ClassPathPlugins(new ClaudeVendor())
                .add(
                    new CodexVendor(),
                    ReportShape.INCLUSIVE_INPUT,
                    Map.of("codex-daily", "daily", "codex-blocks", "blocks"));
    String empty = "{\n  \"blocks\": []\n}\n";
    assertThat(out("codex", "blocks", "--json")).isEqualTo(empty);
    assertThat(out("codex-blocks", "--json")).isEqualTo(empty);
    assertThat(out("blocks", "--vendor=codex", "--json")).isEqualTo(empty);
    WholeProgram.Result twice = program.run("claude", "blocks", "--vendor", "codex");
    assertThat(twice.exitCode()).isEqualTo(2);
  }
}
