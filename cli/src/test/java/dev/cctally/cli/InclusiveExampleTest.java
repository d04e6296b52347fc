package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.fake.LogVendor;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.spi.model.SpeedTier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The worked example of reports whose input includes what was read from the cache, with the events
 * that a vendor's reader makes of it.
 */
final class InclusiveExampleTest {
  private static final String X1 =
      "2026/05/18/rollout-2026-05-18T09-00-00-aaaaaaaa-0000-4000-8000-000000000001";
  private static final String X2 =
      "2026/04/30/rollout-2026-04-30T12-00-00-aaaaaaaa-0000-4000-8000-000000000002";
  private static final String X3 =
      "2026/05/19/rollout-2026-05-19T12-00-00-aaaaaaaa-0000-4000-8000-000000000003";

  @TempDir private Path folder;
  private WholeProgram program;
  private Path home;

  @BeforeEach
  void writeTheExample() throws IOException {
    home = folder.resolve("home");
    Files.createDirectories(home);
    program = new WholeProgram(home, folder.resolve("data"));
    use(LogVendor.rolls(SpeedTier.STANDARD));
  }

  private void use(LogVendor vendor) {
    program.plugins =
        () ->
            new ClassPathPlugins()
                .add(
                    vendor,
                    ReportShape.INCLUSIVE_INPUT,
                    Map.of(
                        "rolls-daily",
                        "daily",
                        "rolls-monthly",
                        "monthly",
                        "rolls-weekly",
                        "weekly",
                        "rolls-session",
                        "session"));
  }

  private void logs() throws IOException {
    LogVendor vendor = LogVendor.rolls(SpeedTier.STANDARD);
    vendor.write(
        home,
        X1,
        "2026-05-18T09:00:10.375Z gpt-5-codex 800 200 0 0 300 100",
        "2026-05-18T09:01:00Z gpt-5-codex 300 1200 0 0 100 0",
        "2026-05-18T23:59:59.999Z gpt-5.5 300000 0 0 0 1000 500");
    vendor.write(
        home,
        X2,
        "2026-04-30T12:00:10Z unknown 300 100 0 0 50 10",
        "2026-04-30T12:00:20Z unknown 300 100 0 0 50 10");
    vendor.write(
        home,
        X3,
        "2026-05-19T12:00:10Z o9-mini 600 0 0 0 60 0",
        "2026-05-19T12:00:20Z o9-mini 100 0 0 0 40 0");
  }

  private String out(String... args) {
    WholeProgram.Result result = program.run(args);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }

