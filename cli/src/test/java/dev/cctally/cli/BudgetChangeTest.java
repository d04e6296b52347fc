package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code budget set} and {@code budget unset}. */
final class BudgetChangeTest {
  @TempDir private Path folder;
  private BudgetStory story;

  @BeforeEach
  void start() {
    story = new BudgetStory(folder);
  }

  @Test
  void setsAndTakesAwayTheBudgetWithThePlainName() {
    assertThat(story.out("budget set 300"))
        .isEqualTo("Weekly budget set to $300.00 · alerts on · thresholds 90% 100%\n");
    assertThat(story.config())
        .isEqualTo(
            """
            {
              "budget": {
                "weekly_usd": 300.0,
                "period": "subscription-week"
              }
            }
            """);
    assertThat(story.out("budget set 1e3 --period month --json"))
        .isEqualTo(
            "{\"status\": \"set\", \"weekly_usd\": 1000.0, \"period\": \"calendar-month\","
                + " \"alerts_enabled\": true, \"alert_thresholds\": [90, 100]}\n");
    assertThat(story.out("budget set 1234.5"))
        .isEqualTo(
            "Weekly budget set to $1,234.50 · calendar-month · alerts on · thresholds 90% 100%\n");
    assertThat(story.out("budget unset")).isEqualTo("Weekly budget cleared\n");
    assertThat(story.config()).contains("\"weekly_usd\": null", "\"calendar-month\"");
    assertThat(story.out("budget unset")).isEqualTo("Weekly budget cleared\n");
    assertThat(story.out("budget unset --json"))
        .isEqualTo("{\"status\": \"unset\", \"weekly_usd\": null}\n");
  }

  @Test
  void tellsWhatAlertsAreSetTo() {
    story.config("{\"budget\": {\"alert_thresholds\": [], \"alerts_enabled\": true}}");
    assertThat(story.out("budget set 5"))
        .isEqualTo("Weekly budget set to $5.00 · alerts on · no thresholds\n");
    assertThat(story.out("budget set 5 --json")).contains("\"alert_thresholds\": []}");
    story.config("{\"budget\": {\"alert_thresholds\": [50, 10], \"alerts_enabled\": false}}");
    assertThat(story.out("budget set 5"))
        .isEqualTo("Weekly budget set to $5.00 · alerts off · thresholds 10% 50%\n");
    assertThat(story.config()).contains("[50, 10]");
  }

  @Test
  void setsAndTakesAwayANamedVendorsBudget() {
    assertThat(story.out("budget set 20 --vendor codex"))
        .isEqualTo(
            "Codex budget set to $20.00 · calendar-month · alerts off · thresholds 90% 100%\n");
    assertThat(story.config())
        .isEqualTo(
            """
            {
              "budget": {
                "codex": {
                  "amount_usd": 20.0,
                  "period": "calendar-month",
                  "alerts_enabled": false,
                  "alert_thresholds": [90, 100],
                  "projected_enabled": false
                }
              }
            }
            """);
    assertThat(story.out("budget set 25 --vendor codex --json"))
        .isEqualTo(
            "{\"status\": \"set\", \"vendor\": \"codex\", \"amount_usd\": 25.0, \"period\":"
                + " \"calendar-month\", \"alerts_enabled\": false, \"alert_thresholds\":"
                + " [90, 100]}\n");
    assertThat(story.out("budget unset --vendor codex")).isEqualTo("Codex budget cleared\n");
    assertThat(story.config()).contains("\"codex\": null");
    assertThat(story.out("budget unset --vendor codex")).isEqualTo("No Codex budget set\n");
    assertThat(story.out("budget unset --vendor codex --json"))
        .isEqualTo("{\"status\": \"noop\", \"vendor\": \"codex\"}\n");
  }

  @Test
  void aNamedVendorsSwitchesAreKept() {
    story.config(
        "{\"budget\": {\"codex\": {\"amount_usd\": 1, \"alerts_enabled\": true,"
            + " \"alert_thresholds\": [100, 50], \"zzz\": [1]}}, \"other\": 1e3}");
    assertThat(story.run("budget set 20 --vendor codex --period week").err()).isEmpty();
    assertThat(story.config())
        .contains(
            "\"amount_usd\": 20.0",
            "\"period\": \"calendar-week\"",
            "\"alerts_enabled\": true",
            "\"alert_thresholds\": [50, 100]",
            "\"projected_enabled\": false",
            "\"zzz\": [1]",
            "\"other\": 1e3");
  }

