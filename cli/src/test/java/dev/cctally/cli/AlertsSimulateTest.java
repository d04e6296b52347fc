package dev.cctally.cli;

import static dev.cctally.cli.JsonDifference.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code alerts simulate}: the whole program over what it has stored. */
final class AlertsSimulateTest {
  private static final String SILENT =
      "\"alerts\":{\"enabled\":true,\"projected_enabled\":true,\"notifier\":\"none\","
          + "\"weekly_thresholds\":[50,75,90,95],\"five_hour_thresholds\":[60,90]}";

  @TempDir private Path folder;

  private BudgetStory story() {
    return new BudgetStory(folder);
  }

  /** What identifies an alert and what it says, by its id. */
  private static Map<String, String> alerts(String document, String... members) {
    Map<String, String> alerts = new TreeMap<>();
    for (Object one : list(object(JsonDifference.parse(document)).get("alerts"))) {
      Map<?, ?> alert = object(one);
      if (Boolean.TRUE.equals(alert.get("suppressed"))) {
        continue;
      }
      List<@Nullable Object> said = new ArrayList<>();
      for (String member : members) {
        said.add(alert.get(member));
      }
      alerts.put(String.valueOf(alert.get("id")), said.toString());
    }
    return alerts;
  }

  private static List<?> list(@Nullable Object value) {
    assertThat(value).isInstanceOf(List.class);
    return (List<?>) value;
  }

