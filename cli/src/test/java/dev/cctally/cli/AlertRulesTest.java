package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When an alert is due, rule by rule. The week of the tests begins on 26 May at 17:00 UTC. */
@DisabledOnOs(OS.WINDOWS)
final class AlertRulesTest {
  private static final String WEEK_END = "2026-06-02T17:00:00Z";
  private static final String TELL =
      "\"command_template\":[\"/bin/true\",\"{axis}\",\"{threshold}\",\"{metric}\"]";
  private static final String QUOTAS = "\"alerts\":{\"enabled\":true," + TELL + "}";
  private static final String BUDGETS = "\"alerts\":{" + TELL + "}";

  @TempDir private Path folder;
  private final Told told = new Told();
  private BudgetStory story;

  @BeforeEach
  void start() {
    story = new BudgetStory(folder);
    story.program.processes = told;
  }

  private void config(String alerts, String budget) {
    story.config("{" + alerts + ",\"budget\":{" + budget + "}}");
  }

  private List<String> tick(String at, double percent) {
    story.tick(at, percent, WEEK_END);
    return told.take();
  }

  private static Object at(String json, String path) {
    return QuotaStory.at(json, path);
  }

  // --- quotas

  @Test
  void aPercentIsReachedIfOnlyNoiseIsMissing() {
    story.config("{\"alerts\":{\"enabled\":true,\"weekly_thresholds\":[96]," + TELL + "}}");
    tick("2026-05-27T10:00:00Z", 60);
    assertThat(tick("2026-05-27T10:10:00Z", 95.99)).isEmpty();
    assertThat(tick("2026-05-27T10:20:00Z", 95.999999999)).containsExactly("weekly 96");
  }

  @Test
  void otherThresholdsAreNotRetroactive() {
    story.config("{" + QUOTAS + "}");
    tick("2026-05-27T10:00:00Z", 60);
    assertThat(tick("2026-05-27T10:10:00Z", 97.5)).containsExactly("weekly 90", "weekly 95");
    story.out("config set alerts.weekly_thresholds 80,97,98");
    assertThat(tick("2026-05-27T10:20:00Z", 97.6)).isEmpty();
    assertThat(tick("2026-05-27T10:30:00Z", 98)).containsExactly("weekly 98");
  }

  @Test
  void aResetThatWaversBySecondsIsTheSameWindow() {
    config(QUOTAS, "\"weekly_usd\":100");
    story.claude("2026-05-27T09:00:00Z", 50);
    tick("2026-05-27T10:00:00Z", 60);
    story.claude("2026-05-27T10:05:00Z", 45);
    story.tick("2026-05-27T10:10:00Z", 91, "2026-06-02T17:00:37Z");
    assertThat(told.take()).containsExactly("weekly 90", "budget 90");
    story.tick("2026-05-27T10:20:00Z", 92, "2026-06-02T16:59:59Z");
    assertThat(told.take()).isEmpty();
  }

