package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code budget} without an action. */
final class BudgetTest {
  @TempDir private Path folder;

  @Test
  void isTheWorkedExampleInUtc() {
    BudgetStory story = BudgetStory.example(folder);
    story.out("budget set 300 --period month");
    story.out("budget set 20 --vendor codex");
    assertThat(story.out("budget --json"))
        .isEqualTo(
            "{\"schemaVersion\": 1, \"status\": \"ok\", \"weekly_usd\": 300.0, \"period\":"
                + " \"calendar-month\", \"alerts_enabled\": true, \"alert_thresholds\": [90, 100],"
                + " \"week_start_at\": \"2026-06-01T00:00:00Z\", \"week_end_at\":"
                + " \"2026-07-01T00:00:00Z\", \"as_of\": \"2026-06-10T12:00:00Z\", \"spent_usd\":"
                + " 143.0, \"remaining_usd\": 157.0, \"consumption_pct\": 47.66666666666667,"
                + " \"elapsed_fraction\": 0.31666666666666665, \"projected_eow_low_usd\": 409.5,"
                + " \"projected_eow_high_usd\": 451.57894736842104, \"week_avg_projection_usd\":"
                + " 451.57894736842104, \"daily_pace_usd\": 15.052631578947366,"
                + " \"daily_budget_remaining_usd\": 7.658536585365853, \"verdict\": \"over\","
                + " \"low_confidence\": false, \"crossed_thresholds\": [], \"codex\":"
                + " {\"amount_usd\": 20.0, \"period\": \"calendar-month\", \"alerts_enabled\":"
                + " false, \"alert_thresholds\": [90, 100], \"period_start_at\":"
                + " \"2026-06-01T00:00:00Z\", \"period_end_at\": \"2026-07-01T00:00:00Z\","
                + " \"as_of\": \"2026-06-10T12:00:00Z\", \"spent_usd\": 15.0, \"remaining_usd\":"
                + " 5.0, \"consumption_pct\": 75.0, \"elapsed_fraction\": 0.31666666666666665,"
                + " \"projected_eow_low_usd\": 47.368421052631575, \"projected_eow_high_usd\":"
                + " 56.0, \"week_avg_projection_usd\": 47.368421052631575, \"daily_pace_usd\":"
                + " 1.5789473684210527, \"daily_budget_remaining_usd\": 0.24390243902439024,"
                + " \"verdict\": \"over\", \"low_confidence\": false, \"crossed_thresholds\":"
                + " []}}\n");
  }

  @Test
  void isTheWorkedExampleInNewYork() {
    BudgetStory story = BudgetStory.example(folder);
    story.out("budget set 300 --period month");
    story.out("budget set 20 --vendor codex");
    String json = story.out("budget --json --tz America/New_York");
    assertThat(json)
        .contains(
            "\"week_start_at\": \"2026-06-01T04:00:00Z\", \"week_end_at\":"
                + " \"2026-07-01T04:00:00Z\"",
            "\"spent_usd\": 103.0, ",
            "\"consumption_pct\": 34.333333333333336, \"elapsed_fraction\": 0.3111111111111111,"
                + " \"projected_eow_low_usd\": 331.07142857142856, \"projected_eow_high_usd\":"
                + " 371.66666666666663, \"week_avg_projection_usd\": 331.07142857142856,"
                + " \"daily_pace_usd\": 11.035714285714285, \"daily_budget_remaining_usd\":"
                + " 9.532258064516128, ",
            "\"spent_usd\": 12.75, \"remaining_usd\": 7.25, \"consumption_pct\":"
                + " 63.74999999999999, ",
            "\"projected_eow_low_usd\": 40.98214285714286, \"projected_eow_high_usd\":"
                + " 54.08333333333333, \"week_avg_projection_usd\": 40.98214285714286,"
                + " \"daily_pace_usd\": 1.3660714285714286, \"daily_budget_remaining_usd\":"
                + " 0.3508064516129032");
  }

