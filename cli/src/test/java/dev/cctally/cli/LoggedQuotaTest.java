package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.plugins.claude.ClaudeVendor;
import dev.cctally.plugins.codex.CodexVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor whose quota readings stand in its logs, from the log to what the user sees. */
final class LoggedQuotaTest {
  private static final String WEEK = "2026-05-18T09:00";

  @TempDir private Path folder;

  private WholeProgram program() {
    WholeProgram program = new WholeProgram(folder.resolve("home"), folder.resolve("data"));
    program.plugins =
        () ->
            new ClassPathPlugins()
                .add(new ClaudeVendor(), ReportShape.SPLIT_CACHE, Map.of("daily", "daily"))
                .add(
                    new CodexVendor(),
                    ReportShape.INCLUSIVE_INPUT,
                    Map.of("codex-weekly", "weekly", "codex-daily", "daily"));
    program.now = Instant.parse("2026-05-13T12:00:00Z");
    return program;
  }

  private final class Rollout {
    private final Path file;
    private int total;

    Rollout(String name) {
      file = folder.resolve("home/.codex/sessions/2026/05/12/rollout-" + name + ".jsonl");
      add("2026-05-11T00:00", "session_meta", "{\"id\":\"" + name + "\",\"cwd\":\"/work/a\"}");
      add("2026-05-11T00:00", "turn_context", "{\"model\":\"gpt-5\"}");
    }