  @Test
  void aCreditInsideABlockArmsItAgain() {
    story.config("{" + QUOTAS + "}");
    story.now("2026-05-27T13:00:00Z");
    block("2026-05-27T13:00:00Z", 60);
    block("2026-05-27T13:10:00Z", 95);
    assertThat(told.take()).containsExactly("five_hour 90", "five_hour 95");
    block("2026-05-27T13:20:00Z", 10);
    assertThat(told.take()).isEmpty();
    block("2026-05-27T13:40:00Z", 91);
    assertThat(told.take()).containsExactly("five_hour 90");
    assertThat(story.out("alerts history --json --axis five-hour --limit 0"))
        .contains("\"reset_event_id\": 0\n")
        .containsPattern("\"reset_event_id\": 177988[0-9]{10}\n");
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
  void aListThatIsWrongIsTheDefaultAndSaidToBe() {
    story.config("{\"alerts\":{\"enabled\":true,\"weekly_thresholds\":[95,90]," + TELL + "}}");
    story.run(reading("2026-05-27T10:00:00Z", 60));
    WholeProgram.Result result = story.run(reading("2026-05-27T10:10:00Z", 91));
    assertThat(result.exitCode()).isZero();
    assertThat(result.err())
        .contains("alerts.weekly_thresholds must be strictly increasing, got 95 then 90");
    assertThat(told.take()).containsExactly("weekly 90");
  }

  private String reading(String at, double percent) {
    story.now(at);
    return "record-usage --percent "
        + percent
        + " --resets-at "
        + Instant.parse(WEEK_END).getEpochSecond();
  }

  // --- when budgets are looked at

  @Test
  void oneLookTellsInTheOrderOfTheAxes() {
    config(
        "\"alerts\":{\"enabled\":true,\"projected_enabled\":true," + TELL + "}",
        "\"weekly_usd\":100,\"projected_enabled\":true,\"project_alerts_enabled\":true,"
            + "\"projects\":{\"/work/alpha\":100},\"codex\":{\"amount_usd\":16,"
            + "\"alerts_enabled\":true,\"projected_enabled\":true}");
    for (String day : List.of("27", "28", "29")) {
      tick("2026-05-" + day + "T18:00:00Z", 5);
    }
    both("2026-05-30T17:10:00Z", 6, 40);
    told.take();
    story.claude("2026-05-30T17:30:00Z", 95).codex("2026-05-30T17:30:00Z", 12_000_000, 0, 0);
    both("2026-05-30T18:00:00Z", 95, 96);
    assertThat(told.take())
        .containsExactly(
            "weekly 90",
            "weekly 95",
            "five_hour 90",
            "five_hour 95",
            "budget 90",
            "project_budget 90",
            "codex_budget 90",
            "projected 90 weekly_pct",
            "projected 100 weekly_pct",
            "projected 90 budget_usd",
            "projected 100 budget_usd",
            "projected 90 codex_budget_usd");
  }

  private void both(String at, double week, double block) {
    story.now(at);
    story.out(
        "record-usage --percent "
            + week
            + " --resets-at "
            + Instant.parse(WEEK_END).getEpochSecond()
            + " --five-hour-percent "
            + block
            + " --five-hour-resets-at "
            + Instant.parse("2026-05-30T21:00:00Z").getEpochSecond());
  }

  @Test
  void aReadingThatIsRejectedLooksAtNothing() {
    config(BUDGETS, "\"weekly_usd\":100");
    tick("2026-05-27T10:00:00Z", 20);
    story.claude("2026-05-27T10:30:00Z", 95).now("2026-05-27T11:00:00Z");
    WholeProgram.Result result = story.run("record-usage --percent 21 --resets-at 1");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(told.take()).isEmpty();
    assertThat(tick("2026-05-27T11:00:01Z", 20)).containsExactly("budget 90");
  }

  @Test
  void aHookThatAsksNobodyLooksAtBudgetsOfEveryVendor() throws IOException {
    config(BUDGETS, "\"weekly_usd\":100,\"codex\":{\"amount_usd\":16,\"alerts_enabled\":true}");
    tick("2026-05-27T10:00:00Z", 20);
    story
        .claude("2026-05-27T10:30:00Z", 95)
        .codex("2026-05-27T10:30:00Z", 12_000_000, 0, 0)
        .now("2026-05-27T11:00:00Z");
    WholeProgram.Result result = story.run("hook-tick --no-oauth --event Stop");
    assertThat(result.exitCode()).isZero();
    assertThat(told.take()).containsExactly("budget 90", "codex_budget 90");
    assertThat(story.program.data.resolve("logs/hook-tick.err.log")).doesNotExist();
    assertThat(Files.readString(story.program.data.resolve("logs/hook-tick.log")))
        .contains("oauth=skipped-no-oauth");
  }

  @Test
  void theStatusLooksOnlyAtVendorsWithAnAxisOfTheirOwnName() throws IOException {
    config(
        BUDGETS,
        "\"weekly_usd\":100,\"period\":\"calendar-month\",\"projected_enabled\":true,"
            + "\"codex\":{\"amount_usd\":16,\"alerts_enabled\":true}");
    story
        .claude("2026-05-27T10:30:00Z", 195)
        .codex("2026-05-27T10:30:00Z", 12_000_000, 0, 0)
        .now("2026-05-28T11:00:00Z");
    Path other = story.program.home.resolve("other.json");
    Files.writeString(other, story.config());
    for (String line :
        List.of("budget --json", "budget --format md --output -", "budget --config other.json")) {
      story.out(line);
      assertThat(told.take()).as(line).isEmpty();
    }
    story.out("budget --tz Asia/Tokyo");
    assertThat(told.take()).containsExactly("codex_budget 90");
  }

  @Test
  void aReportThatFindsSomethingNewLooksAtTheBudgetsOfItsVendor() {
    config(BUDGETS, "\"weekly_usd\":100,\"codex\":{\"amount_usd\":16,\"alerts_enabled\":true}");
    tick("2026-05-27T10:00:00Z", 20);
    story
        .claude("2026-05-27T10:30:00Z", 95)
        .codex("2026-05-27T10:30:00Z", 12_000_000, 0, 0)
        .now("2026-05-27T11:00:00Z");
    story.out("daily");
    assertThat(told.take()).containsExactly("budget 90");
    assertThat(story.run("cache-sync").exitCode()).isZero();
    assertThat(told.take()).containsExactly("codex_budget 90");
    story.claude("2026-05-27T11:10:00Z", 6).now("2026-05-27T11:20:00Z");
    story.out("budget --json"); // read by a program, which is told nothing else
    story.out("daily"); // and nothing is new any more
    assertThat(told.take()).isEmpty();
    story.claude("2026-05-27T11:30:00Z", 1).now("2026-05-27T11:40:00Z");
    story.out("project");
    assertThat(told.take()).containsExactly("budget 100");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "daily --json",
        "daily --format csv",
        "daily --format md --output -",
        "daily --config other.json",
        "cache-sync --json",
        "budget"
      })
  void whatIsMadeForProgramsTellsNobody(String line) throws IOException {
    config(BUDGETS, "\"weekly_usd\":100");
    tick("2026-05-27T10:00:00Z", 20);
    Files.writeString(story.program.home.resolve("other.json"), story.config());
    story.claude("2026-05-27T10:30:00Z", 95).now("2026-05-27T11:00:00Z");
    assertThat(story.run(line).exitCode()).isZero();
    assertThat(told.take()).isEmpty();
    assertThat(tick("2026-05-27T11:00:01Z", 20)).containsExactly("budget 90");
  }

