package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.console.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the user is told, and when: the whole program, told event by event. */
@DisabledOnOs(OS.WINDOWS)
final class AlertSequencesTest {
  private static final String NOTIFY =
      "\"alerts\":{\"enabled\":true,\"projected_enabled\":true,\"command_template\":"
          + "[\"/bin/true\",\"{axis}\",\"{severity}\",\"{subtitle}\",\"{body}\",\"{metric}\"]}";
  private static final String WEEK_END = "2026-06-02T17:00:00Z";

  @TempDir private Path folder;
  private final List<String> told = new ArrayList<>();
  private BudgetStory story;

  @BeforeEach
  void start() {
    story = new BudgetStory(folder);
    story.program.processes = new Recorder();
    story.config("{" + NOTIFY + "}");
  }

  /** Starts nothing, and keeps what would have been started. */
  private final class Recorder implements Processes {
    @Override
    public Result run(List<String> command, byte[] input) throws IOException {
      throw new IOException("not here");
    }

    @Override
    public void detach(List<String> command, Map<String, String> variables) {
      told.add(String.join(" | ", command.subList(1, command.size())));
    }
  }

  /** What was told since the last question. */
  private List<String> told() {
    List<String> all = List.copyOf(told);
    told.clear();
    return all;
  }

  private AlertSequencesTest tick(String at, double percent) {
    story.tick(at, percent, WEEK_END);
    return this;
  }

  @Test
  void theBudgetOfAWeek() throws IOException {
    story
        .claude("2026-05-27T10:00:00Z", 40)
        .claude("2026-05-28T10:00:00Z", 20)
        .now("2026-05-28T17:00:00Z");
    tick("2026-05-28T16:00:00Z", 19);
    story.out("budget set 100");
    tick("2026-05-28T17:00:00Z", 20);
    assertThat(told()).isEmpty();
    story.claude("2026-05-28T17:30:00Z", 31);
    tick("2026-05-28T18:00:00Z", 20);
    assertThat(told())
        .containsExactly("budget | warn | 90% of budget | $91.00 of $100.00 (91% of budget) | ");
    tick("2026-05-28T18:00:01Z", 21);
    assertThat(told()).isEmpty();
    story.claude("2026-05-28T18:30:00Z", 10).now("2026-05-28T19:00:00Z");
    assertThat(story.out("budget")).contains("(90%, 100% crossed)");
    assertThat(told()).isEmpty();
    tick("2026-05-28T19:00:00Z", 21);
    assertThat(told())
        .containsExactly(
            "budget | critical | 100% of budget | $101.00 of $100.00 (101% of budget) | ");
    story.out("budget set 105");
    tick("2026-05-28T19:00:01Z", 21.5);
    story.out("budget set 105 --period calendar-month");
    tick("2026-05-28T19:00:02Z", 22);
    assertThat(told()).isEmpty();
    assertThat(log())
        .containsExactly(
            "2026-05-28T18:00:00Z\tbudget\t90\t2026-05-26T17:00:00+00:00\treal\tqueued\twarn",
            "2026-05-28T19:00:00Z\tbudget\t100\t2026-05-26T17:00:00+00:00\treal\tqueued\tcritical");
    String history = story.out("alerts history --json").replaceAll("\\s+", " ");
    assertThat(history.split("\"id\": ", -1)).hasSize(4);
    assertThat(history)
        .containsSubsequence(
            "\"budget:2026-05-01T00:00:00+00:00:calendar-month:90\"",
            "\"suppressed\": true",
            "\"consumption_pct\": 96.19047619047619",
            "\"budget:2026-05-26T17:00:00+00:00:subscription-week:100\"",
            "\"budget:2026-05-26T17:00:00+00:00:subscription-week:90\"",
            "\"budget_usd\": 100.0, \"spent_usd\": 91.0, \"consumption_pct\": 91.0");
  }