  @Test
  void daily() throws IOException {
    logs();
    assertThat(out("rolls", "daily", "--json"))
        .isEqualTo(
            """
            {
              "daily": [
                {
                  "date": "Apr 30, 2026",
                  "inputTokens": 800,
                  "cachedInputTokens": 200,
                  "outputTokens": 100,
                  "reasoningOutputTokens": 20,
                  "totalTokens": 900,
                  "costUSD": 0.001775,
                  "models": {
                    "unknown": {
                      "inputTokens": 800,
                      "cachedInputTokens": 200,
                      "outputTokens": 100,
                      "reasoningOutputTokens": 20,
                      "totalTokens": 900,
                      "isFallback": true
                    }
                  }
                },
                {
                  "date": "May 18, 2026",
                  "inputTokens": 302500,
                  "cachedInputTokens": 1400,
                  "outputTokens": 1400,
                  "reasoningOutputTokens": 600,
                  "totalTokens": 303900,
                  "costUSD": 3.05055,
                  "models": {
                    "gpt-5.5": {
                      "inputTokens": 300000,
                      "cachedInputTokens": 0,
                      "outputTokens": 1000,
                      "reasoningOutputTokens": 500,
                      "totalTokens": 301000,
                      "isFallback": false
                    },
                    "gpt-5-codex": {
                      "inputTokens": 2500,
                      "cachedInputTokens": 1400,
                      "outputTokens": 400,
                      "reasoningOutputTokens": 100,
                      "totalTokens": 2900,
                      "isFallback": false
                    }
                  }
                },
                {
                  "date": "May 19, 2026",
                  "inputTokens": 700,
                  "cachedInputTokens": 0,
                  "outputTokens": 100,
                  "reasoningOutputTokens": 0,
                  "totalTokens": 800,
                  "costUSD": 0.001875,
                  "models": {
                    "o9-mini": {
                      "inputTokens": 700,
                      "cachedInputTokens": 0,
                      "outputTokens": 100,
                      "reasoningOutputTokens": 0,
                      "totalTokens": 800,
                      "isFallback": true
                    }
                  }
                }
              ],
              "totals": {
                "inputTokens": 304000,
                "cachedInputTokens": 1600,
                "outputTokens": 1600,
                "reasoningOutputTokens": 620,
                "totalTokens": 305600,
                "costUSD": 3.0542
              }
            }
            """);
    assertThat(program.run("rolls-daily", "--json").err())
        .isEqualTo(
            """
            [rolls] unknown model, using gpt-5 fallback pricing (isFallback=true): o9-mini
            [rolls] unknown model, using gpt-5 fallback pricing (isFallback=true): unknown
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "auto, 3.0542",
    "standard, 3.0542",
    "fast, 7.6309", // 2 × 0.001775 + 2 × 0.00555 + 2.5 × 3.045 + 2 × 0.001875
  })
  void speed(String speed, String total) throws IOException {
    logs();
    assertThat(out("rolls", "daily", "--json", "--speed", speed))
        .endsWith("\"costUSD\": " + total + "\n  }\n}\n");
  }

  @Test
  void takesTheSpeedFromTheToolsSettingsWhereTheLogDoesNotTellIt() throws IOException {
    logs();
    use(LogVendor.rolls(SpeedTier.FAST));
    assertThat(out("rolls", "daily", "--json")).contains("\"costUSD\": 7.6309\n  }");
    assertThat(out("rolls", "daily", "--json", "--speed=standard"))
        .contains("\"costUSD\": 3.0542\n  }");
  }

  @Test
  void monthlyAndWeekly() throws IOException {
    logs();
    assertThat(out("rolls", "monthly", "--json"))
        .contains("\"month\": \"Apr 2026\"", "\"month\": \"May 2026\"", "\"costUSD\": 3.052425");
    assertThat(out("rolls", "weekly", "--json"))
        .startsWith("{\n  \"weekly\": [\n")
        .contains("\"week\": \"Apr 27, 2026\"", "\"week\": \"May 18, 2026\"");
    Path settings = folder.resolve("data/config.json");
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "{\"collector\":{\"week_start\":\"sunday\"}}");
    assertThat(out("rolls-weekly", "--json"))
        .contains("\"week\": \"Apr 26, 2026\"", "\"week\": \"May 17, 2026\"");
    Files.writeString(settings, "{\"collector\":{\"week_start\":\"someday\"}}");
    assertThat(program.run("rolls", "weekly"))
        .isEqualTo(
            new WholeProgram.Result(
                1,
                "",
                "Error: Invalid week start 'someday'. Allowed: monday, tuesday, wednesday,"
                    + " thursday, friday, saturday, sunday\n"));
    assertThat(program.run("rolls", "daily").exitCode()).isZero();
  }

  @Test
  void session() throws IOException {
    logs();
    String document = out("rolls", "session", "--json");
    assertThat(document)
        .contains(
            """
                  "sessionId": "%s",
                  "lastActivity": "2026-05-18T23:59:59.999Z",
                  "sessionFile": "rollout-2026-05-18T09-00-00-aaaaaaaa-0000-4000-8000-000000000001",
                  "directory": "2026/05/18",
                  "inputTokens": 302500,
            """
                .formatted(X1))
        .doesNotContain("rollsRoot");
    assertThat(document.indexOf(X2)).isLessThan(document.indexOf(X1));
    assertThat(document.indexOf(X1)).isLessThan(document.indexOf(X3));
  }

  @Test
  void formsDaysInTheZoneOfTheSettingUnlessTzSaysOtherwise() throws IOException {
    logs();
    Path settings = folder.resolve("data/config.json");
    Files.createDirectories(settings.getParent());
    assertThat(out("rolls", "daily", "--json", "-z", "Asia/Tokyo"))
        .contains("\"date\": \"May 19, 2026\",\n      \"inputTokens\": 300700");
    Files.writeString(settings, "{\"display\":{\"tz\":\"utc\"}}");
    assertThat(out("rolls", "daily", "--json", "-z", "Asia/Tokyo"))
        .contains("\"date\": \"May 19, 2026\",\n      \"inputTokens\": 700");
    assertThat(out("rolls", "daily", "--json", "--tz", "Asia/Tokyo"))
        .contains("\"date\": \"May 19, 2026\",\n      \"inputTokens\": 300700");
  }

  @Test
  void leavesOutCostWhereAskedTo() throws IOException {
    logs();
    assertThat(out("rolls", "daily", "--json", "--no-cost", "-s", "20260519"))
        .contains("\"isFallback\": true")
        .doesNotContain("cost");
    assertThat(out("rolls", "session", "--json", "--no-cost"))
        .contains("\"sessionFile\"")
        .doesNotContain("cost");
    WholeProgram.Result table = program.run("rolls", "daily", "--no-cost");
    assertThat(table.out()).contains("Reasoning").doesNotContain("Cost", "$");
    assertThat(table.err()).isEmpty();
  }

  @Test
  void showsTheLastPeriods() throws IOException {
    logs();
    program.now = Instant.parse("2026-05-19T15:00:00Z");
    assertThat(out("rolls", "daily", "-j", "--last", "2"))
        .contains("May 18, 2026", "May 19, 2026")
        .doesNotContain("Apr");
    assertThat(out("rolls", "monthly", "-j", "--last", "1"))
        .contains("May 2026")
        .doesNotContain("Apr");
    assertThat(out("rolls", "weekly", "-j", "--last", "1")).doesNotContain("Apr");
  }

  @Test
  void takesTheSettingsOfTheFileNamed() throws IOException {
    logs();
    Path settings = folder.resolve("other.json");
    Files.writeString(settings, "{\"collector\":{\"week_start\":\"sunday\"}}");
    assertThat(out("rolls", "weekly", "-j", "--config", settings.toString()))
        .contains("\"week\": \"Apr 26, 2026\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"daily", "monthly", "weekly"})
  void saysInOneLineThatThereIsNothing(String report) {
    assertThat(program.run("rolls", report, "--json"))
        .isEqualTo(new WholeProgram.Result(0, "{\"" + report + "\":[],\"totals\":null}\n", ""));
    assertThat(program.run("rolls-" + report))
        .isEqualTo(new WholeProgram.Result(0, "No Rolls usage data found.\n", ""));
    assertThat(program.run("rolls", report, "-u", "20260101"))
        .isEqualTo(
            new WholeProgram.Result(0, "No Rolls usage data found for provided filters.\n", ""));
  }

  @Test
  void saysInOneLineThatThereAreNoSessions() {
    assertThat(program.run("rolls", "session", "--json").out())
        .isEqualTo("{\"sessions\":[],\"totals\":null}\n");
    assertThat(program.run("rolls", "session").out()).isEqualTo("No Rolls usage data found.\n");
  }

  @Test
  void showsTheCostliestResponses() throws IOException {
    logs();
    String err = program.run("rolls", "daily", "-d", "--debug-samples", "2").err();
    assertThat(err)
        .endsWith(
            """

            === Rolls Pricing Debug Report ===
            Command: cctally rolls-daily
            Total entries processed: 7
            Models seen: gpt-5-codex (2), o9-mini (2, fallback→gpt-5), unknown (2, fallback→gpt-5), gpt-5.5 (1)
            Total computed cost: $3.054200

            === Sample Top Entries (first 2) ===
            File: rollout-2026-05-18T09-00-00-aaaaaaaa-0000-4000-8000-000000000001.jsonl
            Timestamp: 2026-05-18T23:59:59.999000+00:00
            Model: gpt-5.5
            Recorded cost: (none)
            Calculated cost: $3.045000
            Tokens: {"input_tokens": 300000, "cached_input_tokens": 0, "output_tokens": 1000, "reasoning_output_tokens": 500}
            ---
            File: rollout-2026-05-18T09-00-00-aaaaaaaa-0000-4000-8000-000000000001.jsonl
            Timestamp: 2026-05-18T09:00:10.375000+00:00
            Model: gpt-5-codex
            Recorded cost: (none)
            Calculated cost: $0.004025
            Tokens: {"input_tokens": 1000, "cached_input_tokens": 200, "output_tokens": 300, "reasoning_output_tokens": 100}
            ---
            Where a number comes from, line by line: cctally rolls explain <day, month, session or message>
            """);
    assertThat(program.run("rolls", "daily", "-d", "-s", "20300101").err())
        .isEqualTo(
            """
            No Rolls usage data found to analyze.
            Where a number comes from, line by line: cctally rolls explain <day, month, session or message>
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rolls daily --speed turbo    | 2 | argument --speed: invalid choice: 'turbo' (choose from 'auto', 'standard', 'fast')
          rolls daily --config x       | 2 | cctally: --config: file not found: x
          rolls daily --last 0         | 2 | argument --last: must be >= 1, got 0
          rolls session --last 2       | 2 | unrecognized arguments: --last 2
          rolls daily --format md      | 2 | argument --format: invalid choice: 'md' (choose from csv)
          rolls daily --mode auto      | 2 | unrecognized arguments: --mode auto
          rolls daily -i               | 2 | unrecognized arguments: -i
          rolls session -b             | 2 | unrecognized arguments: -b
          rolls daily --debug-samples -1 | 2 | argument --debug-samples: must be >= 0, got -1
          rolls daily -z utc           | 1 | Error: --timezone must be a valid IANA zone, got 'utc'
          rolls daily --tz Mars        | 2 | cctally: argument --tz: invalid timezone 'Mars' -- expected 'local', 'utc', or an IANA name
          rolls weekly -s today        | 1 | Error: --since must be YYYY-MM-DD or YYYYMMDD format, got 'today'
          rolls yearly                 | 2 | invalid choice: 'yearly' (choose from daily, monthly, weekly, session,
          rolls                        | 2 | the following arguments are required: <command>
          """)
  void saysWhatIsWrong(String line, int exitCode, String message) {
    WholeProgram.Result result = program.run(line.strip().split(" "));
    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(message);
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-l de",
        "--locale=de",
        "--color",
        "--noColor",
        "--no-color",
        "--single-thread",
        "-O",
        "--offline",
        "--no-offline"
      })
  void acceptsWhatOtherToolsKnow(String option) {
    assertThat(program.run(("rolls-daily " + option).split(" ")).exitCode()).isZero();
  }
}