  @Test
  void aReportMakesNoHistoryWhereNoBudgetIs() {
    story.config("{" + QUOTAS + "}");
    story.claude("2026-05-27T10:30:00Z", 95).now("2026-05-27T11:00:00Z");
    story.out("daily");
    assertThat(story.program.data.resolve("stats.db")).doesNotExist();
    story.config("{\"budget\":{\"weekly_usd\":\"much\"}}");
    story.claude("2026-05-27T10:40:00Z", 95);
    story.out("daily"); // whoever asks about budgets is told that
  }

  // --- projections

  private void pace(double... spentByDay) {
    config(BUDGETS, "\"weekly_usd\":100,\"projected_enabled\":true");
    tick("2026-05-26T18:00:00Z", 1);
    for (int day = 0; day < spentByDay.length; day++) {
      if (spentByDay[day] > 0) {
        story.claude("2026-05-%02dT06:00:00Z".formatted(27 + day), spentByDay[day]);
      }
    }
  }

  @Test
  void aHotDayAloneLeadsNowhere() {
    pace(0, 0, 0, 40); // 84 hours in: on average 80 by the end, at the pace of the last day 180
    assertThat(tick("2026-05-30T05:00:00Z", 2)).isEmpty();
    story.now("2026-05-30T06:00:00Z");
    assertThat((double) at(story.out("budget --json"), "projected_eow_high_usd"))
        .isGreaterThan(100);
    assertThat(tick("2026-05-30T06:30:00Z", 3)).isEmpty();
  }

  @Test
  void aQuietDayDoesNotKeepItFromBeingTold() {
    pace(46.5);
    assertThat(tick("2026-05-30T05:00:00Z", 2)).containsExactly("projected 90 budget_usd");
    String report = story.out("budget --json");
    String history = story.out("alerts history --json");
    assertThat(number(history, "projected_value"))
        .isCloseTo((double) at(report, "week_avg_projection_usd"), within(1e-9));
    assertThat(number(history, "denominator")).isEqualTo(100.0);
  }