  @Test
  void aVendorThatClaimsNoNameHasAPlaceOfItsOwn() {
    story.out("budget set 7 --vendor meter");
    assertThat(story.config())
        .contains("\"vendors\": {\n      \"meter\": {\n        \"amount_usd\": 7.0,");
    assertThat(story.out("budget set 8 --vendor meter --json"))
        .isEqualTo(
            "{\"status\": \"set\", \"vendor\": \"meter\", \"amount_usd\": 8.0, \"period\":"
                + " \"calendar-week\", \"alerts_enabled\": false, \"alert_thresholds\":"
                + " [90, 100]}\n");
    assertThat(story.out("budget unset --vendor meter")).isEqualTo("The Meter budget cleared\n");
    assertThat(story.run("budget set 1 --vendor meter --period month").err())
        .isEqualTo("cctally budget: The Meter has no calendar month; use --period calendar-week\n");
  }

  @Test
  void setsAndTakesAwayProjects() {
    assertThat(story.out("budget set 5 --project /r/zzz"))
        .isEqualTo("Project budget set: zzz $5.00\n");
    assertThat(story.out("budget set 6 --project=/r/zzz --json"))
        .isEqualTo("{\"status\": \"set\", \"project_key\": \"/r/zzz\", \"budget_usd\": 6.0}\n");
    assertThat(story.config()).contains("\"/r/zzz\": 6.0");
    assertThat(story.out("budget unset --project /r/zzz"))
        .isEqualTo("Project budget cleared: zzz\n");
    assertThat(story.config()).doesNotContain("zzz");
    assertThat(story.out("budget unset --project /r/zzz"))
        .isEqualTo("No project budget set for: zzz\n");
    assertThat(story.out("budget unset --project /r/zzz --json"))
        .isEqualTo("{\"status\": \"noop\", \"project_key\": \"/r/zzz\"}\n");
  }