  /**
   * While a file is being edited it is broken, empty or gone for a moment; nothing is lost by that.
   */
  @ParameterizedTest
  @ValueSource(strings = {"{\"budget\":{\"weekly_usd\":100},}", "", "gone"})
  void aFileThatIsNotWholeForAMomentSwallowsNothing(String content) throws IOException {
    story.claude("2026-05-27T10:00:00Z", 40).now("2026-05-28T17:00:00Z");
    tick("2026-05-28T16:00:00Z", 19);
    story.out("budget set 100");
    tick("2026-05-28T17:00:00Z", 20);
    Path file = story.program.data.resolve("config.json");
    byte[] whole = Files.readAllBytes(file);

    story.claude("2026-05-28T17:30:00Z", 61);
    Files.writeString(file, content);
    if (content.equals("gone")) {
      Files.delete(file);
    }
    story.now("2026-05-28T18:00:00Z");
    WholeProgram.Result meanwhile =
        story.program.run(
            ("record-usage --percent 20 --resets-at " + Instant.parse(WEEK_END).getEpochSecond())
                .split(" "));
    assertThat(meanwhile.exitCode()).isZero();
    assertThat(meanwhile.err().lines().filter(line -> line.contains("ignoring corrupt")))
        .hasSize(content.startsWith("{") ? 1 : 0);
    assertThat(told()).isEmpty();

    Files.write(file, whole);
    tick("2026-05-28T18:00:01Z", 21);
    assertThat(told())
        .containsExactly(
            "budget | warn | 90% of budget | $101.00 of $100.00 (101% of budget) | ",
            "budget | critical | 100% of budget | $101.00 of $100.00 (101% of budget) | ");
  }

  private List<String> log() throws IOException {
    return Files.readAllLines(story.program.data.resolve("logs/alerts.log"));
  }

  @Test
  void theBudgetOfAnotherVendor() throws IOException {
    story
        .codex("2026-06-01T00:00:00Z", 1_000_000, 0, 100_000)
        .codex("2026-06-03T10:00:00Z", 4_000_000, 2_000_000, 800_000)
        .codex("2026-06-10T06:00:00Z", 800_000, 0, 100_000)
        .now("2026-06-10T12:00:00Z");
    story.program.run(
        "config",
        "set",
        "budget.codex",
        "{\"amount_usd\":16,\"alerts_enabled\":true,\"projected_enabled\":true}");
    assertThat(told()).isEmpty();
    story.out("budget --json");
    assertThat(told()).isEmpty();
    story.out("budget");
    assertThat(told())
        .containsExactly(
            "projected | warn | On current pace (projection) - 90% of Codex budget | Projected"
                + " $47.37 of $16.00 Codex budget (period-average pace) | codex_budget_usd",
            "projected | critical | On current pace (projection) - 100% of Codex budget | Projected"
                + " $47.37 of $16.00 Codex budget (period-average pace) | codex_budget_usd");
    story.codex("2026-06-10T13:00:00Z", 2_000_000, 0, 0).now("2026-06-10T14:00:00Z");
    story.out("budget --format md --output -");
    Files.writeString(story.program.home.resolve("other.json"), story.config());
    story.out("budget --config other.json");
    assertThat(told()).isEmpty();
    story.tick("2026-06-10T14:00:00Z", 20, "2026-06-12T17:00:00Z");
    assertThat(told())
        .containsExactly(
            "codex_budget | critical | 100% of Codex budget (this month) | Codex - $17.50 of $16.00"
                + " (109% of budget) | ");
    story.codex("2026-07-05T10:00:00Z", 12_000_000, 0, 0).now("2026-07-08T14:00:00Z");
    story.out("budget");
    assertThat(told())
        .containsExactly(
            "codex_budget | warn | 90% of Codex budget (this month) | Codex - $15.00 of $16.00 (94%"
                + " of budget) | ",
            "projected | warn | On current pace (projection) - 90% of Codex budget | Projected"
                + " $61.32 of $16.00 Codex budget (period-average pace) | codex_budget_usd",
            "projected | critical | On current pace (projection) - 100% of Codex budget | Projected"
                + " $61.32 of $16.00 Codex budget (period-average pace) | codex_budget_usd");
  }

  @Test
  void theBudgetsOfProjects() {
    story
        .claude("2026-05-27T10:00:00Z", "/home/u/w/app", 23)
        .claude("2026-05-27T10:00:00Z", "/home/u/p/app", 26)
        .claude("2026-05-27T10:00:00Z", "/home/u/nogit", 1);
    tick("2026-05-28T16:00:00Z", 19);
    story.program.run(
        "config",
        "set",
        "budget.projects",
        "{\"/home/u/w/app\":25,\"/home/u/p/app\":25,\"/home/u/q/solo\":10,\"/home/u/nogit\":2}");
    story.out("config set budget.project_alerts_enabled true");
    tick("2026-05-28T16:30:00Z", 20);
    assertThat(told()).isEmpty();
    story
        .claude("2026-05-28T17:00:00Z", "/home/u/w/app", 2)
        .claude("2026-05-28T17:00:00Z", "/home/u/q/solo", 9)
        .claude("2026-05-28T17:00:00Z", "/home/u/nogit", 1);
    tick("2026-05-28T18:00:00Z", 20);
    assertThat(told())
        .containsExactly(
            "project_budget | critical | app (w) - 100% of budget | Project app (w) - $25.00 of"
                + " $25.00 (100% of budget) | ",
            "project_budget | warn | solo - 90% of budget | Project solo - $9.00 of $10.00 (90% of"
                + " budget) | ",
            "project_budget | warn | nogit - 90% of budget | Project nogit - $2.00 of $2.00 (100%"
                + " of budget) | ",
            "project_budget | critical | nogit - 100% of budget | Project nogit - $2.00 of $2.00"
                + " (100% of budget) | ");
    tick("2026-05-28T18:00:01Z", 20);
    assertThat(told()).isEmpty();
  }