  private static double number(String json, String name) {
    int start = json.indexOf("\"" + name + "\": ") + name.length() + 4;
    return Double.parseDouble(json.substring(start).split("[,\\s]")[0]);
  }

  @Test
  void exactlyTheThresholdIsEnough() {
    pace(45); // half of the week is over
    assertThat(tick("2026-05-30T05:00:00Z", 2)).containsExactly("projected 90 budget_usd");
  }

  @Test
  void tooLittleIsKnownEarlyInTheWeek() {
    config(BUDGETS, "\"weekly_usd\":100,\"projected_enabled\":true");
    story.claude("2026-05-26T18:00:00Z", 50);
    assertThat(tick("2026-05-26T19:00:00Z", 1)).isEmpty();
    String report = story.out("budget --json");
    assertThat(at(report, "verdict")).isEqualTo("over");
    assertThat(at(report, "low_confidence")).isEqualTo(true);
  }

  @Test
  void whatIsOverAlreadyTellsBoth() {
    pace(0, 120);
    assertThat(tick("2026-05-30T05:00:00Z", 2))
        .containsExactly(
            "budget 90", "budget 100", "projected 90 budget_usd", "projected 100 budget_usd");
  }

  @Test
  void projectionsAreOffUnlessTheyAreSwitchedOn() {
    config(QUOTAS, "\"weekly_usd\":100,\"codex\":{\"amount_usd\":16,\"alerts_enabled\":true}");
    for (int day = 27; day <= 30; day++) {
      tick("2026-05-" + day + "T05:00:00Z", (day - 26) * 15);
    }
    story.claude("2026-05-30T05:30:00Z", 60).codex("2026-05-30T05:30:00Z", 9_000_000, 0, 0);
    assertThat(tick("2026-05-30T06:00:00Z", 61)).isEmpty();
    story.out("budget");
    assertThat(told.take()).isEmpty();
    assertThat(story.out("alerts history")).isEqualTo("No alerts yet.\n");
    story.out("config set budget.projected_enabled true"); // and nothing is taken for known
    assertThat(tick("2026-05-30T06:01:00Z", 61))
        .containsExactly("projected 90 budget_usd", "projected 100 budget_usd");
  }

  @Test
  void theProjectedPercentIsThatOfTheForecast() {
    story.config("{\"alerts\":{\"enabled\":true,\"projected_enabled\":true," + TELL + "}}");
    for (int hour = 0; hour < 84; hour += 12) {
      tick(
          Instant.parse("2026-05-26T18:00:00Z").plusSeconds(hour * 3600L).toString(),
          1 + hour / 2.0);
    }
    assertThat(tick("2026-05-30T05:56:00Z", 47)).containsExactly("projected 90 weekly_pct");
    String history = story.out("alerts history --json");
    assertThat(number(history, "projected_value")).isCloseTo(92.966, within(0.002));
    // 84 h 56 min of 168 h
    assertThat(number(history, "projected_value"))
        .isCloseTo(47 + 47 / (84 + 56 / 60.0) * (83 + 4 / 60.0), within(1e-9));
    assertThat(tick("2026-05-30T05:56:01Z", 55)).containsExactly("projected 100 weekly_pct");
    assertThat(number(story.out("alerts history --json"), "projected_value"))
        .isCloseTo(108.789, within(0.002));
  }

  // --- latches

  @Test
  void whatCouldNotBeToldIsNotTriedAgain() throws IOException {
    story.config(
        "{\"alerts\":{\"command_template\":[\"/nonexistent/prog\"]},"
            + "\"budget\":{\"weekly_usd\":100}}");
    tick("2026-05-27T10:00:00Z", 20);
    story.claude("2026-05-27T10:30:00Z", 95);
    story.run(reading("2026-05-27T11:00:00Z", 21));
    assertThat(Files.readString(story.program.data.resolve("logs/alerts.log")))
        .contains("\tbudget\t90\t", "\treal\tspawn_error: FileNotFoundError: ");
    story.config("{" + BUDGETS + ",\"budget\":{\"weekly_usd\":100}}");
    assertThat(tick("2026-05-27T11:10:00Z", 22)).isEmpty();
    assertThat(story.out("alerts history --json"))
        .contains("\"delivery\": \"spawn_error: FileNotFoundError: ");
  }