  @Test
  void aProjectIsTheRepositoryAFolderLiesIn() throws IOException {
    Path home = story.program.home;
    Files.createDirectories(home.resolve("git/site/.git"));
    Files.createDirectories(home.resolve("git/site/deep/er"));
    Files.writeString(Files.createDirectories(home.resolve("tree")).resolve(".git"), "gitdir: x");
    Files.createSymbolicLink(home.resolve("link"), home.resolve("git/site/deep"));
    String real = home.toRealPath().toString();
    for (String path : List.of("git/site/deep/er", "~/git/site", "link", home + "/git/site/new")) {
      assertThat(QuotaStory.at(story.out("budget set 1 --json --project " + path), "project_key"))
          .isEqualTo(real + "/git/site");
    }
    assertThat(QuotaStory.at(story.out("budget set 1 --json --project tree"), "project_key"))
        .isEqualTo(real + "/tree");
    Files.createDirectories(home.resolve(".git"));
    assertThat(QuotaStory.at(story.out("budget set 1 --json --project ~/plain"), "project_key"))
        .isEqualTo(real + "/plain");
    assertThat(story.run("budget set 1 --project").err())
        .isEqualTo("cctally budget: not inside a git repository\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          set 5 --config c.json         | --config is read-only; set/unset always write the default config
          unset --config c.json         | --config is read-only; set/unset always write the default config
          set 5 --format md             | --format is not valid with set/unset
          set 5 --project --vendor codex| --project budgets are Claude / subscription-week only; drop --vendor/--period
          set 5 --project --period week | --project budgets are Claude / subscription-week only; drop --vendor/--period
          set 5 --vendor codex --period sub-week | Codex has no subscription week; use --period calendar-week or --period calendar-month
          set                           | `set` requires an amount, e.g. cctally budget set 300
          set --vendor codex            | `set --vendor codex` requires an amount, e.g. cctally budget set 200 --vendor codex --period month
          set --project                 | `set --project` requires an amount, e.g. cctally budget set 25 --project
          set --project 25              | '25' looks like an amount, not a project path. Did you mean: cctally budget set 25 --project
          set abc                       | amount must be a positive number, got 'abc'
          set 1_000                     | amount must be a positive number, got '1_000'
          set 0                         | amount must be a positive finite number, got '0'
          set -5                        | amount must be a positive finite number, got '-5'
          set -.5e1                     | amount must be a positive finite number, got '-.5e1'
          set nan                       | amount must be a positive finite number, got 'nan'
          set -inf                      | amount must be a positive finite number, got '-inf'
          set 1e400                     | amount must be a positive finite number, got '1e400'
          set 5 --project               | not inside a git repository
          unset --project               | not inside a git repository
          """)
  void whatIsTypedIsCheckedInOrder(String line, String message) {
    WholeProgram.Result result = story.run("budget " + line);
    assertThat(result.err()).isEqualTo("cctally budget: " + message + "\n");
    assertThat(result.out()).isEmpty();
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(story.program.data.resolve("config.json")).doesNotExist();
  }

  @Test
  void theFirstMistakeIsTold() {
    assertThat(story.run("budget set --config c --format md --project --period week").err())
        .contains("--config is read-only");
    assertThat(story.run("budget set --format md --project --period week").err())
        .contains("--format is not valid");
    assertThat(story.run("budget set abc --vendor codex --period sub-week").err())
        .contains("Codex has no subscription week");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          budget frob                  | argument ACTION: invalid choice: 'frob' (choose from set, unset)
          budget --vendor frob         | argument --vendor/--source: invalid choice: 'frob' (choose from claude, codex, meter)
          budget --period frob         | argument --period: invalid choice: 'frob'
          budget --json --format md    | argument -j/--json: not allowed with argument --format
          budget set 5 --frob          | unrecognized arguments: --frob
          budget set 5 6               | unrecognized arguments: 6
          budget set 25 --project --jsn| unrecognized arguments: --jsn
          budget set 25 --project -x   | unrecognized arguments: -x
          budget set 25 --project -5   | unrecognized arguments: -5
          budget unset --project --frob| unrecognized arguments: --frob
          budget --project -x          | unrecognized arguments: -x
          budget set 25 --project=     | argument --project: the path is empty; leave it out for this folder
          budget set 5 --project /r/zzz --tz Mars/X | invalid timezone 'Mars/X'
          budget set 5 --tz Mars/X     | invalid timezone 'Mars/X'
          budget unset --tz Mars/X     | invalid timezone 'Mars/X'
          budget --output x            | --output requires --format
          """)
  void mistakesOfTheCommandLineAreMisuse(String line, String message) {
    WholeProgram.Result result = story.run(line);
    assertThat(result.err()).contains(message);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(story.program.data.resolve("config.json")).doesNotExist();
  }

  @Test
  void aFolderWhoseNameStartsWithADashIsWrittenSoThatItCannotBeAnOption() throws IOException {
    String home = story.program.home.toRealPath().toString();
    assertThat(QuotaStory.at(story.out("budget set 1 --json --project=-x"), "project_key"))
        .isEqualTo(home + "/-x");
    assertThat(QuotaStory.at(story.out("budget set 1 --json --project ./--y"), "project_key"))
        .isEqualTo(home + "/--y");
    assertThat(story.run("budget set --project -5").err())
        .isEqualTo("cctally budget: amount must be a positive finite number, got '-5'\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          set 5                | {"budget": "x"}                       | budget config must be an object
          set 5 --vendor codex | {"budget": []}                        | budget config must be an object
          unset                | {"budget": null}                      | budget config must be an object
          set 5 --vendor codex | {"budget": {"codex": 3}}              | budget.codex must be an object
          set 5                | {"budget": {"codex": 3}}              | budget.codex must be an object
          set 5 --project /r/x | {"budget": {"projects": [1]}}         | budget.projects must be an object
          unset --project /r/x | {"budget": {"projects": [1]}}         | budget.projects must be an object
          set 5 --vendor meter | {"budget": {"vendors": 1}}            | budget.vendors must be an object
          set 5                | {"budget": {"alerts_enabled": 1}}     | budget.alerts_enabled must be a boolean
          set 5 --vendor codex | {"budget": {"weekly_usd": "300"}}     | budget.weekly_usd must be a number or null
          set 5 --project /r/x | {"budget": {"period": "week"}}        | budget.period must be one of subscription-week, calendar-week, calendar-month, got 'week'
          """)
  void whatIsStoredIsCheckedBeforeAnythingIsWritten(String line, String config, String message) {
    story.config(config);
    WholeProgram.Result result = story.run("budget " + line);
    assertThat(result.err()).isEqualTo("cctally budget: " + message + "\n");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(story.config()).isEqualTo(config);
  }

  @Test
  void settingWhatIsWrongRepairsIt() {
    story.config("{\"budget\": {\"weekly_usd\": \"300\", \"period\": \"week\"}}");
    story.out("budget set 5 --period week");
    assertThat(story.config())
        .isEqualTo("{\"budget\": {\"weekly_usd\": 5.0, \"period\": \"calendar-week\"}}");
  }

  @Test
  void aMalformedBlockEndsTheStatusAndNoOtherCommand() {
    story.config("{\"budget\": {\"weekly_usd\": \"300\"}}");
    for (String line : List.of("budget", "budget --json", "budget --format md")) {
      WholeProgram.Result result = story.run(line);
      assertThat(result.err())
          .isEqualTo("cctally budget: budget.weekly_usd must be a number or null\n");
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.out()).isEmpty();
    }
    assertThat(story.run("daily").err()).doesNotContain("budget");
  }

  @Test
  void unknownMembersAreToldAndKept() {
    story.config("{\"budget\": {\"foo\": 1, \"vendors\": {\"gone\": {\"amount_usd\": \"?\"}}}}");
    WholeProgram.Result result = story.run("budget --json");
    assertThat(result.err()).isEqualTo("warning: ignoring unknown budget config key: foo\n");
    assertThat(result.out()).contains("\"unset\"").doesNotContain("gone");
    story.out("budget set 5");
    assertThat(story.config()).contains("\"foo\": 1", "{\"gone\": {\"amount_usd\": \"?\"}}");
  }

  @Test
  void aBrokenFileIsNeverTouched() {
    story.config("{\"budget\": {");
    for (String line : List.of("budget set 5", "budget unset", "budget set 5 --vendor codex")) {
      WholeProgram.Result result = story.run(line);
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err())
          .startsWith("cctally config: ")
          .contains("is not valid JSON (line 1 column ", "nothing was written");
      assertThat(story.config()).isEqualTo("{\"budget\": {");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          missing.json | --config: file not found: missing.json
          broken.json  | --config: invalid JSON in broken.json:
          list.json    | --config: list.json top-level must be a JSON object
          """)
  void aNamedFileMustBeInOrder(String name, String message) throws IOException {
    Files.writeString(story.program.home.resolve("broken.json"), "{");
    Files.writeString(story.program.home.resolve("list.json"), "[]");
    WholeProgram.Result result = story.run("budget --config " + name);
    assertThat(result.err()).startsWith("cctally: " + message);
    assertThat(result.exitCode()).isEqualTo(2);
  }

  @Test
  void aNamedFileIsOnlyRead() throws IOException {
    Path other = story.program.home.resolve("other.json");
    Files.writeString(other, "{\"budget\": {\"weekly_usd\": 5, \"period\": \"calendar-week\"}}");
    story.now("2026-06-10T12:00:00Z");
    assertThat(story.out("budget --config other.json")).startsWith("Claude budget: $5.00");
    assertThat(other).content().contains("\"weekly_usd\": 5,");
    assertThat(story.program.data.resolve("config.json")).doesNotExist();
  }

  @Test
  void unsetLooksAtNoAmountAndNoPeriod() {
    story.out("budget set 5");
    assertThat(story.out("budget unset 99 --period week")).isEqualTo("Weekly budget cleared\n");
    assertThat(story.config()).contains("subscription-week");
  }

  @Test
  void manyAtOnceLoseNothing() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (String line :
        List.of(
            "budget set 5",
            "budget set 6 --vendor codex",
            "budget set 7 --vendor meter",
            "budget set 8 --project /r/a",
            "budget set 9 --project /r/b")) {
      BudgetStory one = new BudgetStory(folder);
      one.program.now = Instant.parse("2026-06-10T12:00:00Z");
      threads.add(Thread.ofPlatform().start(() -> one.run(line)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(story.config())
        .contains("5.0", "\"codex\"", "6.0", "\"meter\"", "7.0", "\"/r/a\"", "\"/r/b\"");
  }
}