  @Test
  void quotasTellOfPercentsThatAreReachedAndOfNoneThatWere() {
    story.claude("2026-05-27T10:00:00Z", 10);
    tick("2026-05-28T10:00:00Z", 92);
    assertThat(told()).isEmpty(); // the first reading of a week is no news
    tick("2026-05-28T11:00:00Z", 96.2);
    assertThat(told())
        .containsExactly(
            "weekly | warn | Week starting Tue, May 26 | $10.00 spent so far - $0.11 per 1% | ");
    tick("2026-05-28T11:30:00Z", 97);
    assertThat(told()).isEmpty();
  }

  @Test
  void whatIsCrossedWhileAlertsAreOffStaysUntold() {
    story.claude("2026-05-27T10:00:00Z", 10);
    story.out("config set alerts.enabled false");
    tick("2026-05-28T10:00:00Z", 80);
    tick("2026-05-28T11:00:00Z", 96);
    story.out("config set alerts.enabled true");
    tick("2026-05-28T11:30:00Z", 96);
    tick("2026-05-28T11:40:00Z", 97);
    assertThat(told()).isEmpty();
  }

  @Test
  void blocksTellOfTheirModel() {
    story.claude("2026-05-27T12:30:00Z", 3.25).now("2026-05-27T13:00:00Z");
    block("2026-05-27T13:00:00Z", 40);
    block("2026-05-27T13:10:00Z", 89.5);
    assertThat(told()).isEmpty();
    block("2026-05-27T13:20:00Z", 95);
    assertThat(told())
        .containsExactly(
            "five_hour | warn | Block started 12:00 | $3.25 spent in this block - current model:"
                + " claude-opus-4-6 | ",
            "five_hour | warn | Block started 12:00 | $3.25 spent in this block - current model:"
                + " claude-opus-4-6 | ");
  }

  private void block(String at, double percent) {
    story.now(at);
    story.out(
        "record-usage --percent 5 --resets-at "
            + Instant.parse(WEEK_END).getEpochSecond()
            + " --five-hour-percent "
            + percent
            + " --five-hour-resets-at "
            + Instant.parse("2026-05-27T17:00:00Z").getEpochSecond());
  }

  @Test
  void thePaceOfAWeek() {
    for (int hour = 0; hour < 84; hour += 12) {
      tick(
          Instant.parse("2026-05-26T18:00:00Z").plusSeconds(hour * 3600L).toString(),
          1 + hour / 2.0);
    }
    assertThat(told()).isEmpty();
    tick("2026-05-30T05:56:00Z", 47); // 84 h 56 min
    assertThat(told())
        .containsExactly(
            "projected | warn | On current pace (projection) | Projected ~93% of cap by reset"
                + " (week-average pace) | weekly_pct");
    tick("2026-05-30T05:56:01Z", 55);
    assertThat(told())
        .containsExactly(
            "projected | critical | On current pace (projection) | Projected ~109% of cap by reset"
                + " (week-average pace) | weekly_pct");
    tick("2026-05-30T05:56:02Z", 56);
    assertThat(told()).isEmpty();
  }

  @Test
  void anotherZoneTellsNothingAgain() {
    story.codex("2026-06-05T00:00:00Z", 12_000_000, 0, 0).now("2026-06-10T12:00:00Z");
    story.config(
        "{" + NOTIFY + ",\"budget\":{\"codex\":{\"amount_usd\":15,\"alerts_enabled\":true}}}");
    story.out("budget");
    assertThat(told()).hasSize(2); // never looked at before: told once
    story.program.zone = ZoneId.of("America/New_York");
    story.out("budget");
    story.program.zone = ZoneId.of("Asia/Kathmandu");
    story.out("budget");
    assertThat(told()).isEmpty();
  }