  @Test
  void theNextWeekIsAnotherOne() {
    config(BUDGETS, "\"weekly_usd\":100");
    tick("2026-05-27T10:00:00Z", 20);
    story.claude("2026-05-27T10:30:00Z", 95);
    assertThat(tick("2026-05-27T11:00:00Z", 21)).containsExactly("budget 90");
    story.tick("2026-06-02T18:00:00Z", 1, "2026-06-09T17:00:00Z");
    assertThat(told.take()).isEmpty();
    story.claude("2026-06-02T18:30:00Z", 101);
    story.tick("2026-06-02T19:00:00Z", 2, "2026-06-09T17:00:00Z");
    assertThat(told.take()).containsExactly("budget 90", "budget 100");
  }

  @Test
  void theFiguresOfThenAreKept() {
    config(BUDGETS, "\"weekly_usd\":100");
    tick("2026-05-27T10:00:00Z", 20);
    story.claude("2026-05-27T10:30:00Z", 95);
    tick("2026-05-27T11:00:00Z", 21);
    story.out("budget set 400");
    story.claude("2026-05-27T11:30:00Z", 5);
    tick("2026-05-27T12:00:00Z", 22);
    assertThat(story.out("alerts history --json"))
        .contains("\"budget_usd\": 100.0", "\"spent_usd\": 95.0", "\"consumption_pct\": 95.0")
        .doesNotContain("400");
  }

