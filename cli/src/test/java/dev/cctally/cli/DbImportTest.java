package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.console.Processes;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlDatabase.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Taking over what an earlier product has kept: above all, that nothing is told again. */
@DisabledOnOs(OS.WINDOWS)
final class DbImportTest {
  private static final String WEEK_END = "2026-06-02T17:00:00+00:00";
  private static final String NOTIFY =
      "\"alerts\":{\"enabled\":true,\"projected_enabled\":true,\"command_template\":"
          + "[\"/bin/true\",\"{axis}\",\"{threshold}\",\"{metric}\"]}";

  @TempDir private Path folder;
  private final List<String> told = new ArrayList<>();
  private BudgetStory story;

  @BeforeEach
  void start() {
    story = new BudgetStory(folder);
    story.program.processes =
        new Processes() {
          @Override
          public Result run(List<String> command, byte[] input) throws IOException {
            throw new IOException("not here");
          }

          @Override
          public void detach(List<String> command, Map<String, String> variables) {
            told.add(String.join(" ", command.subList(1, command.size())).strip());
          }
        };
  }

  private List<String> told() {
    List<String> all = List.copyOf(told);
    told.clear();
    return all;
  }

  private Path usual() {
    return story.program.home.resolve(".local/share/cctally");
  }

  /** A week at 91 %, of which 90 % was told, and budgets at 95 % and 96 %, of which 90 % was. */
  private OldProduct old() {
    return new OldProduct(usual(), 12)
        .reading("2026-05-27T10:00:00Z", 40, WEEK_END)
        .reading("2026-05-28T10:00:00Z", 91, WEEK_END)
        .row(
            "percent_milestones",
            "captured_at_utc",
            "2026-05-27T10:00:00Z",
            "week_end_at",
            WEEK_END,
            "percent_threshold",
            40,
            "cumulative_cost_usd",
            40.0,
            "reset_event_id",
            0)
        .row(
            "percent_milestones",
            "captured_at_utc",
            "2026-05-28T10:00:00Z",
            "week_end_at",
            WEEK_END,
            "percent_threshold",
            90,
            "cumulative_cost_usd",
            95.0,
            "reset_event_id",
            0,
            "alerted_at",
            "2026-05-28T10:00:01Z")
        .row(
            "percent_milestones",
            "captured_at_utc",
            "2026-05-28T10:00:00Z",
            "week_end_at",
            WEEK_END,
            "percent_threshold",
            91,
            "cumulative_cost_usd",
            95.0,
            "reset_event_id",
            0)
        .row(
            "budget_milestones",
            "vendor",
            "claude",
            "period_start_at",
            "2026-05-26T20:00:00+03:00",
            "period",
            "subscription-week",
            "threshold",
            90,
            "budget_usd",
            100.0,
            "spent_usd",
            95.0,
            "consumption_pct",
            95.0,
            "crossed_at_utc",
            "2026-05-28T10:00:01Z",
            "alerted_at",
            "2026-05-28T10:00:01Z")
        .row(
            "budget_milestones",
            "vendor",
            "codex",
            "period_start_at",
            "2026-05-01T00:00:00+00:00",
            "period",
            "calendar-month",
            "threshold",
            90,
            "budget_usd",
            16.0,
            "spent_usd",
            15.0,
            "consumption_pct",
            93.75,
            "crossed_at_utc",
            "2026-05-28T10:00:01Z",
            "alerted_at",
            "2026-05-28T10:00:01Z")
        .row(
            "projected_milestones",
            "week_start_at",
            "2026-05-26T17:00:00+00:00",
            "period",
            "subscription-week",
            "metric",
            "weekly_pct",
            "threshold",
            90,
            "projected_value",
            92.9,
            "denominator",
            100.0,
            "crossed_at_utc",
            "2026-05-28T09:00:00Z",
            "alerted_at",
            "2026-05-28T09:00:00Z")
        .row(
            "projected_milestones",
            "week_start_at",
            "2026-05-01T00:00:00Z",
            "period",
            "calendar-month",
            "metric",
            "codex_budget_usd",
            "threshold",
            100,
            "projected_value",
            47.37,
            "denominator",
            16.0,
            "crossed_at_utc",
            "2026-05-28T09:00:00Z",
            "alerted_at",
            "2026-05-28T09:00:00Z")
        .row(
            "project_budget_milestones",
            "week_start_at",
            "2026-05-26T13:00:00-04:00",
            "project_key",
            "/work/alpha",
            "threshold",
            90,
            "budget_usd",
            100.0,
            "spent_usd",
            95.0,
            "consumption_pct",
            95.0,
            "crossed_at_utc",
            "2026-05-28T10:00:01Z",
            "alerted_at",
            "2026-05-28T10:00:01Z");
  }

