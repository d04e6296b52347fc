package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code range-cost} over the worked example F1, with the decisions applied that {@link
 * WorkedExampleTest} tells: the sidechain replay counts once, so there is one response less.
 */
final class RangeCostTest {
  @TempDir private Path folder;
  private WholeProgram program;

  @BeforeEach
  void setUp() throws IOException {
    FixtureF1 fixture = new FixtureF1(folder);
    program = new WholeProgram(fixture.home, folder.resolve("data"));
  }

  private String out(String line) {
    WholeProgram.Result result = program.run(("range-cost " + line).split(" "));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -s 2026-05-18T00:00:00Z -e 2026-05-20T11:05:00Z                 | $2.570774000
          -s 2026-05-18T00:00:00Z -e 2026-05-20T11:05:00Z --total-only    | 2.570774000
          -s 2026-05-18T00:00:00Z -e 2026-05-20T11:05:00Z --total-only -j -b | 2.570774000
          --start 2026-05-18 --end 2026-05-20                             | $2.040650000
          -s 20260518 -e 2026-W21-3                                       | $2.040650000
          -s 2026-05-18T00:00:00Z --project=-R-lib                        | $0.680124000
          -s 2026-05-18T00:00:00Z --project=-r-LIB -m display             | $0.500000000
          -s 2026-05-18T00:00:00Z -p=-R-lib -m calculate                  | $0.181924000
          -s 2026-05-20T11:05:00Z -e 2026-05-20T11:05:00Z                 | $0.500000000
          -s 2026-05-20T11:05:00.000001Z -e 2026-05-20T11:06:59.999999Z   | $0.180000000
          -s 2026-05-20T08:00:00.500Z -e 2026-05-20T08:00:00.500Z         | $0.030000000
          -s 2026-05-20T08:00:00.500001Z -e 2026-05-20T08:00:01Z          | $0.000000000
          -s 2026-05-20T16:50:00+05:45 -e 2026-05-20T07:05:00-04:00       | $0.500000000
          -s 2026-05-20T11:05Z -z Asia/Kathmandu                          | $0.680000000
          -s 2030-01-01 -e 2031-01-01                                     | $0.000000000
          """)
  void addsUpWhatLiesBetweenBothEnds(String line, String cost) {
    assertThat(out(line)).isEqualTo(cost + "\n");
  }

  @Test
  void endsNowIfNothingElseIsSaid() {
    program.now = Instant.parse("2026-05-20T11:04:59.999Z");
    assertThat(out("-s 2026-05-20T11:00:00Z")).isEqualTo("$0.000124000\n");
    program.now = Instant.parse("2026-05-20T11:05:00Z");
    assertThat(out("-s 2026-05-20T11:00:00Z")).isEqualTo("$0.500124000\n");
  }

  @Test
  void tellsEverythingAsJson() {
    assertThat(out("-s 2026-05-18T00:00:00Z -e 2026-05-20T11:05:00Z --json"))
        .isEqualTo(
            """
            {
              "start": "2026-05-18T00:00:00Z",
              "end": "2026-05-20T11:05:00Z",
              "mode": "auto",
              "project": null,
              "matchedEntries": 9,
              "totalCostUSD": 2.570774,
              "firstMatchedEntry": "2026-05-18T09:10:05.250000Z",
              "lastMatchedEntry": "2026-05-20T11:05:00Z",
              "modelBreakdowns": [
                {
                  "model": "claude-sonnet-4-5-20250929",
                  "entries": 4,
                  "inputTokens": 300210,
                  "outputTokens": 1320,
                  "cacheCreationTokens": 1000,
                  "cacheReadTokens": 255000,
                  "totalTokens": 557530,
                  "costUSD": 2.48138
                },
                {
                  "model": "claude-opus-4-5-20251101",
                  "entries": 2,
                  "inputTokens": 3000,
                  "outputTokens": 1500,
                  "cacheCreationTokens": 3000,
                  "cacheReadTokens": 20000,
                  "totalTokens": 27500,
                  "costUSD": 0.08875
                },
                {
                  "model": "claude-haiku-4-5-20251001",
                  "entries": 3,
                  "inputTokens": 64,
                  "outputTokens": 102,
                  "cacheCreationTokens": 0,
                  "cacheReadTokens": 700,
                  "totalTokens": 866,
                  "costUSD": 0.000644
                }
              ]
            }
            """);
  }

  @Test
  void isEmptyWithoutUsage() throws IOException {
    program = new WholeProgram(Files.createDirectory(folder.resolve("bare")), folder.resolve("d2"));
    WholeProgram.Result result =
        program.run("range-cost", "-s", "2026-05-18T00:00:00.5Z", "--project", "lib", "-j");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            {
              "start": "2026-05-18T00:00:00.500000Z",
              "end": "2026-05-20T12:00:00Z",
              "mode": "auto",
              "project": "lib",
              "matchedEntries": 0,
              "totalCostUSD": 0.0,
              "firstMatchedEntry": null,
              "lastMatchedEntry": null,
              "modelBreakdowns": []
            }
            """);
    assertThat(result.err()).contains("no usage in this range in a project folder named 'lib'");
    assertThat(out("-s 2026-05-18")).isEqualTo("$0.000000000\n");
    assertThat(out("-s 2026-05-18 --total-only")).isEqualTo("0.000000000\n");
    assertThat(out("-s 2026-05-18 -b")).contains("Total", "$0.000000000", "No usage in this range");
  }

  @Test
  void listsAnUnknownModelAndSaysSo() {
    String[] line = {"range-cost", "-s", "2026-05-20T11:07:00Z", "--json"};
    WholeProgram.Result result = program.run(line);
    assertThat(result.out()).contains("\"unpricedModels\": [\n    \"claude-zeta-9\"\n  ]");
    assertThat(result.err())
        .endsWith("\n[cost] unknown model, treating cost as $0: claude-zeta-9\n");
    assertThat(program.run("range-cost", "-s", "2026-05-20T11:07:00Z", "-b").out())
        .contains("* No price known for claude-zeta-9");
  }

  @Test
  void ordersModelsByCostThenByFirstUse() throws IOException {
    Path home = folder.resolve("ties");
    new LogLines(home)
        .add("-a", "s", "2026-05-18T10:00:00Z", "claude-opus-4-6", "1000/1000/0/0")
        .add("-a", "s", "2026-05-18T09:00:00Z", "claude-opus-4-5", "1000/1000/0/0")
        .add("-a", "s", "2026-05-18T08:00:00Z", "claude-haiku-4-5", "1/1/0/0")
        .write();
    program = new WholeProgram(home, folder.resolve("d2"));
    assertThat(
            out("-s 2026-05-18 -j")
                .lines()
                .filter(line -> line.contains("\"model\""))
                .map(line -> line.replaceAll(".*: \"|\",", "")))
        .containsExactly("claude-opus-4-5", "claude-opus-4-6", "claude-haiku-4-5");
  }

  @ParameterizedTest
  @CsvSource({
    // What clocks show twice is meant the first time; what they skip is an hour later.
    "America/New_York, 2026-11-01T01:30, 2026-11-01T05:30:00Z",
    "America/New_York, 2026-03-08T02:30, 2026-03-08T07:30:00Z",
    "America/New_York, 2026-03-08, 2026-03-08T05:00:00Z",
    "America/New_York, 2026-11-02, 2026-11-02T05:00:00Z",
    "America/New_York, 2026-03-08T02:30-04:00, 2026-03-08T06:30:00Z",
    "Asia/Kathmandu, 2026-05-18, 2026-05-17T18:15:00Z",
    "Asia/Kathmandu, 2026-05-18T00:00:00.25, 2026-05-17T18:15:00.250000Z",
    "UTC, 2026-05-18T00:00, 2026-05-18T00:00:00Z"
  })
  void takesTimesWithoutOffsetInTheMachinesZone(String zone, String typed, String instant) {
    program.zone = ZoneId.of(zone);
    program.now = Instant.parse("2026-12-01T00:00:00Z");
    assertThat(out("-j -z utc -s " + typed)).contains("\"start\": \"" + instant + "\"");
    assertThat(out("-j -s 2020-01-01T00:00Z -e " + typed)).contains("\"end\": \"" + instant + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -s yesterday              | Error: --start must be ISO datetime, such as 2026-05-18T09:00:00Z or 2026-05-18, got 'yesterday'
          -s 2026-02-30             | Error: --start must be ISO datetime, such as 2026-05-18T09:00:00Z or 2026-05-18, got '2026-02-30'
          -s 2026-05-18 -e 24:00    | Error: --end must be ISO datetime, such as 2026-05-18T09:00:00Z or 2026-05-18, got '24:00'
          -s 2026-05-18 -e 2026-05-17 | Error: --end must be after --start
          -s 2026-05-21             | Error: --end must be after --start; without --end it is now
          """)
  void saysWhatIsWrongAndExitsWith1(String line, String message) {
    WholeProgram.Result result = program.run(("range-cost " + line).split(" "));
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isEqualTo(message + "\n");
    assertThat(program.data).doesNotExist();
  }

  @Test
  void rejectsAZoneItWouldIgnore() {
    WholeProgram.Result result = program.run("range-cost", "-s", "2026-05-18", "-z", "Mars");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("argument -z/--timezone: invalid timezone 'Mars'");
  }

  @Test
  void comparesRecordedAndCalculatedCosts() {
    WholeProgram.Result result =
        program.run("range-cost", "-s", "2026-05-18", "--project=-R-lib", "--debug");
    assertThat(result.out()).isEqualTo("$0.680124000\n");
    assertThat(result.err())
        .contains("Command: cctally range-cost", "Total entries processed: 5", "Mismatches: 1");
  }

  @Test
  void isTheSameBelowItsVendor() {
    program.run("daily"); // which says what is odd about the logs
    for (String line : List.of("-s 2026-05-18", "-s 2026-05-18 -j", "-s 2026-05-18 -b")) {
      WholeProgram.Result below = program.run(("claude range-cost " + line).split(" "));
      assertThat(below).isEqualTo(program.run(("range-cost " + line).split(" ")));
      assertThat(below).isEqualTo(program.run(("range-cost --vendor claude " + line).split(" ")));
    }
  }
}