  /** June 2026 begins on a Monday: a week and a month that share their first instant. */
  @Test
  void aWeekAndAMonthThatBeginTogetherAreTwoWindows() {
    config(BUDGETS, "\"weekly_usd\":100,\"period\":\"calendar-week\"");
    story.tick("2026-06-01T10:00:00Z", 20, "2026-06-08T17:00:00Z");
    story.claude("2026-06-02T10:00:00Z", 95);
    story.tick("2026-06-02T11:00:00Z", 21, "2026-06-08T17:00:00Z");
    assertThat(told.take()).containsExactly("budget 90");
    story.out("config set budget.period calendar-month");
    story.tick("2026-06-02T12:00:00Z", 22, "2026-06-08T17:00:00Z");
    assertThat(told.take()).isEmpty();
    story.claude("2026-06-02T12:30:00Z", 6);
    story.tick("2026-06-02T13:00:00Z", 23, "2026-06-08T17:00:00Z");
    assertThat(told.take()).containsExactly("budget 100");
    assertThat(story.out("alerts history --json --limit 0"))
        .contains(
            "\"id\": \"budget:2026-06-01T00:00:00+00:00:calendar-week:90\"",
            "\"id\": \"budget:2026-06-01T00:00:00+00:00:calendar-month:90\"",
            "\"id\": \"budget:2026-06-01T00:00:00+00:00:calendar-month:100\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"subscription-week", "calendar-week", "calendar-month"})
  void anotherZoneTellsNothingAgain(String period) {
    config(BUDGETS, "\"weekly_usd\":100,\"period\":\"" + period + "\"");
    story.program.zone = ZoneId.of("Asia/Jerusalem");
    tick("2026-05-27T10:00:00Z", 20);
    story.claude("2026-05-27T10:30:00Z", 101);
    assertThat(tick("2026-05-27T11:00:00Z", 21)).containsExactly("budget 90", "budget 100");
    story.program.zone = ZoneId.of("America/New_York");
    assertThat(tick("2026-05-27T11:10:00Z", 22)).isEmpty();
    story.out("config set display.tz Asia/Kathmandu");
    assertThat(tick("2026-05-27T11:20:00Z", 23)).isEmpty();
    assertThat(story.out("alerts history --json --limit 0").split("\"id\"")).hasSize(3);
  }

  @Test
  void anotherFirstDayOfTheWeekIsAnotherWindowAndSilent() {
    config(BUDGETS, "\"weekly_usd\":100,\"period\":\"calendar-week\"");
    tick("2026-05-27T10:00:00Z", 20);
    story.claude("2026-05-27T10:30:00Z", 95);
    assertThat(tick("2026-05-27T11:00:00Z", 21)).containsExactly("budget 90");
    story.out("config set collector.week_start sunday");
    assertThat(tick("2026-05-27T11:10:00Z", 22)).isEmpty();
    story.claude("2026-05-27T11:15:00Z", 6);
    assertThat(tick("2026-05-27T11:20:00Z", 23)).containsExactly("budget 100");
  }

  @Test
  void takingASettingAwayIsAChangeLikeAnother() {
    config(BUDGETS, "\"weekly_usd\":100,\"alert_thresholds\":[100]");
    tick("2026-05-27T10:00:00Z", 20);
    story.claude("2026-05-27T10:30:00Z", 95);
    assertThat(tick("2026-05-27T11:00:00Z", 21)).isEmpty();
    story.out("config unset budget.alert_thresholds");
    assertThat(tick("2026-05-27T11:10:00Z", 22)).isEmpty(); // 90 % are no news
    story.claude("2026-05-27T11:15:00Z", 6);
    assertThat(tick("2026-05-27T11:20:00Z", 23)).containsExactly("budget 100");
  }

  /** What was crossed and not looked at yet is told, unless the very budget is changed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          budget set 101                                  | project_budget codex_budget
          budget set 101 --period month                   | project_budget codex_budget
          budget set 101 --project /work/alpha            | budget codex_budget
          budget set 50 --project /work/other             | budget project_budget codex_budget
          budget unset --project /work/beta               | budget project_budget codex_budget
          budget set 16.5 --vendor codex                  | budget project_budget
          config set budget.weekly_usd 101                | project_budget codex_budget
          config set budget.period calendar-month         | project_budget codex_budget
          config set budget.alert_thresholds 80,90        | codex_budget
          config set budget.projects {"/work/alpha":101}  | budget codex_budget
          config set budget.codex {"amount_usd":16.5,"alerts_enabled":true} | budget project_budget
          config set budget.codex.alert_thresholds 90,95  | budget project_budget
          config set budget.codex.projected_enabled true  | budget project_budget codex_budget
          config set display.tz America/New_York          | budget project_budget codex_budget
          config set alerts.weekly_thresholds 50          | budget project_budget codex_budget
          config set collector.week_start sunday          | budget project_budget codex_budget
          config set dashboard.bind lan                   | budget project_budget codex_budget
          """)
  void aWriteIsSilentAboutWhatItChangesAndNothingElse(String write, String axes) {
    config(
        BUDGETS,
        "\"weekly_usd\":100,\"project_alerts_enabled\":true,"
            + "\"projects\":{\"/work/alpha\":100,\"/work/beta\":5},"
            + "\"codex\":{\"amount_usd\":16,\"alerts_enabled\":true}");
    story.claude("2026-05-27T09:00:00Z", 50).codex("2026-05-27T09:00:00Z", 5_000_000, 0, 0);
    assertThat(tick("2026-05-27T10:00:00Z", 20)).isEmpty();
    story.claude("2026-05-27T10:30:00Z", 45).codex("2026-05-27T10:30:00Z", 7_000_000, 0, 0);
    story.now("2026-05-27T10:40:00Z");
    story.out(write);
    assertThat(told.take()).as("a write tells nothing").isEmpty();
    assertThat(tick("2026-05-27T11:00:00Z", 21))
        .filteredOn(line -> !line.startsWith("projected"))
        .extracting(line -> line.replaceFirst(" [0-9]+$", ""))
        .containsExactlyElementsOf(Arrays.asList(axes.split(" ")));
  }

  @Test
  void switchingProjectsOnIsSilentAboutAllOfThem() {
    config(BUDGETS, "\"projects\":{\"/work/alpha\":100,\"/work/beta\":5}");
    story.claude("2026-05-27T09:00:00Z", 95).claude("2026-05-27T09:00:00Z", "/work/beta", 4.6);
    assertThat(tick("2026-05-27T10:00:00Z", 20)).isEmpty();
    story.out("config set budget.project_alerts_enabled true");
    assertThat(tick("2026-05-27T10:10:00Z", 21)).isEmpty();
    story.claude("2026-05-27T10:15:00Z", "/work/beta", 0.4);
    assertThat(tick("2026-05-27T10:20:00Z", 22)).containsExactly("project_budget 100");
    assertThat(story.out("alerts history --json --limit 0").split("\"suppressed\": true"))
        .hasSize(3);
  }
}