  @Test
  void aResponseAtTheVeryPresentCountsForEveryVendor() throws IOException {
    BudgetStory story = BudgetStory.example(folder).codex("2026-06-10T12:00:00Z", 8_000_000, 0, 0);
    BudgetStory.METER.write(
        story.program.home, "one", "2026-06-10T12:00:00Z gpt-5 10 0 0 0 10 0 0.25");
    story.out("budget set 300 --period month");
    story.out("budget set 20 --vendor codex");
    story.out("budget set 7 --vendor meter");
    String json = story.out("budget --json");
    assertThat(QuotaStory.at(json, "spent_usd")).isEqualTo(143.0);
    assertThat(QuotaStory.at(json, "codex.spent_usd")).isEqualTo(25.0);
    assertThat(QuotaStory.at(json, "vendors.meter.spent_usd")).isEqualTo(0.25);
  }

  @Test
  void aSubscriptionWeekComesFromWhatIsRecorded() {
    BudgetStory story =
        new BudgetStory(folder)
            .claude("2026-05-27T10:00:00Z", 40)
            .claude("2026-05-28T10:00:00Z", 20)
            .tick("2026-05-28T16:00:00Z", 20, "2026-06-02T17:00:37Z")
            .now("2026-05-28T17:00:00Z");
    assertThat(story.out("budget set 100"))
        .isEqualTo("Weekly budget set to $100.00 · alerts on · thresholds 90% 100%\n");
    String json = story.out("budget --json");
    assertThat(json)
        .contains(
            "\"week_start_at\": \"2026-05-26T17:00:00Z\", \"week_end_at\":"
                + " \"2026-06-02T17:00:00Z\"",
            "\"spent_usd\": 60.0, \"remaining_usd\": 40.0, \"consumption_pct\": 60.0,"
                + " \"elapsed_fraction\": 0.2857142857142857, \"projected_eow_low_usd\": 160.0,"
                + " \"projected_eow_high_usd\": 210.0, \"week_avg_projection_usd\": 210.0,"
                + " \"daily_pace_usd\": 30.0, \"daily_budget_remaining_usd\": 8.0, \"verdict\":"
                + " \"over\", \"low_confidence\": false");
    assertThat(story.out("budget"))
        .isEqualTo(
            """
            Weekly budget: $100.00   (subscription week 2026-05-26 → 2026-06-02)
              Spent         $60.00  (60.0%)
              Remaining     $40.00
              Pace          $30.00/day  over 2.0 days elapsed
              Daily budget  $8.00/day  for the remaining 5.0 days
              Projected     $160–$210  OVER
              Alerts: on · thresholds 90% · 100% · (none crossed yet)
            """);
  }

  @Test
  void aCreditInTheMiddleOfAWeekStartsItsWindowAnewAndALaterOneAgain() {
    BudgetStory story =
        new BudgetStory(folder)
            .claude("2026-05-27T10:00:00Z", 60)
            .claude("2026-05-28T07:00:00Z", 2)
            .claude("2026-05-30T09:30:00Z", 5)
            .tick("2026-05-27T12:00:00Z", 60, "2026-06-02T17:00:00Z")
            .tick("2026-05-28T06:25:00Z", 10, "2026-06-02T17:00:00Z");
    story.now("2026-05-28T07:30:00Z").out("budget set 50");
    String first = story.out("budget --json");
    assertThat(QuotaStory.at(first, "week_start_at")).isEqualTo("2026-05-28T06:00:00Z");
    assertThat(QuotaStory.at(first, "week_end_at")).isEqualTo("2026-06-02T17:00:00Z");
    assertThat(QuotaStory.at(first, "spent_usd")).isEqualTo(2.0);
    story
        .tick("2026-05-29T12:00:00Z", 70, "2026-06-02T17:00:00Z")
        .tick("2026-05-30T09:10:00Z", 5, "2026-06-02T17:00:00Z")
        .now("2026-05-30T10:00:00Z");
    String second = story.out("budget --json");
    assertThat(QuotaStory.at(second, "week_start_at")).isEqualTo("2026-05-30T09:00:00Z");
    assertThat(QuotaStory.at(second, "spent_usd")).isEqualTo(5.0);
  }