  private static List<String> ids(String document) {
    List<String> ids = new ArrayList<>();
    for (Object alert : list(object(JsonDifference.parse(document)).get("alerts"))) {
      ids.add(String.valueOf(object(alert).get("id")));
    }
    return ids;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void isWhatTheEngineTellsWhoseEveryTickComesInTime(int seed) {
    BudgetStory story = story();
    Random random = new Random(seed);
    List<String> zones = List.of("UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Apia");
    story.program.zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
    String kind = List.of("subscription-week", "calendar-week", "calendar-month").get(seed % 3);
    story.config(
        """
        {%s,"budget":{"weekly_usd":100,"period":"%s","projected_enabled":true,
          "alert_thresholds":[25,50,90,100],"project_alerts_enabled":true,
          "projects":{"/work/alpha":30,"/work/beta":60},
          "codex":{"amount_usd":12,"alerts_enabled":true,"projected_enabled":true}}}
        """
            .formatted(SILENT, kind));
    Instant at = Instant.parse("2026-05-20T07:00:00Z");
    Instant end = at.plusSeconds(7 * 86_400);
    double percent = 0;
    for (int i = 0; i < 45; i++) {
      at = at.plusSeconds(60 + random.nextInt(50_000)); // readings are of whole seconds
      if (at.isAfter(end)) {
        end = end.plusSeconds(7 * 86_400);
        percent = 0;
      } else if (percent > 60 && (percent > 85 || random.nextInt(8) == 0)) {
        percent = 0; // given back
      }
      percent += 0.5 + random.nextInt(12); // what says the same again is not stored
      if (random.nextInt(3) > 0) {
        String project = random.nextBoolean() ? "/work/alpha" : "/work/beta";
        story.claude(at.toString(), project, random.nextInt(1_500) / 100.0);
      } else {
        story.codex(at.toString(), 100_000 + random.nextInt(1_000_000), 0, 10_000);
      }
      story.tick(at.toString(), percent, end.toString());
    }
    story.now(at.plusSeconds(1).toString());
    String real = story.out("alerts history --json --limit 0");
    String[] members = {"axis", "threshold", "crossed_at", "context"};
    Map<String, String> told = alerts(real, members);
    assertThat(told.size()).isGreaterThan(10);
    String simulated = story.out("alerts simulate --json -s 2026-05-01");
    assertThat(alerts(simulated, members)).isEqualTo(told);
    assertThat(object(JsonDifference.parse(simulated)).get("told"))
        .isEqualTo(object(JsonDifference.parse(simulated)).get("count"));
  }

  @Test
  void knowsEveryKindOfAlertAndWhichWereTold() {
    BudgetStory story = BudgetStory.alerted(folder);
    String document = story.out("alerts simulate --json");
    assertThat(alerts(document, "axis", "metric", "told").values())
        .contains(
            "[weekly, null, true]",
            "[five_hour, null, true]",
            "[budget, null, true]",
            "[project_budget, null, true]",
            "[codex_budget, null, true]",
            "[projected, weekly_pct, true]",
            "[projected, budget_usd, true]");
    assertThat(
            alerts(
                    story.out("alerts simulate --json --set alerts.weekly_thresholds=60"),
                    "axis",
                    "threshold",
                    "told")
                .values())
        .contains("[weekly, 60.0, false]")
        .doesNotContain("[weekly, 50.0, true]");
    assertThat(ids(story.out("alerts simulate --json --set alerts.enabled=false")))
        .noneMatch(id -> id.startsWith("weekly") || id.startsWith("five_hour"));
  }

  @Test
  void daysThatMakeNoSenseAreMistakesOfTheCommandLine() {
    BudgetStory story = BudgetStory.example(folder);
    WholeProgram.Result order = story.run("alerts simulate --since 2026-06-02 --until 2026-06-01");
    assertThat(order.exitCode()).isEqualTo(2);
    assertThat(order.err()).contains("--since: 2026-06-02 is after the last day, 2026-06-01");
    assertThat(order.out()).isEmpty();
    WholeProgram.Result day = story.run("alerts simulate --since tomorrow");
    assertThat(day.exitCode()).isEqualTo(2);
    assertThat(day.err()).contains("--since", "tomorrow");
  }

  @Test
  void whatWasToldOfAnotherAmountIsNotThis() {
    BudgetStory story = BudgetStory.alerted(folder);
    assertThat(alerts(story.out("alerts simulate --json --axis budget"), "told").values())
        .isNotEmpty()
        .containsOnly("[true]");
    assertThat(
            alerts(
                    story.out("alerts simulate --json --axis budget --set budget.weekly_usd=60"),
                    "told")
                .values())
        .isNotEmpty()
        .containsOnly("[false]");
  }

  private static BudgetStory twoWeeks(Path folder) {
    return new BudgetStory(folder)
        .claude("2026-06-01T10:00:00Z", 40)
        .claude("2026-06-03T03:30:00Z", 30)
        .claude("2026-06-09T10:00:00Z", 25)
        .claude("2026-06-10T11:00:00Z", 80)
        .now("2026-06-10T12:00:00Z");
  }

  @Test
  void listsWhatAProposedBudgetWouldHaveTold() {
    BudgetStory story = twoWeeks(folder);
    story.out("daily");
    assertThat(story.out("alerts simulate"))
        .isEqualTo("No alert would have been told from 2026-05-12 to 2026-06-10.\n");
    String table =
        story.out(
            "alerts simulate --set budget.weekly_usd=70 --set budget.period=calendar-week"
                + " --set budget.alert_thresholds=50,100");
    assertThat(table.lines().filter(line -> line.contains("%")).map(line -> line.strip()))
        .hasSize(4);
    assertThat(table)
        .containsSubsequence(
            "2026-06-01 10:00",
            "50%",
            "$40.00 of $70.00 (57%)",
            "2026-06-03 03:30",
            "100%",
            "$70.00 of $70.00 (100%)",
            "2026-06-10 11:00",
            "50%",
            "$105.00 of $70.00 (150%)",
            "2026-06-10 11:00",
            "100%",
            "4 alerts from 2026-05-12 to 2026-06-10, of which 0 were really told.");
    assertThat(story.program.data.resolve("config.json")).doesNotExist();
  }

  @Test
  void daysAndWindowsAreThoseOfTheZone() {
    BudgetStory story = twoWeeks(folder);
    story.out("daily");
    String budget =
        " --set budget.weekly_usd=60 --set budget.period=calendar-month"
            + " --set budget.alert_thresholds=100 --json";
    assertThat(ids(story.out("alerts simulate -s 2026-06-03 -u 2026-06-03" + budget))).hasSize(1);
    assertThat(
            ids(
                story.out(
                    "alerts simulate -s 2026-06-03 -u 2026-06-03 --tz America/New_York" + budget)))
        .isEmpty();
    assertThat(
            ids(
                story.out(
                    "alerts simulate -s 2026-06-02 -u 2026-06-02 --tz America/New_York" + budget)))
        .containsExactly("budget:2026-06-01T04:00:00+00:00:calendar-month:100");
    assertThat(
            ids(
                story.out(
                    "alerts simulate -s 2026-06-02 -u 2026-06-02 --set display.tz=America/New_York"
                        + budget)))
        .containsExactly("budget:2026-06-01T04:00:00+00:00:calendar-month:100");
  }

  @Test
  void whatWasReachedBeforeTheFirstDayIsNotListed() {
    BudgetStory story = twoWeeks(folder);
    story.out("daily");
    assertThat(
            ids(
                story.out(
                    "alerts simulate -s 2026-06-04 --json --set budget.weekly_usd=100"
                        + " --set budget.period=calendar-month"
                        + " --set budget.alert_thresholds=50,90,100")))
        .containsExactly(
            "budget:2026-06-01T00:00:00+00:00:calendar-month:90",
            "budget:2026-06-01T00:00:00+00:00:calendar-month:100");
  }

  @Test
  void settingsOfAFileAreThoseThatAreChanged() throws IOException {
    BudgetStory story = twoWeeks(folder);
    story.out("daily");
    Path file = story.program.home.resolve("other.json");
    Files.writeString(file, "{\"budget\":{\"weekly_usd\":60,\"period\":\"calendar-week\"}}");
    assertThat(ids(story.out("alerts simulate --json --config other.json"))).hasSize(4);
    assertThat(
            ids(
                story.out(
                    "alerts simulate --json --config other.json --set budget.weekly_usd=100")))
        .containsExactly(
            "budget:2026-06-08T00:00:00+00:00:calendar-week:90",
            "budget:2026-06-08T00:00:00+00:00:calendar-week:100");
    assertThat(Files.readString(file)).contains("\"weekly_usd\":60");
    assertThat(story.run("alerts simulate --config none.json").exitCode()).isEqualTo(2);
  }

  @Test
  void onlyAnAxis() {
    BudgetStory story = twoWeeks(folder);
    story.out("daily");
    String budget =
        " --set budget.weekly_usd=60 --set budget.period=calendar-week"
            + " --set budget.projected_enabled=true --json";
    assertThat(ids(story.out("alerts simulate --axis budget" + budget)))
        .hasSize(4)
        .allMatch(id -> id.startsWith("budget:"));
    assertThat(ids(story.out("alerts simulate --axis projected" + budget)))
        .isNotEmpty()
        .allMatch(id -> id.startsWith("projected:"));
    assertThat(ids(story.out("alerts simulate --axis project_budget" + budget))).isEmpty();
    WholeProgram.Result wrong = story.run("alerts simulate --axis monthly");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err())
        .contains("--axis", "'monthly'", "choose from weekly, five-hour, budget, project-budget");
  }

