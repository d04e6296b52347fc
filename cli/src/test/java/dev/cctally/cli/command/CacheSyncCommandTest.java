package dev.cctally.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.fake.CommandHarness;
import dev.cctally.cli.fake.FakePlatform;
import dev.cctally.platform.ingest.SyncOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CacheSyncCommandTest {
  private final CommandHarness harness = new CommandHarness();
  private final FakePlatform platform = harness.platform;

  @Test
  void syncsEveryVendorAndWritesToStandardErrorOnly() {
    assertThat(harness.run("cache-sync"))
        .isEqualTo(
            new CommandHarness.Result(
                0,
                "",
                """
                [cache-sync] claude done: 1 processed, 2 skipped, 0 reset, 14 rows changed
                [cache-sync] goose done: 1 processed, 2 skipped, 0 reset, 14 rows changed
                """));
  }

  @ParameterizedTest
  @CsvSource({
    "cache-sync --source goose, sync goose UPDATE PT0S",
    "cache-sync --reb, sync claude REBUILD PT0S",
    "cache-sync --prune, sync claude PRUNE PT0S",
    "cache-sync --prune --rebuild, sync claude REBUILD_AND_PRUNE PT0S",
    "cache-sync --source claude --source all, sync goose UPDATE PT0S"
  })
  void asksForWhatWasTyped(String line, String asked) {
    assertThat(harness.run(line.split(" ")).exitCode()).isZero();
    assertThat(platform.asked).contains(asked);
  }

  @Test
  void saysWhatARebuildCleared() {
    assertThat(harness.run("cache-sync", "--rebuild", "--source", "claude").err())
        .isEqualTo(
            """
            [cache-sync] rebuild: cleared Claude cached entries
            [cache-sync] claude done: 1 processed, 2 skipped, 0 reset, 14 rows changed
            """);
  }

  @Test
  void letsAnotherProcessSync() {
    platform.outcomes.put("claude", List.of(FakePlatform.contended("claude")));
    assertThat(harness.run("cache-sync", "--source", "claude"))
        .isEqualTo(
            new CommandHarness.Result(
                0, "", "[cache] sync already in progress; using existing cache\n"));
    assertThat(harness.run("cache-sync", "--source", "claude", "--rebuild"))
        .isEqualTo(
            new CommandHarness.Result(
                1,
                "",
                """
                [cache] sync already in progress; using existing cache
                [cache-sync] rebuild skipped (claude): another process holds the lock
                """));
    assertThat(harness.run("cache-sync", "--source", "claude", "--prune").exitCode()).isEqualTo(1);
  }

  @Test
  void waitsForAnotherProcessIfAsked() {
    platform.outcomes.put(
        "claude",
        new ArrayList<>(List.of(FakePlatform.contended("claude"), FakePlatform.outcome("claude"))));
    assertThat(harness.run("cache-sync", "--source", "claude", "--rebuild", "--wait"))
        .isEqualTo(
            new CommandHarness.Result(
                0,
                "",
                """
                [cache] sync already in progress; waiting for it to finish
                [cache-sync] rebuild: cleared Claude cached entries
                [cache-sync] claude done: 1 processed, 2 skipped, 0 reset, 14 rows changed
                """));
  }

  @Test
  void waitsNoLongerThanTenMinutes() {
    platform.outcomes.put("claude", List.of(FakePlatform.contended("claude")));
    assertThat(harness.run("cache-sync", "--prune", "--wait", "--source", "claude").exitCode())
        .isEqualTo(1);
    assertThat(platform.asked)
        .containsSubsequence("sync claude PRUNE PT0S", "sync claude PRUNE PT10M");
  }

  @Test
  void tellsAboutFilesThatShrankVanishedOrFailed() {
    platform.outcomes.put(
        "claude",
        List.of(
            new SyncOutcome(
                "claude",
                9,
                4,
                5,
                2,
                3,
                77,
                false,
                Duration.ofMillis(5),
                100,
                Map.of(),
                List.of("could not read b.jsonl: permission denied"))));
    assertThat(harness.run("cache-sync", "--source=claude"))
        .isEqualTo(
            new CommandHarness.Result(
                0,
                "",
                """
                [cache-sync] truncation detected on 2 file(s) — re-ingesting them from the start
                [cache] could not read b.jsonl: permission denied
                [cache] 3 tracked file(s) no longer on disk; their usage is kept (run `cctally cache-sync --prune` to forget it)
                [cache-sync] claude done: 4 processed, 5 skipped, 2 reset, 77 rows changed
                """));
  }

  @Test
  void failsWhenNothingCouldBeStored() {
    harness.platform.kept = false;
    CommandHarness.Result result = harness.run("cache-sync", "--rebuild");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("nothing was stored").doesNotContain("cleared");
  }

  @Test
  void printsJson() {
    harness.platform.outcomes.put(
        "goose",
        List.of(
            new SyncOutcome(
                "goose",
                3,
                1,
                2,
                0,
                0,
                14,
                false,
                Duration.ofMillis(12),
                20,
                Map.of("non-object", 5L, "malformed-json", 1L),
                List.of())));
    assertThat(harness.run("cache-sync", "--json", "--source", "goose").out())
        .isEqualTo(
            """
            {
              "schema_version": 1,
              "sources": {
                "goose": {
                  "files_total": 3,
                  "processed": 1,
                  "skipped": 2,
                  "reset": 0,
                  "vanished": 0,
                  "rows_changed": 14,
                  "lock_contended": false,
                  "duration_ms": 12,
                  "errors": [],
                  "lines": 20,
                  "rejected": {
                    "malformed-json": 1,
                    "non-object": 5
                  }
                }
              }
            }
            """);
  }
}