  @Test
  void withoutDataItSaysSo() {
    BudgetStory story = new BudgetStory(folder);
    assertThat(story.out("budget"))
        .isEqualTo("No weekly budget set. Set one with: cctally budget set <amount>.\n");
    assertThat(story.out("budget --json"))
        .isEqualTo(
            "{\"schemaVersion\": 1, \"status\": \"unset\", \"weekly_usd\": null, \"period\":"
                + " \"subscription-week\"}\n");
    assertThat(story.program.data.resolve("config.json")).doesNotExist();
    story.out("budget set 100");
    assertThat(story.out("budget"))
        .isEqualTo("Weekly budget: $100.00 — no usage data yet this week.\n");
    assertThat(story.out("budget --json"))
        .isEqualTo(
            "{\"schemaVersion\": 1, \"status\": \"no_data\", \"weekly_usd\": 100.0, \"period\":"
                + " \"subscription-week\"}\n");
  }

  @Test
  void aFreshMachineHasSpentNothingOfACalendarBudget() {
    BudgetStory story = new BudgetStory(folder).now("2026-06-10T12:00:00Z");
    story.out("budget set 100 --period week");
    assertThat(story.out("budget"))
        .isEqualTo(
            """
            Claude budget: $100.00   (calendar week 2026-06-08 → 06-15)   — equivalent-$
              Spent         $0.00  (0.0%)
              Remaining     $100.00
              Pace          $0.00/day  over 2.5 days elapsed
              Daily budget  $22.22/day  for the remaining 4.5 days
              Projected     $0–$0  OK  (LOW CONF — early in week)
              Alerts: on · thresholds 90% · 100% · (none crossed yet)
            """);
  }

  @Test
  void showsEveryVendorsBudgetAndNeverAddsThem() throws IOException {
    BudgetStory story = BudgetStory.example(folder);
    BudgetStory.METER.write(
        story.program.home, "one", "2026-06-09T12:00:00Z gpt-5 10 0 0 0 10 0 3.5");
    story.out("budget set 150 --period month");
    story.out("budget set 20 --vendor codex --period week");
    assertThat(story.out("budget set 4 --vendor meter"))
        .isEqualTo(
            "The Meter budget set to $4.00 · calendar-week · alerts off · thresholds 90% 100%\n");
    String page = story.out("budget");
    assertThat(page)
        .contains(
            "Claude budget: $150.00   (calendar month 2026-06)   — equivalent-$\n",
            "Alerts: on · thresholds 90% · 100% · (90% crossed)\n",
            "\nCodex budget: $20.00   (calendar week 2026-06-08 → 06-15)   — actual API $\n",
            "\nThe Meter budget: $4.00   (calendar week 2026-06-08 → 06-15)   — actual API $\n",
            "  Alerts: off\n")
        .doesNotContain("total", "Total");
    String json = story.out("budget --json");
    assertThat(json)
        .contains(
            "\"vendors\": {\"meter\": {\"amount_usd\": 4.0, \"period\": \"calendar-week\","
                + " \"alerts_enabled\": false, \"alert_thresholds\": [90, 100],"
                + " \"period_start_at\": \"2026-06-08T00:00:00Z\"",
            "\"cost_basis\": \"actual\"}}}\n");
    assertThat(QuotaStory.at(json, "vendors.meter.spent_usd")).isEqualTo(3.5);
    assertThat(QuotaStory.at(json, "codex.spent_usd")).isEqualTo(2.0);
  }

  @Test
  void aCodexBudgetAloneIsShownBelowTheMissingOne() {
    BudgetStory story = BudgetStory.example(folder);
    story.out("budget set 20 --vendor codex");
    assertThat(story.out("budget"))
        .startsWith(
            "No weekly budget set. Set one with: cctally budget set <amount>.\n\nCodex budget:"
                + " $20.00   (calendar month 2026-06)");
    assertThat(story.out("budget --json"))
        .startsWith("{\"schemaVersion\": 1, \"status\": \"unset\", \"weekly_usd\": null,")
        .contains("\"codex\": {\"amount_usd\": 20.0");
  }

