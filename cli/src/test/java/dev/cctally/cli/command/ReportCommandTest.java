package dev.cctally.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.console.Processes;
import dev.cctally.cli.fake.CommandHarness;
import dev.cctally.cli.fake.FakePlatform;
import dev.cctally.cli.fake.Samples;
import dev.cctally.platform.ingest.SessionRef;
import dev.cctally.platform.ingest.SyncOutcome;
import dev.cctally.platform.ingest.UsageEntry;
import dev.cctally.platform.report.CostMode;
import dev.cctally.platform.report.PriceAudit;
import dev.cctally.platform.report.SortOrder;
import dev.cctally.platform.report.UsageQuery;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReportCommandTest {
  private final CommandHarness harness = new CommandHarness();
  private final FakePlatform platform = harness.platform;

  private UsageQuery query(String... args) {
    assertThat(harness.run(args).exitCode()).isZero();
    return platform.queries.getLast();
  }

  @ParameterizedTest
  @ValueSource(strings = {"daily", "monthly", "session", "daily -i -b --json", "daily --debug"})
  void printsTheSameBytesUnderBothNames(String command) {
    platform.buckets = granularity -> Samples.daily();
    platform.projects = Samples.projects();
    platform.sessions = Samples.sessions();
    CommandHarness.Result flat = harness.run(command.split(" "));
    CommandHarness.Result below = harness.run(("claude " + command).split(" "));
    assertThat(below).isEqualTo(flat);
    assertThat(flat.exitCode()).isZero();
  }

  @Test
  void hasTheReportsOfAVendorWithoutFlatNames() {
    platform.buckets = granularity -> Samples.daily();
    CommandHarness.Result result = harness.run("goose", "daily");
    assertThat(platform.asked).contains("sync goose UPDATE PT2S");
    assertThat(platform.queries.getLast().vendorId()).isEqualTo("goose");
    assertThat(result.out())
        .contains("Goose Token Usage Report - Daily")
        .contains("claude-haiku-4-5-20251001"); // a vendor without prefixes keeps its names
  }

  @Test
  void bringsTheStoreUpToDateBeforeItAsks() {
    harness.run("daily");
    assertThat(platform.asked)
        .containsSubsequence("scope null null null", "range null null", "sync claude UPDATE PT2S");
    assertThat(platform.asked.getLast()).isEqualTo("close");
  }

  @Test
  void asksWithDefaults() {
    UsageQuery query = query("daily");
    assertThat(query.mode()).isEqualTo(CostMode.AUTO);
    assertThat(query.order()).isEqualTo(SortOrder.ASC);
    assertThat(query.fastSuffix()).isTrue();
    assertThat(query.projectPatterns()).isEmpty();
    assertThat(query.zone()).isEqualTo(ZoneId.of("Etc/UTC"));
    assertThat(query("session").fastSuffix()).isFalse();
  }

  @Test
  void passesOnWhatWasTyped() {
    UsageQuery query =
        query(
            "daily",
            "-m",
            "display",
            "-o",
            "desc",
            "-p",
            "a",
            "--project=-b",
            "-s",
            "20260501",
            "-u",
            "2026-05-02",
            "--tz",
            "utc",
            "-z",
            "Asia/Tokyo",
            "--config",
            "c.json");
    assertThat(query.mode()).isEqualTo(CostMode.DISPLAY);
    assertThat(query.order()).isEqualTo(SortOrder.DESC);
    assertThat(query.projectPatterns()).containsExactly("a", "-b");
    assertThat(platform.asked).contains("scope c.json utc Asia/Tokyo", "range 20260501 2026-05-02");
  }

  @Test
  void takesTheLastOfRepeatedOptions() {
    assertThat(query("daily", "-o", "desc", "--order=asc").order()).isEqualTo(SortOrder.ASC);
  }

  @Test
  void takesAbbreviatedAndClusteredOptions() {
    platform.projects = Samples.projects();
    assertThat(harness.run("daily", "--js", "--inst").out()).contains("\"projects\"");
    assertThat(harness.run("daily", "-ij").out()).contains("\"projects\"");
    assertThat(query("daily", "--ord=desc").order()).isEqualTo(SortOrder.DESC);
  }

  @Test
  void takesAtFilesLiterally() {
    assertThat(query("daily", "-p", "@list").projectPatterns()).containsExactly("@list");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-O", "--offline", "--no-offline", "--single-thread", "--color", "--no-color"})
  void acceptsWhatOtherToolsKnow(String option) {
    for (String report : List.of("daily", "monthly", "session")) {
      assertThat(harness.run(report, option).exitCode()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "daily, 1, 2026-05-20",
    "daily, 7, 2026-05-14",
    "monthly, 1, 2026-05-01",
    "monthly, 6, 2025-12-01",
    "monthly, 2000000000, null"
  })
  void startsLastPeriodsWithTheFirstOfThem(String report, String last, String since) {
    harness.run(report, "--last", last);
    assertThat(platform.asked).contains("range " + since + " null");
  }

  @Test
  void countsLastDaysInTheDisplayZone() {
    platform.zone = ZoneId.of("Pacific/Kiritimati"); // already the 21st
    harness.run("daily", "--last", "1");
    assertThat(platform.asked).contains("range 2026-05-21 null");
  }

  @Test
  void saysWhatWasIgnoredAndWhatCouldNotBeRead() {
    platform.warnings.add("warning: ignoring malformed display.tz 'X' in config; using 'local'");
    platform.outcomes.put(
        "claude",
        List.of(
            new SyncOutcome(
                "claude",
                2,
                1,
                1,
                0,
                5,
                1,
                true,
                Duration.ZERO,
                1,
                Map.of(),
                List.of("could not read a.jsonl: permission denied"))));
    platform.notices.add("[cache] corrupt cache DB (malformed); recreating");
    CommandHarness.Result result = harness.run("daily", "--json");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err())
        .isEqualTo(
            """
            warning: ignoring malformed display.tz 'X' in config; using 'local'
            [cache] corrupt cache DB (malformed); recreating
            [cache] sync already in progress; using existing cache
            [cache] could not read a.jsonl: permission denied
            """);
  }

  @Test
  void saysThatThereIsNothing() {
    assertThat(harness.run("session").out()).isEqualTo("No Claude session data found.\n");
    assertThat(harness.run("daily").out()).contains("Total", "No usage in this range.");
    assertThat(harness.run("daily").exitCode()).isZero();
  }

  @Test
  void passesJsonThroughJq() {
    List<List<String>> commands = new ArrayList<>();
    List<String> inputs = new ArrayList<>();
    harness.processes =
        (command, input) -> {
          commands.add(command);
          inputs.add(new String(input, StandardCharsets.UTF_8));
          return new Processes.Result(0, "42\n".getBytes(StandardCharsets.UTF_8), new byte[0]);
        };
    assertThat(harness.run("daily", "-q", ".totals").out()).isEqualTo("42\n");
    assertThat(harness.run("daily", "--jq=-.x").out()).isEqualTo("42\n");
    assertThat(commands).containsExactly(List.of("jq", ".totals"), List.of("jq", " -.x"));
    assertThat(inputs.getFirst()).startsWith("{\n  \"daily\": []");
  }

  @Test
  void failsAsJqDoes() {
    harness.processes =
        (command, input) ->
            new Processes.Result(
                3, new byte[0], "jq: error: syntax\n  .[\n".getBytes(StandardCharsets.UTF_8));
    CommandHarness.Result result = harness.run("daily", "-q", ".[");
    assertThat(result)
        .isEqualTo(
            new CommandHarness.Result(
                1, "", "jq: error: syntax\n  .[\nError: jq ended with exit code 3\n"));
  }

  @Test
  void saysThatJqIsMissing() {
    CommandHarness.Result result = harness.run("daily", "-q", ".");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(
            "Error: --jq needs the program jq, which could not be started."
                + " Install jq, or use --json.\n");
  }

  @Test
  void comparesCostsOnStandardError() {
    Money recorded = Money.ofPico(500_000_000_000L);
    Money computed = Money.ofPico(1_800_000_000L);
    UsageEntry entry =
        new UsageEntry(
            1_779_275_100_000_000L,
            SessionRef.of(1, "S3", "/r/lib", "/p/S3.jsonl", "/p", false),
            Samples.SON,
            SpeedTier.UNSPECIFIED,
            new TokenCounts(100, 0, 0, 0, 100, 0),
            recorded,
            "/p/S3.jsonl",
            7);
    platform.audit =
        new PriceAudit(
            6,
            1,
            0,
            List.of(new PriceAudit.ModelAudit(Samples.SON, 1, 0, 99.64)),
            List.of(new PriceAudit.Sample(entry, recorded, computed)));
    CommandHarness.Result result = harness.run("claude", "daily", "-d", "--debug-samples", "1");
    assertThat(platform.asked).contains("audit 1");
    assertThat(result.err())
        .isEqualTo(
            """

            === Pricing Mismatch Debug Report ===
            Command: cctally daily
            Total entries processed: 6
            Entries with both costUSD and model: 1
            Matches (within 0.1%): 0
            Mismatches: 1
            Match rate: 0.00%

            === Model Statistics ===
            claude-sonnet-4-5-20250929:
              Total entries: 1
              Matches: 0 (0.0%)
              Mismatches: 1
              Avg % difference: 99.6%

            === Sample Discrepancies (first 1) ===
            File: S3.jsonl
            Timestamp: 2026-05-20T11:05:00+00:00
            Model: claude-sonnet-4-5-20250929
            Original cost: $0.500000
            Calculated cost: $0.001800
            Difference: $0.498200 (99.64%)
            Tokens: {"input_tokens": 100, "output_tokens": 100, "cache_creation_input_tokens": 0, "cache_read_input_tokens": 0}
            ---
            Where a number comes from, line by line: cctally claude explain <day, month, session or message>
            """);
    assertThat(harness.run("daily", "-d", "--debug-samples", "0").err())
        .contains("=== Model Statistics ===")
        .doesNotContain("Sample");
  }

  @Test
  void hasNothingToCompareWithoutRecordedCosts() {
    assertThat(harness.run("daily", "--debug").err())
        .isEqualTo(
            """
            No pricing data found to analyze.
            Where a number comes from, line by line: cctally claude explain <day, month, session or message>
            """);
  }

  @Test
  void worksWithAVendorWhosePluginIsBroken() {
    platform.plugins.vendors.remove("claude");
    platform.buckets = granularity -> Samples.daily();
    assertThat(harness.run("daily").out()).contains("Claude Token Usage Report - Daily");
  }
}