  /** What was spent by then, and the settings that go with it. */
  private void spent() {
    story
        .claude("2026-05-27T09:00:00Z", 40)
        .claude("2026-05-28T09:00:00Z", 55)
        .codex("2026-05-05T00:00:00Z", 12_000_000, 0, 0)
        .now("2026-05-28T10:30:00Z");
    story.config(
        "{"
            + NOTIFY
            + ",\"budget\":{\"weekly_usd\":100,\"project_alerts_enabled\":true,\"projects\":"
            + "{\"/work/alpha\":100},\"codex\":{\"amount_usd\":16,\"alerts_enabled\":true,"
            + "\"projected_enabled\":true}}}");
  }

  @Test
  void whatWasToldIsNotToldAgainAndWhatComesIs() {
    spent();
    old().closed();
    String text = story.out("db import --what history");
    assertThat(text)
        .contains(usual() + "/stats.db, version 12: imported\n")
        .containsPattern("weekly_usage_snapshots +2 +2 +0 +0 +0\n")
        .containsPattern("percent_milestones +3 +3 +0 +0 +0\n")
        .containsPattern("\n  budget_milestones +2 +2 +0 +0 +0\n")
        .containsPattern("project_budget_milestones +1 +1 +0 +0 +0\n")
        .containsPattern("projected_milestones +2 +2 +0 +0 +0\n");

    story.tick("2026-05-28T10:31:00Z", 91.5, "2026-06-02T17:00:00Z");
    assertThat(told()).containsExactly("projected 100 weekly_pct", "projected 90 codex_budget_usd");

    story.claude("2026-05-28T11:00:00Z", 6).now("2026-05-28T11:30:00Z");
    story.codex("2026-05-28T11:00:00Z", 1_000_000, 0, 0);
    story.tick("2026-05-28T11:30:00Z", 95, "2026-06-02T17:00:00Z");
    assertThat(told())
        .containsExactly("weekly 95", "budget 100", "project_budget 100", "codex_budget 100");
  }

  @Test
  void withoutItAllOfThatIsToldOnceMore() {
    spent();
    story.tick("2026-05-28T10:31:00Z", 91.5, "2026-06-02T17:00:00Z");
    assertThat(told()).contains("budget 90", "project_budget 90", "codex_budget 90");
  }

  @Test
  void theyAreListedWithTheFiguresOfTheirTime() {
    story.now("2026-05-28T10:30:00Z");
    old().closed();
    story.out("db import");
    story.program.variables.put("COLUMNS", "200");
    assertThat(story.out("alerts history --tz utc"))
        .containsPattern("2026-05-28 10:00.*weekly.*90%.*\\$95.00.*imported")
        .containsPattern("budget .*90%.*\\$95.00 of \\$100.00 \\(95%\\).*imported")
        .containsPattern("codex_budget.*90%.*\\$15.00 of \\$16.00 \\(94%\\).*imported")
        .containsPattern("project_budget alpha.*90%.*\\$95.00 of \\$100.00 \\(95%\\).*imported")
        .containsPattern("weekly_pct.*90%.*projected 93% .*imported")
        .containsPattern("codex_budget_usd.*100%.*projected \\$47.37 of \\$16.00.*imported");
    assertThat(story.out("alerts history --json --limit 0"))
        .contains(
            "\"id\": \"codex_budget:2026-05-01T00:00:00+00:00:calendar-month:90\"",
            "\"id\": \"budget:2026-05-26T17:00:00+00:00:subscription-week:90\"",
            "\"id\": \"weekly:2026-05-26:90:0\"",
            "\"delivery\": \"imported\"",
            "\"projected_value\": 47.37",
            "\"denominator\": 16.0");
    assertThat(story.out("db check --rederive")).contains("what is stored follows from 2 readings");
  }