  @Test
  void showsBudgetsOfProjects() throws IOException {
    Path home = folder.resolve("home");
    for (String repository : List.of("w/app", "p/app", "q/solo")) {
      Files.createDirectories(home.resolve(repository).resolve(".git"));
    }
    Files.createDirectories(home.resolve("w/app/sub"));
    BudgetStory story =
        new BudgetStory(folder)
            .claude("2026-05-27T10:00:00Z", home + "/w/app/sub", 23)
            .claude("2026-05-27T10:00:00Z", home + "/p/app", 26)
            .claude("2026-05-27T10:00:00Z", home + "/nogit", 1)
            .tick("2026-05-28T16:00:00Z", 20, "2026-06-02T17:00:00Z")
            .now("2026-05-28T17:00:00Z");
    String key = home.toRealPath().toString();
    assertThat(story.out("budget set 25 --project " + home + "/w/app/sub"))
        .isEqualTo("Project budget set: app $25.00\n");
    assertThat(story.out("budget set 25 --project p/app"))
        .isEqualTo("Project budget set: app (p) $25.00\n");
    story.out("budget set 10 --project ~/q/solo");
    story.out("budget set 2 --project nogit");
    assertThat(story.out("budget --json"))
        .startsWith(
            "{\"schemaVersion\": 1, \"status\": \"unset\", \"weekly_usd\": null, \"period\":"
                + " \"subscription-week\", \"projects\": [{\"project\": \"app (p)\","
                + " \"project_key\": \""
                + key
                + "/p/app\", \"budget_usd\": 25.0, \"spent_usd\": 26.0, \"consumption_pct\": 104.0,"
                + " \"verdict\": \"over\", \"low_confidence\": false}, {\"project\": \"app (w)\","
                + " \"project_key\": \""
                + key
                + "/w/app\"")
        .endsWith(
            "{\"project\": \"solo\", \"project_key\": \""
                + key
                + "/q/solo\", \"budget_usd\": 10.0, \"spent_usd\": 0.0, \"consumption_pct\": 0.0,"
                + " \"verdict\": \"ok\", \"low_confidence\": true}]}\n");
    String page = story.out("budget");
    assertThat(page)
        .contains("Per-project budgets\n", "app (p)", "$26.00", "104.0%", "OVER", "app (w)")
        .containsSubsequence("app (p)", "app (w)", "nogit", "solo");
    String shared = story.out("budget --format md");
    assertThat(shared)
        .contains("\\$26.00 / \\$25.00 (104%) OVER", "May 26")
        .containsSubsequence("project-1", "project-2", "project-3", "project-4")
        .doesNotContain("solo", "nogit", "app");
    assertThat(story.out("budget --format md --reveal-projects")).contains("app (p)", "solo");
  }

  @Test
  void projectsWithoutAWindowSayTheSame() {
    BudgetStory story = new BudgetStory(folder);
    story.out("budget set 25 --project /r/zzz");
    assertThat(story.out("budget"))
        .isEqualTo(
            "No weekly budget set. Set one with: cctally budget set <amount>.\n\nPer-project"
                + " budgets: no usage data yet this week.\n");
    assertThat(story.out("budget --json")).contains("\"projects\": []}");
  }

  @Test
  void isADocumentToShare() {
    BudgetStory story = BudgetStory.example(folder);
    story.out("budget set 300 --period month");
    story.out("budget set 20 --vendor codex");
    String document = story.out("budget --format md --no-branding");
    assertThat(document)
        .contains("Budget — calendar month 2026-06")
        .containsSubsequence(
            "Spent so far",
            "$143.00",
            "Consumption",
            "47.7%",
            "Remaining",
            "Daily pace",
            "Projected EOW (low)",
            "Projected EOW (high)",
            "— Codex budget (actual API $) —",
            "Codex spent so far",
            "$15.00",
            "Codex verdict",
            "OVER")
        .contains("Verdict", "Budget");
    for (String format : List.of("html", "svg")) {
      String file = folder.resolve("shared." + format).toString();
      assertThat(story.run("budget --format " + format + " --output " + file).exitCode()).isZero();
      assertThat(Path.of(file)).content().contains("calendar month 2026-06", "$143.00");
    }
  }