    private void add(String at, String type, String payload) {
      String line =
          "{\"timestamp\":\"%s:00.000Z\",\"type\":\"%s\",\"payload\":%s}\n"
              .formatted(at, type, payload);
      try {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    /** What is stated of the week of one model alone. */
    Rollout model(String at, String model, double week) {
      add(
          at,
          "event_msg",
          ("{\"type\":\"token_count\",\"info\":null,\"rate_limits\":{\"limit_id\":\"%s\","
                  + "\"secondary\":{\"used_percent\":%s,\"window_minutes\":10080,"
                  + "\"resets_at\":%d}}}")
              .formatted(model, week, QuotaStory.seconds(WEEK)));
      return this;
    }

    /** A response of a thousand tokens, and what is stated with it. */
    Rollout used(String at, double block, String blockResets, double week) {
      total += 1100;
      String counts =
          "{\"input_tokens\":1000,\"cached_input_tokens\":0,\"output_tokens\":100,"
              + "\"total_tokens\":%d}";
      add(
          at,
          "event_msg",
          ("{\"type\":\"token_count\",\"info\":{\"last_token_usage\":"
                  + counts.formatted(1100)
                  + ",\"total_token_usage\":"
                  + counts.formatted(total)
                  + "},\"rate_limits\":{\"limit_id\":\"codex\",\"plan_type\":\"plus\","
                  + "\"primary\":{\"used_percent\":%s,\"window_minutes\":300,\"resets_at\":%d},"
                  + "\"secondary\":{\"used_percent\":%s,\"window_minutes\":10080,"
                  + "\"resets_at\":%d}}}")
              .formatted(block, QuotaStory.seconds(blockResets), week, QuotaStory.seconds(WEEK)));
      return this;
    }
  }

  private static String out(WholeProgram program, String line) {
    WholeProgram.Result result = program.run(line.split(" "));
    assertThat(result.err()).as(line).isEmpty();
    assertThat(result.exitCode()).as(line).isZero();
    return result.out();
  }

  private void someDays() {
    new Rollout("a")
        .used("2026-05-11T10:00", 5, "2026-05-11T14:00", 2)
        .used("2026-05-11T11:00", 9, "2026-05-11T14:00", 3)
        .used("2026-05-13T10:00", 4, "2026-05-13T14:00", 6);
    new Rollout("b")
        .used("2026-05-12T10:00", 7, "2026-05-12T14:00", 4)
        .used("2026-05-13T11:00", 6, "2026-05-13T14:00", 7);
  }

  @Test
  void theReportShowsTheWeekAndWhatAPercentCosts() {
    someDays();
    String json = out(program(), "codex report --json --detail");
    assertThat(QuotaStory.at(json, "current.weekStartAt")).isEqualTo("2026-05-11T09:00:00+00:00");
    assertThat(QuotaStory.at(json, "current.weeklyPercent"))
        .isEqualTo(QuotaStory.at("{\"v\":7.0}", "v"));
    assertThat(QuotaStory.at(json, "current.usageCapturedAt")).isEqualTo("2026-05-13T11:00:00Z");
    // gpt-5: 1.25 and 10 dollars a million tokens; five responses of 1000 and 100 tokens.
    assertThat(QuotaStory.at(json, "current.weeklyCostUSD"))
        .isEqualTo(QuotaStory.at("{\"v\":0.01125}", "v"));
    assertThat(json)
        .containsSubsequence("\"percentThreshold\": 2", "0.00225", "\"percentThreshold\": 7");
  }

  @Test
  void theWeekOfASingleModelIsAWindowOfItsOwn() {
    someDays();
    new Rollout("c").model("2026-05-13T11:30", "codex_tiny", 42).model("2026-05-13T11:40", "x", 3);
    String json = out(program(), "codex report --windows --json");
    assertThat(Schemas.problems("report", json)).isEmpty();
    assertThat(QuotaStory.at(json, "current.weeklyPercent"))
        .isEqualTo(QuotaStory.at("{\"v\":7.0}", "v"));
    assertThat(json)
        .containsSubsequence(
            "\"otherWindows\": [",
            "\"id\": \"seven-day-codex-tiny\"",
            "\"label\": \"7 days, codex-tiny\"",
            "\"usedPercent\": 42",
            "\"capturedAt\": \"2026-05-13T11:30:00Z\"",
            "\"id\": \"seven-day-x\"");
    assertThat(out(program(), "codex report --windows"))
        .contains("7.00%", "Other windows:", "7 days, codex-tiny", "42.00%", "2026-05-18 09:00");
    WholeProgram.Result weekly = program().run("codex", "weekly", "--account", "ada");
    assertThat(weekly.exitCode()).isEqualTo(2);
    assertThat(weekly.err()).contains("argument --account: only with argument --quota");
  }

  @Test
  void theMilestonesAreThoseOfTheMomentsTheyWereCrossed() {
    someDays();
    WholeProgram program = program();
    String json = out(program, "codex percent-breakdown --json");
    assertThat(json)
        .containsSubsequence(
            "\"percentThreshold\": 2",
            "\"cumulativeCostUSD\": 0.00225",
            "\"capturedAt\": \"2026-05-11T10:00:00Z\"",
            "\"percentThreshold\": 3",
            "\"cumulativeCostUSD\": 0.0045",
            "\"marginalCostUSD\": 0.00225",
            "\"percentThreshold\": 7",
            "\"capturedAt\": \"2026-05-13T11:00:00Z\"",
            "\"fiveHourPercentAtCrossing\": 6.0");
    assertThat(out(program, "codex percent-breakdown --json")).isEqualTo(json);
    String block = out(program, "codex five-hour-breakdown --ago 2 --json");
    assertThat(block)
        .containsSubsequence(
            "\"blockStartAt\": \"2026-05-11T09:00:00+00:00\"",
            "\"totalCost\": 0.0045",
            "\"percentThreshold\": 5",
            "\"percentThreshold\": 9");
  }

  @Test
  void theBlocksHaveTheirCosts() {
    someDays();
    String json = out(program(), "codex five-hour-blocks --json --breakdown model");
    assertThat(QuotaStory.at(json, "window.count")).isEqualTo(QuotaStory.at("{\"v\":3}", "v"));
    assertThat(QuotaStory.at(json, "blocks.0.status")).isEqualTo("active");
    assertThat(QuotaStory.at(json, "blocks.2.totalCost"))
        .isEqualTo(QuotaStory.at("{\"v\":0.0045}", "v"));
    assertThat(QuotaStory.at(json, "blocks.2.modelBreakdowns.0.modelName")).isEqualTo("gpt-5");
    assertThat(out(program(), "codex blocks --json")).contains("2026-05-12T09:00:00");
  }

  @Test
  void theWeeklyReportGoesByTheQuotasWeeksIfAsked() {
    someDays();
    WholeProgram program = program();
    assertThat(out(program, "codex weekly --json")).contains("\"week\": \"May 11, 2026\"");
    String json = out(program, "codex-weekly --quota --json");
    assertThat(QuotaStory.at(json, "weekly.0.weekStartAt")).isEqualTo("2026-05-11T09:00:00+00:00");
    assertThat(QuotaStory.at(json, "weekly.0.weekSource")).isEqualTo("snapshot");
    assertThat(QuotaStory.at(json, "weekly.0.usedPct"))
        .isEqualTo(QuotaStory.at("{\"v\":7.0}", "v"));
    assertThat(out(program, "codex weekly --quota")).contains("Used", "7.0%");
    WholeProgram.Result both = program.run("codex", "weekly", "--quota", "--speed", "fast");
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(both.err()).contains("argument --quota: not allowed with argument --speed");
  }

  @Test
  void theForecastReadsTheLogsFirst() {
    someDays();
    String json = out(program(), "codex forecast --json");
    assertThat(QuotaStory.at(json, "current.weekly_percent"))
        .isEqualTo(QuotaStory.at("{\"v\":7.0}", "v"));
    assertThat(QuotaStory.at(json, "current.snapshot_count"))
        .isEqualTo(QuotaStory.at("{\"v\":5}", "v"));
  }

  @Test
  void logsThatAreReadAgainChangeNothing() {
    someDays();
    WholeProgram program = program();
    String before = out(program, "codex report --json --detail");
    assertThat(program.run("cache-sync", "--rebuild", "--source", "codex").exitCode()).isZero();
    assertThat(out(program, "codex report --json --detail")).isEqualTo(before);
    assertThat(out(program, "db check --rederive"))
        .contains("what is stored follows from 5 readings");
  }

  @Test
  void aLogThatIsFoundLaterTakesItsPlace() {
    new Rollout("a")
        .used("2026-05-11T10:00", 5, "2026-05-11T14:00", 2)
        .used("2026-05-13T11:00", 6, "2026-05-13T14:00", 7);
    WholeProgram program = program();
    out(program, "codex report");
    new Rollout("b").used("2026-05-12T10:00", 7, "2026-05-12T14:00", 4);
    String json = out(program, "codex five-hour-blocks --json");
    assertThat(QuotaStory.at(json, "window.count")).isEqualTo(QuotaStory.at("{\"v\":3}", "v"));
    assertThat(out(program, "db check --rederive")).contains("from 3 readings");
  }

  @Test
  void aReadingFromTheFutureWaitsUntilItsTimeHasCome() {
    new Rollout("a")
        .used("2026-05-13T11:00", 4, "2026-05-13T14:00", 6)
        .used("2026-05-13T13:00", 9, "2026-05-13T14:00", 8)
        .used("2026-05-17T13:00", 5, "2026-05-17T14:00", 30);
    WholeProgram program = program(); // it is noon
    for (int i = 0; i < 2; i++) {
      String early = out(program, "codex report --json");
      assertThat(QuotaStory.at(early, "current.weeklyPercent")).isEqualTo(6.0);
      assertThat(QuotaStory.at(early, "current.usageCapturedAt")).isEqualTo("2026-05-13T11:00:00Z");
    }

    program.now = Instant.parse("2026-05-13T13:00:00Z");
    assertThat(QuotaStory.at(out(program, "codex report --json"), "current.weeklyPercent"))
        .isEqualTo(8.0);
    program.now = Instant.parse("2026-05-17T13:30:00Z");
    assertThat(QuotaStory.at(out(program, "codex report --json"), "current.weeklyPercent"))
        .isEqualTo(30.0);
    assertThat(out(program, "db check --rederive")).contains("from 3 readings");
  }

  @Test
  void aReportThatNeedsNoQuotaStillBringsItIn() {
    someDays();
    WholeProgram program = program();
    out(program, "codex daily");
    assertThat(out(program, "codex forecast --no-sync --json")).contains("\"weekly_percent\": 7.0");
  }

  /** The first look at years of logs: no report waits for it, a hook's worker does it all. */
  @Test
  void aBacklogIsLeftToHooksAndToWhoeverShowsQuotas() {
    Rollout log = new Rollout("a");
    for (int i = 0; i < 600; i++) {
      String at = "2026-05-12T%02d:%02d".formatted(i / 60, i % 60);
      log.used(
          at,
          i % 97,
          "2026-05-12T%02d:00".formatted(5 * (i / 300) + 5),
          (double) Math.floorDiv(i, 60));
    }
    WholeProgram program = program();
    out(program, "codex daily");
    assertThat(program.data.resolve("stats.db")).doesNotExist();
    out(program, "codex daily");
    assertThat(program.data.resolve("stats.db")).doesNotExist();
    out(program, "hook-tick --vendor codex");
    assertThat(out(program, "db check --rederive")).contains("follows from 600 readings");
    assertThat(out(program, "codex report --json")).contains("\"weeklyPercent\": 9.0");
  }

  @Test
  void anUnusableHistoryDoesNotSpoilAReportAndNothingIsLost() throws IOException {
    someDays();
    WholeProgram program = program();
    Files.createDirectories(program.data);
    Path history = program.data.resolve("stats.db");
    Files.writeString(history, "this is no database, but it is long enough to be looked at");
    WholeProgram.Result daily = program.run("codex", "daily", "--json");
    assertThat(daily.exitCode()).isZero();
    assertThat(daily.out()).contains("\"totalTokens\": 5500");
    assertThat(daily.err()).contains("what logs say of the quota waits to be recorded: ");
    assertThat(history).content().startsWith("this is no database");
    Files.delete(history);
    assertThat(out(program, "codex report --json")).contains("\"weeklyPercent\": 7.0");
  }

  @Test
  void theCheckTellsDamageFromHealth() throws IOException {
    someDays();
    WholeProgram program = program();
    assertThat(out(program, "db check"))
        .isEqualTo(
            """
            ok      stats.db: there is none yet
            ok      cache.db: there is none yet
            """);
    out(program, "codex report");
    assertThat(out(program, "db check --rederive --json"))
        .contains("\"ok\": true", "\"readings\": 5", "\"differences\": []");
    Files.writeString(program.data.resolve("cache.db"), "this is no database at all, not at all");
    WholeProgram.Result damaged = program.run("db", "check");
    assertThat(damaged.exitCode()).isEqualTo(1);
    assertThat(damaged.out()).contains("ok      stats.db: version ", "problem cache.db: ");
  }

  @Test
  void withoutReadingsNobodyIsToldToRecordThem() {
    assertThat(out(program(), "codex report"))
        .isEqualTo("No data yet. The logs that were found say nothing of the quota.\n");
    assertThat(out(program(), "codex five-hour-blocks --help"))
        .contains("logs, what is new in them is read first")
        .doesNotContain("Reads no log");
  }
}