  @Test
  void changesByHandAreNoticedAndTellNothing() {
    story.codex("2026-06-05T00:00:00Z", 12_000_000, 0, 0);
    story.tick("2026-06-10T12:00:00Z", 20, "2026-06-12T17:00:00Z");
    story.config(
        "{" + NOTIFY + ",\"budget\":{\"codex\":{\"amount_usd\":16,\"alerts_enabled\":true}}}");
    story.tick("2026-06-10T12:01:00Z", 20, "2026-06-12T17:00:00Z");
    assertThat(told()).isEmpty(); // 90 % were spent already
    story.codex("2026-06-10T12:02:00Z", 2_000_000, 0, 0);
    story.tick("2026-06-10T12:03:00Z", 20, "2026-06-12T17:00:00Z");
    assertThat(told()).singleElement().asString().startsWith("codex_budget | critical | 100%");
  }

  @Test
  void aVendorNobodyForesawHasTheSame() throws IOException {
    story.now("2026-06-10T12:00:00Z");
    BudgetStory.METER.write(
        story.program.home, "meter-one", "2026-06-09T12:00:00Z gpt-5 1000 0 0 0 1000 0 9.5");
    story.config(
        "{"
            + NOTIFY
            + ",\"budget\":{\"vendors\":{\"meter\":{\"amount_usd\":10,\"alerts_enabled\":true,"
            + "\"projected_enabled\":true}}}}");
    story.out("budget");
    assertThat(told())
        .extracting(line -> line.substring(0, line.indexOf('%')))
        .containsExactly(
            "meter_budget | warn | 90",
            "projected | warn | On current pace (projection) - 90",
            "projected | critical | On current pace (projection) - 100");
  }

  @Test
  void aSlipInOneBlockLeavesTheOtherAlone() {
    story.codex("2026-06-05T00:00:00Z", 12_000_000, 0, 0).now("2026-06-10T12:00:00Z");
    story.config(
        "{"
            + NOTIFY.replace("\"enabled\":true", "\"enabled\":1")
            + ",\"budget\":{\"codex\":{\"amount_usd\":15,\"alerts_enabled\":true}}}");
    WholeProgram.Result shown = story.run("budget");
    assertThat(shown.exitCode()).isZero();
    assertThat(shown.err()).contains("alerts.enabled must be a JSON boolean");
    assertThat(told()).hasSize(2);
  }

  @Test
  void aCreditInsideTheWeekArmsTheBudgetAgain() {
    story.claude("2026-05-27T10:00:00Z", 46).now("2026-05-27T11:00:00Z");
    tick("2026-05-27T11:00:00Z", 60);
    story.out("budget set 50");
    tick("2026-05-28T06:20:00Z", 60.5);
    assertThat(told()).isEmpty(); // 90 % were spent when it was set
    tick("2026-05-28T06:25:00Z", 10); // the vendor gives the week back
    story.claude("2026-05-28T06:30:00Z", 2);
    tick("2026-05-28T06:40:00Z", 11);
    assertThat(told()).isEmpty();
    story.claude("2026-05-28T07:00:00Z", 44);
    tick("2026-05-28T07:10:00Z", 20);
    assertThat(told())
        .containsExactly("budget | warn | 90% of budget | $46.00 of $50.00 (92% of budget) | ");
  }

  @Test
  void whoIsKilledBeforeTellingLeavesAnUndeliveredAlertAndNobodyTellsItLater() {
    story.claude("2026-05-27T10:00:00Z", 60).now("2026-05-28T16:00:00Z");
    tick("2026-05-28T16:00:00Z", 19);
    story.out("budget set 100");
    story.claude("2026-05-28T17:30:00Z", 31);
    story.program.processes = new Killed();
    story.now("2026-05-28T18:00:00Z");
    assertThat(
            story
                .run(
                    "record-usage --percent 20 --resets-at "
                        + Instant.parse(WEEK_END).getEpochSecond())
                .exitCode())
        .isNotZero();
    story.program.processes = new Recorder();
    tick("2026-05-28T18:01:00Z", 20);
    tick("2026-05-28T18:02:00Z", 21);
    assertThat(told()).isEmpty();
    assertThat(story.out("alerts history")).contains("undelivered", "it is not told again");
    assertThat(story.out("alerts history --json"))
        .contains("\"delivery\": null", "\"suppressed\": false");
  }

  /** Ends the process where a program would be started. */
  private static final class Killed implements Processes {
    @Override
    public Result run(List<String> command, byte[] input) throws IOException {
      throw new IOException("not here");
    }

    @Override
    public void detach(List<String> command, Map<String, String> variables) {
      throw new StackOverflowError("killed");
    }
  }
}