  @Test
  void isADocumentEvenWithoutData() {
    BudgetStory story = new BudgetStory(folder);
    assertThat(story.out("budget --format md")).contains("Budget — no budget set", "not set");
    story.out("budget set 100");
    assertThat(story.out("budget --format md"))
        .contains("Budget — no data", "Weekly budget", "$100.00", "No usage data yet this week");
  }

  @Test
  void isAlsoCommaSeparated() {
    BudgetStory story = BudgetStory.example(folder);
    story.out("budget set 300 --period month");
    story.out("budget set 20 --vendor codex");
    assertThat(story.out("budget --format csv").lines().toList())
        .hasSize(3)
        .anyMatch(line ->
            line.startsWith(
                "vendor,claude,calendar-month,2026-06-01T00:00:00Z,2026-07-01T00:00:00Z,300.0,"
                    + "143.0,157.0,47.66666666666667,"))
        .anyMatch(line -> line.startsWith("vendor,codex,calendar-month,"));
  }

  /** Spent is what other reports say of the same time, whatever the usage. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithTheReports(long seed) throws IOException {
    Random random = new Random(seed);
    BudgetStory story = new BudgetStory(folder);
    List<String> zones = List.of("utc", "America/New_York", "Asia/Kathmandu", "America/Havana");
    String zone = zones.get(random.nextInt(zones.size()));
    for (int i = 0; i < 60; i++) {
      String at =
          "2026-06-%02dT%02d:%02d:%02d.%03dZ"
              .formatted(
                  1 + random.nextInt(12),
                  random.nextInt(24),
                  random.nextInt(60),
                  random.nextInt(60),
                  random.nextInt(1000));
      story.claude(at, random.nextInt(1_000_000) / 1e6);
      story.codex(at, 1 + random.nextInt(1_000_000), 0, random.nextInt(10_000));
    }
    story.now("2026-06-10T07:%02d:%02dZ".formatted(random.nextInt(60), random.nextInt(60)));
    boolean month = random.nextBoolean();
    String period = month ? "month" : "week";
    story.out("budget set 30 --period " + period);
    story.out("budget set 20 --vendor codex --period " + period);
    String json = story.out("budget --json --tz " + zone);
    String since = month ? "2026-06-01" : "2026-06-08";
    for (String vendor : List.of("claude", "codex")) {
      String path = vendor.equals("claude") ? "" : "codex.";
      double spent = (Double) QuotaStory.at(json, path + "spent_usd");
      String start =
          String.valueOf(
              QuotaStory.at(json, path.isEmpty() ? "week_start_at" : path + "period_start_at"));
      String range =
          story.out("range-cost --vendor " + vendor + " -s " + start + " --total-only").strip();
      assertThat(spent).isCloseTo(Double.parseDouble(range), within());
      String daily = story.out(vendor + " daily --json --since " + since + " --tz " + zone);
      assertThat(spent).isCloseTo(total(daily), within());
    }
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-9);
  }

  private static double total(String daily) {
    Map<?, ?> totals = (Map<?, ?>) QuotaStory.at(daily, "totals");
    Object cost = totals.containsKey("totalCost") ? totals.get("totalCost") : totals.get("costUSD");
    return ((Number) Objects.requireNonNull(cost)).doubleValue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"budget", "budget --json", "budget --format md", "budget --config other.json"})
  void neverWritesASetting(String line) throws IOException {
    BudgetStory story = BudgetStory.example(folder);
    story.config("{\"budget\": {\"weekly_usd\": 300, \"period\": \"calendar-month\"}}");
    Files.writeString(
        story.program.home.resolve("other.json"), "{\"budget\": {\"weekly_usd\": 5}}");
    List<String> before = files(story.program.data);
    story.run(line);
    assertThat(story.config())
        .isEqualTo("{\"budget\": {\"weekly_usd\": 300, \"period\": \"calendar-month\"}}");
    List<String> after = new ArrayList<>(files(story.program.data));
    after.removeAll(before);
    assertThat(after).noneMatch(name -> name.startsWith("config"));
    if (!line.equals("budget")) { // only the page for people looks for alerts
      assertThat(after).doesNotContain("stats.db");
    }
    assertThat(after).noneMatch(name -> name.endsWith("alerts.log"));
  }

  private static List<String> files(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}