  @Test
  void whatCannotBeSetIsRefusedInTheWordsOfConfigSet() {
    BudgetStory story = twoWeeks(folder);
    for (String setting :
        List.of(
            "budget.weekly_usd=-5",
            "budget.alert_thresholds=0,90",
            "budget.period=fortnight",
            "alerts.enabled=maybe",
            "no.such=1")) {
      String[] parts = setting.split("=", 2);
      WholeProgram.Result set = story.program.run("config", "set", "--", parts[0], parts[1]);
      WholeProgram.Result simulated = story.program.run("alerts", "simulate", "--set", setting);
      assertThat(simulated.exitCode()).as(setting).isEqualTo(2).isEqualTo(set.exitCode());
      String reason = set.err().strip().replaceFirst("^cctally( config)?: ", "");
      assertThat(simulated.err()).as(setting).contains("argument --set: " + reason);
      assertThat(simulated.out()).isEmpty();
    }
    WholeProgram.Result shapeless = story.run("alerts simulate --set budget.weekly_usd");
    assertThat(shapeless.exitCode()).isEqualTo(2);
    assertThat(shapeless.err()).contains("KEY=VALUE").contains("'budget.weekly_usd'");
  }

  @Test
  void nothingStoredIsNothingToldAndNothingMade() {
    BudgetStory story = story().now("2026-06-10T12:00:00Z");
    assertThat(story.out("alerts simulate --set budget.weekly_usd=1"))
        .startsWith("No alert would have been told");
    assertThat(ids(story.out("alerts simulate --json"))).isEmpty();
    assertThat(story.program.data).doesNotExist();
  }

  @Test
  void aDayIsWrittenAsADay() {
    BudgetStory story = twoWeeks(folder);
    assertThat(story.run("alerts simulate -s yesterday").err())
        .contains("--since must be YYYY-MM-DD");
  }

  @Test
  void changesNothing() throws IOException {
    BudgetStory story = BudgetStory.everything(folder);
    story.out("daily");
    Map<String, String> before = bytes(story.program.data);
    assertThat(before).containsKeys("stats.db", "cache.db", "config.json");
    story.out("alerts simulate --json --set budget.weekly_usd=10 --set alerts.enabled=true");
    story.out("alerts simulate --axis project-budget --set budget.project_alerts_enabled=true");
    assertThat(bytes(story.program.data)).isEqualTo(before);
  }

  private static Map<String, String> bytes(Path folder) throws IOException {
    Map<String, String> bytes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes.put(
            folder.relativize(file).toString(),
            Files.getLastModifiedTime(file) + " " + Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return bytes;
  }
}
