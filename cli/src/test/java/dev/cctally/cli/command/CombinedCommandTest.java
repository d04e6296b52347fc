package dev.cctally.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.fake.CommandHarness;
import dev.cctally.cli.fake.FakePlatform;
import dev.cctally.cli.fake.Samples;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.report.UsageQuery;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CombinedCommandTest {
  private final CommandHarness harness = new CommandHarness();
  private final FakePlatform platform = harness.platform;

  @BeforeEach
  void showTheWorkedExample() {
    platform.buckets = granularity -> Samples.daily();
    platform.sessions = Samples.sessions();
  }

  @Test
  void readsEveryVendorsLogsAndAsksForEach() {
    assertThat(harness.run("daily", "--all").exitCode()).isZero();
    assertThat(platform.asked)
        .containsSubsequence("sync claude UPDATE PT2S", "sync goose UPDATE PT2S", "close");
    assertThat(platform.queries)
        .extracting(UsageQuery::vendorId)
        .containsExactly("claude", "goose");
    assertThat(platform.queries).noneMatch(UsageQuery::fastSuffix);
  }

  @ParameterizedTest
  @ValueSource(strings = {"daily", "monthly", "session"})
  void loadsOneVendorOnlyUnlessAskedForMore(String report) {
    harness.run(report);
    harness.run(report, "--json");
    assertThat(platform.plugins.loaded).containsOnly("claude");
    harness.run(report, "--vendor", "goose");
    assertThat(platform.plugins.loaded).contains("goose");
  }

  @Test
  void showsTheOthersIfOneVendorFails() {
    platform.broken.put("claude", new AppException(ErrorKind.DATA, "too much to count"));
    CommandHarness.Result json = harness.run("daily", "--all", "--json");
    assertThat(json.exitCode()).isZero();
    assertThat(json.out())
        .contains(
            "\"id\": \"claude\",\n      \"name\": \"Claude Code\",\n"
                + "      \"costBasis\": \"equivalent\",\n      \"failed\": true",
            "\"vendor\": \"goose\"",
            "\"plugin\": \"claude\",\n      \"error\": \"too much to count\"")
        .doesNotContain("\"vendor\": \"claude\"");
    assertThat(json.err()).startsWith("[claude] left out: too much to count\n");
    assertThat(harness.run("daily", "--all").out()).contains("Goose", "$1.94");
  }

  @Test
  void failsIfEveryVendorFails() {
    platform.broken.put("claude", new AppException(ErrorKind.DATA, "too much to count"));
    platform.broken.put("goose", new AppException(ErrorKind.VALUE, "even more"));
    CommandHarness.Result result = harness.run("daily", "--all", "--json");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).endsWith("cctally: too much to count\n");
  }

  @Test
  void doesNotGuessWhatTheDollarsOfABrokenPluginMean() {
    platform.plugins.vendors.remove("goose");
    assertThat(harness.run("daily", "--all", "-j").out())
        .contains("\"id\": \"goose\",\n      \"name\": \"Goose\",\n      \"costBasis\": null")
        .containsPattern("\"actual\": \\{\\s+\"entries\": 0,")
        .containsPattern("\"unknown\": \\{\\s+\"entries\": 11,");
    assertThat(harness.run("daily", "--all").out())
        .contains("Total      │ equivalent", "Total      │ unknown", "is not known")
        .doesNotContain("actual");
  }

  @Test
  void hasNoTotalOverAll() {
    String table = harness.run("session", "--all").out();
    assertThat(table).contains("equivalent", "actual").doesNotContain("2.68"); // 2 × 1.34
  }

  @Test
  void leavesOutEverythingAboutCostIfAsked() {
    String json = harness.run("daily", "--all", "--no-cost", "-j").out();
    assertThat(json).doesNotContainIgnoringCase("cost").doesNotContain("pric");
    assertThat(harness.run("session", "--all", "--no-cost").out())
        .doesNotContain("$", "Cost", "billed");
  }

  @Test
  void saysThatThereIsNothing() {
    platform.buckets = Samples::emptyBuckets;
    platform.sessions = Samples.emptySessions();
    for (String report : List.of("daily", "weekly", "session")) {
      CommandHarness.Result result = harness.run(report, "--all");
      assertThat(result.exitCode()).isZero();
      assertThat(result.out()).contains("Total", "No usage in this range.");
      assertThat(harness.run(report, "--all", "-j").out()).contains("\"rows\": [],");
    }
  }

  @Test
  void explainsItself() {
    assertThat(harness.run("daily", "--all", "--help").out())
        .startsWith("Usage by day and vendor, from all logs.");
    assertThat(harness.run("daily", "--vendor=goose", "-h").out())
        .startsWith("Usage by day, from Goose logs.");
    assertThat(harness.run("weekly", "-h").out()).contains("--all", "--vendor, --source");
    assertThat(platform.plugins.loaded).isEmpty();
  }

  @Test
  void staysWithinEveryUsualWidth() {
    for (String report : List.of("daily --all", "weekly --all -b", "session --all")) {
      for (int width = 60; width <= 220; width++) {
        harness.variables.put("COLUMNS", Integer.toString(width));
        for (String line : harness.run(report.split(" ")).out().split("\n")) {
          assertThat(line.codePointCount(0, line.length()))
              .as("width %d: %s", width, line)
              .isLessThanOrEqualTo(width);
        }
      }
    }
  }
}