  @Test
  void doingItTwiceAddsNothing() throws IOException {
    story.now("2026-05-28T10:30:00Z");
    Path source = old().closed();
    byte[] before = Files.readAllBytes(source.resolve("stats.db"));
    story.out("db import");
    String history = story.out("alerts history --json --limit 0");
    String again = story.out("db import --json");
    assertThat(again)
        .contains("\"read\": 2", "\"duplicate\": 2", "\"backup\": null", "\"config\": null")
        .doesNotContainPattern("\"imported\": [1-9]")
        .doesNotContainPattern("\"rejected\": [1-9]");
    assertThat(story.out("alerts history --json --limit 0")).isEqualTo(history);
    assertThat(story.program.data.resolve("backups")).doesNotExist();
    assertThat(Files.readAllBytes(source.resolve("stats.db"))).isEqualTo(before);
    assertThat(files(source)).containsOnlyKeys("stats.db");
  }

  private static Map<String, Long> files(Path folder) throws IOException {
    Map<String, Long> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.size(file));
      }
    }
    return files;
  }

  @Test
  void aRehearsalMakesNothing() throws IOException {
    story.now("2026-05-28T10:30:00Z");
    old().closed();
    Map<String, Long> before = files(folder);
    assertThat(story.out("db import --dry-run"))
        .contains(": would import\n")
        .containsPattern("weekly_usage_snapshots +2 +2");
    assertThat(files(folder)).isEqualTo(before);
  }

  @Test
  void aHistoryThatIsHereIsAddedToOnlyIfAsked() throws IOException {
    story.tick("2026-05-20T10:00:00Z", 50, "2026-05-26T17:00:00Z").now("2026-05-28T10:30:00Z");
    old().closed();
    WholeProgram.Result refused = story.run("db import");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("there is a history in", "already. With --yes", "backups/");
    assertThat(story.out("alerts history")).isEqualTo("No alerts yet.\n");

    assertThat(story.out("db import --yes")).contains("What was here before is in ", "backups/");
    assertThat(story.out("alerts history --json")).contains("\"axis\": \"codex_budget\"");
    assertThat(files(story.program.data.resolve("backups"))).hasSize(1);
    assertThat(story.out("db check --rederive")).contains("follows from 3 readings");
  }

  @Test
  void whatWeToldOurselvesStays() {
    spent();
    story.tick("2026-05-28T10:00:00Z", 50, "2026-06-02T17:00:00Z").now("2026-05-28T10:30:00Z");
    assertThat(told()).contains("budget 90");
    old().closed();
    assertThat(story.out("db import --what history --yes"))
        .containsPattern("\n  budget_milestones +2 +0 +0 +2 +0\n");
    assertThat(story.out("alerts history --axis budget"))
        .contains("queued")
        .doesNotContain("imported");
  }

  /** A credit in the middle of a week: the budget's window begins with it, in both. */
  @Test
  void creditsFollowFromTheReadings() {
    story
        .claude("2026-05-27T10:00:00Z", 46)
        .claude("2026-05-28T06:30:00Z", 2)
        .claude("2026-05-28T07:00:00Z", 44);
    story.config("{" + NOTIFY + ",\"budget\":{\"weekly_usd\":50}}");
    new OldProduct(usual(), 12)
        .reading("2026-05-27T11:00:00Z", 60, WEEK_END)
        .reading("2026-05-28T06:25:00Z", 10, WEEK_END)
        .reading("2026-05-28T07:10:00Z", 20, WEEK_END)
        .row(
            "week_reset_events",
            "detected_at_utc",
            "2026-05-28T06:25:00Z",
            "old_week_end_at",
            "2026-05-28T06:00:00+00:00",
            "new_week_end_at",
            WEEK_END,
            "effective_reset_at_utc",
            "2026-05-28T06:00:00Z")
        .row(
            "percent_milestones",
            "captured_at_utc",
            "2026-05-28T07:10:00Z",
            "week_end_at",
            WEEK_END,
            "percent_threshold",
            20,
            "cumulative_cost_usd",
            46.0,
            "reset_event_id",
            1)
        .row(
            "budget_milestones",
            "vendor",
            "claude",
            "period_start_at",
            "2026-05-28T06:00:00+00:00",
            "period",
            "subscription-week",
            "threshold",
            90,
            "budget_usd",
            50.0,
            "spent_usd",
            46.0,
            "consumption_pct",
            92.0,
            "crossed_at_utc",
            "2026-05-28T07:10:00Z",
            "alerted_at",
            "2026-05-28T07:10:00Z")
        .closed();
    story.now("2026-05-28T07:20:00Z");
    assertThat(story.out("db import"))
        .containsPattern("week_reset_events +1 +0 +1 +0 +0\n")
        .containsPattern("percent_milestones +1 +1 +0 +0 +0\n");
    story.tick("2026-05-28T07:30:00Z", 21, "2026-06-02T17:00:00Z");
    assertThat(told()).isEmpty();
  }

  @Test
  void blocksKeepWhatTheyCost() {
    long reset = Instant.parse("2026-05-27T17:00:00Z").getEpochSecond();
    new OldProduct(usual(), 12)
        .row(
            "weekly_usage_snapshots",
            "captured_at_utc",
            "2026-05-27T15:00:00Z",
            "week_end_at",
            WEEK_END,
            "weekly_percent",
            20.0,
            "five_hour_percent",
            91.0,
            "five_hour_resets_at",
            "2026-05-27T17:00:00+00:00",
            "five_hour_window_key",
            reset)
        .row(
            "five_hour_blocks",
            "five_hour_window_key",
            reset,
            "five_hour_resets_at",
            "2026-05-27T17:00:00+00:00",
            "total_input_tokens",
            100,
            "total_output_tokens",
            50,
            "total_cache_create_tokens",
            20,
            "total_cache_read_tokens",
            10,
            "total_cost_usd",
            3.25)
        .row(
            "five_hour_block_models",
            "five_hour_window_key",
            reset,
            "model",
            "claude-sonnet-4-6",
            "input_tokens",
            100,
            "cost_usd",
            3.25,
            "entry_count",
            4)
        .row(
            "five_hour_milestones",
            "five_hour_window_key",
            reset,
            "percent_threshold",
            91,
            "captured_at_utc",
            "2026-05-27T15:00:00Z",
            "block_cost_usd",
            3.25,
            "reset_event_id",
            0,
            "alerted_at",
            "2026-05-27T15:00:00Z")
        .closed();
    story.now("2026-05-27T15:30:00Z");
    assertThat(story.out("db import"))
        .containsPattern("five_hour_blocks +1 +1 +0 +0 +0\n")
        .containsPattern("five_hour_milestones +1 +1 +0 +0 +0\n");
    assertThat(story.out("five-hour-blocks --vendor claude --json")).contains("3.25");
    assertThat(story.out("alerts history")).containsPattern("five_hour.*91%.*\\$3.25.*imported");
  }

  /** Before periods had kinds a row counted for any; before version 12 vendors had tables. */
  @Test
  void earlyShapesAreUnderstood() {
    story
        .claude("2026-06-02T10:00:00Z", 95)
        .codex("2026-06-02T00:00:00Z", 12_000_000, 0, 0)
        .now("2026-06-03T10:00:00Z");
    new OldProduct(usual(), 4)
        .reading("2026-05-27T10:00:00Z", 40, WEEK_END)
        .row(
            "percent_milestones",
            "captured_at_utc",
            "2026-05-27T10:00:00Z",
            "week_end_at",
            WEEK_END,
            "percent_threshold",
            40,
            "cumulative_cost_usd",
            40.0)
        .row(
            "budget_milestones",
            "week_start_at",
            "2026-06-01T00:00:00+00:00",
            "threshold",
            90,
            "budget_usd",
            100.0,
            "spent_usd",
            95.0,
            "consumption_pct",
            95.0,
            "crossed_at_utc",
            "2026-06-02T10:00:00Z",
            "alerted_at",
            "2026-06-02T10:00:00Z")
        .row(
            "codex_budget_milestones",
            "period_start_at",
            "2026-06-01T00:00:00+00:00",
            "threshold",
            90,
            "budget_usd",
            16.0,
            "spent_usd",
            15.0,
            "consumption_pct",
            93.75,
            "crossed_at_utc",
            "2026-06-02T10:00:00Z",
            "alerted_at",
            "2026-06-02T10:00:00Z")
        .closed();
    assertThat(story.out("db import"))
        .contains("version 4: imported")
        .containsPattern("percent_milestones +1 +1 +0 +0 +0\n")
        .containsPattern("\n  budget_milestones +1 +1 +0 +0 +0\n")
        .containsPattern("codex_budget_milestones +1 +1 +0 +0 +0\n");
    story.config(
        "{"
            + NOTIFY
            + ",\"budget\":{\"weekly_usd\":100,\"period\":\"calendar-month\",\"codex\":"
            + "{\"amount_usd\":16,\"period\":\"calendar-week\",\"alerts_enabled\":true}}}");
    story.tick("2026-06-03T10:01:00Z", 20, "2026-06-09T17:00:00Z");
    assertThat(told()).isEmpty();
    assertThat(story.out("alerts history --json --limit 0"))
        .contains("subscription-week:90", "calendar-month:90", "\"suppressed\": true");
  }

  @Test
  void aLaterVersionIsReadAsFarAsItIsKnown() {
    story.now("2026-05-28T10:30:00Z");
    old()
        .sql("ALTER TABLE budget_milestones ADD COLUMN mood TEXT")
        .sql("PRAGMA user_version = 13")
        .closed();
    WholeProgram.Result result = story.run("db import");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("it is at version 13, and versions up to 12 are known");
    assertThat(result.out()).containsPattern("\n  budget_milestones +2 +2 +0 +0 +0\n");
  }

  @Test
  void rowsThatMakeNoSenseAreCountedAndLeftOut() {
    story.now("2026-05-28T10:30:00Z");
    old()
        .reading("2026-05-28T10:05:00Z", -3, WEEK_END)
        .reading("2026-05-28T10:05:00Z", 92, "2027-06-02T17:00:00+00:00")
        .reading("yesterday", 92, WEEK_END)
        .row("budget_milestones", "vendor", "claude", "period_start_at", "soon", "threshold", 90)
        .row("budget_milestones", "vendor", "claude", "threshold", "many")
        .row(
            "budget_milestones",
            "vendor",
            "claude",
            "period_start_at",
            "2026-05-26T17:00:00Z",
            "period",
            "subscription-week",
            "threshold",
            100,
            "crossed_at_utc",
            "2026-05-28T10:00:01Z")
        .row("projected_milestones", "week_start_at", "2026-05-26T17:00:00Z", "metric", "moods_pct")
        .closed();
    assertThat(story.out("db import"))
        .containsPattern("weekly_usage_snapshots +5 +2 +0 +0 +3\n")
        .containsPattern("\n  budget_milestones +5 +2 +0 +0 +3\n")
        .containsPattern("projected_milestones +3 +2 +0 +0 +1\n");
  }

  @Test
  void whatIsNoSuchFileIsRefusedAndNothingIsChanged() throws IOException {
    refused(2, "there is no history to import: " + usual() + "/stats.db");
    Files.createDirectories(usual());
    Files.writeString(
        usual().resolve("stats.db"), "this is a diary, and no database at all\n".repeat(99));
    refused(1, "cannot import " + usual() + "/stats.db: it is not an SQLite database");
    Files.delete(usual().resolve("stats.db"));
    try (SqlDatabase other = SqlDatabase.open(usual().resolve("stats.db"), Durability.FULL)) {
      other.execute("CREATE TABLE recipes (name TEXT)");
    }
    refused(2, "is no history of cctally: it has none of its tables");
    story.tick("2026-05-28T10:00:00Z", 50, "2026-06-02T17:00:00Z");
    WholeProgram.Result own = story.run("db import --from " + story.program.data);
    assertThat(own.exitCode()).isEqualTo(2);
    assertThat(own.err()).contains("is a history of this product already");
  }

  private void refused(int code, String message) {
    WholeProgram.Result result = story.run("db import");
    assertThat(result.err()).contains(message);
    assertThat(result.exitCode()).isEqualTo(code);
    assertThat(result.out()).isEmpty();
    assertThat(story.program.data.resolve("stats.db")).doesNotExist();
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    OldProduct old = old();
    for (int i = 0; i < 2000; i++) {
      old.reading("2026-05-27T10:00:00Z", 40, WEEK_END);
    }
    Path file = old.sql("PRAGMA wal_checkpoint(TRUNCATE)").closed().resolve("stats.db");
    byte[] bytes = Files.readAllBytes(file);
    for (int i = bytes.length / 2; i < bytes.length / 2 + 8192; i++) {
      bytes[i] = (byte) i;
    }
    Files.write(file, bytes);
    refused(1, "it is damaged: ");
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  /** Its program has it open, and what it wrote last is in its write-ahead log. */
  @Test
  void aProgramMayGoOnUsingIt() {
    story.now("2026-05-28T10:30:00Z");
    OldProduct old = old().sql("PRAGMA wal_autocheckpoint = 0");
    old.reading("2026-05-28T10:20:00Z", 93, WEEK_END);
    assertThat(story.out("db import")).containsPattern("weekly_usage_snapshots +3 +3 +0 +0 +0\n");
    old.reading("2026-05-28T10:25:00Z", 94, WEEK_END);
    assertThat(story.out("db import --yes --what history"))
        .containsPattern("weekly_usage_snapshots +4 +1 +3 +0 +0\n");
    old.closed();
  }

  @Test
  void settingsAreTakenOverByTheirOwnRules() throws IOException {
    Files.createDirectories(usual());
    Files.writeString(
        usual().resolve("config.json"),
        """
        {"collector": {"host": "127.0.0.1", "port": 17321, "token": "abc", "week_start": "sunday"},
         "alerts": {"enabled": true, "notifier": "command", "command_template": ["say", "{title}"],
                    "weekly_thresholds": [80, 95]},
         "budget": {"weekly_usd": 1e2, "projects": {"/work/alpha": 25},
                    "codex": {"amount_usd": 16, "alerts_enabled": true}, "guard": {"at_percent": "much"}},
         "display": {"tz": "Mars/Olympus"}, "statusline": {"cost_source": "both"}, "zip": 1}
        """);
    story.config("{\"statusline\":{\"cost_source\":\"cc\"}}");
    String text = story.out("db import");
    assertThat(text)
        .contains(
            "  alerts.enabled\n",
            "  alerts.notifier\n",
            "  alerts.command_template\n",
            "  alerts.weekly_thresholds\n",
            "  budget.weekly_usd\n",
            "  budget.codex\n",
            "  collector.week_start\n",
            "  statusline.cost_source: set otherwise here, kept\n",
            "  display.tz: rejected: ",
            "  budget.guard.at_percent: rejected: ")
        .doesNotContain("token");
    assertThat(story.out("config get"))
        .contains(
            "alerts.command_template=[\"say\", \"{title}\"]",
            "alerts.notifier=command",
            "alerts.weekly_thresholds=80,95",
            "budget.weekly_usd=100.0",
            "budget.codex.amount_usd=16.0",
            "collector.week_start=sunday",
            "statusline.cost_source=cc");
    assertThat(story.config()).doesNotContain("token", "zip", "Mars");
    assertThat(story.out("db import --yes --what config")).contains("  statusline.cost_source\n");
    assertThat(story.out("config get statusline.cost_source"))
        .isEqualTo("statusline.cost_source=both\n");
  }

  @Test
  void brokenSettingsAreToldBeforeAnythingIsWritten() throws IOException {
    old().closed();
    Files.writeString(usual().resolve("config.json"), "{\"alerts\": ");
    refused(2, "config.json is not valid JSON (line 1 column");
    Files.writeString(usual().resolve("config.json"), "{\"budget\":{\"weekly_usd\":100}}");
    story.config("{oops");
    refused(2, "is not valid JSON (line 1 column 2)");
    assertThat(story.config()).isEqualTo("{oops");
    Files.delete(usual().resolve("config.json"));
    assertThat(story.run("db import --what config").err())
        .contains("there are no settings to import: ");
  }
}
