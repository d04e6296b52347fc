package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.console.Input;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.plugins.claude.ClaudeVendor;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.setup.PromptGuard;
import dev.cctally.spi.vendor.LogSource;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.spi.vendor.VendorInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code guard} as the hook of a vendor's tool calls it, and what it says of itself. */
final class GuardTest {
  private static final String HOME = "/work/elsewhere";
  private static final String BLOCK = "{\"decision\": \"block\", \"reason\": \"";

  @TempDir private Path folder;

  /** The worked example, read, in which 143 dollars were spent this month. */
  private BudgetStory story() {
    BudgetStory story = BudgetStory.example(folder).now("2026-06-10T12:00:00Z");
    // Tests share a machine: how fast a decision is must not decide what it is.
    story.program.variables.put("CCTALLY_GUARD_DEADLINE_MS", "60000");
    story.out("daily --json");
    return story;
  }

  private BudgetStory spent(String settings) {
    return story().config("{\"budget\": " + settings + "}");
  }

  private static String month(double amount, String guard) {
    return "{\"weekly_usd\": "
        + amount
        + ", \"period\": \"calendar-month\", \"guard\": "
        + guard
        + "}";
  }

  private static String event(String cwd) {
    return "{\"session_id\":\"s1\",\"transcript_path\":\"/t\",\"cwd\":\""
        + cwd
        + "\",\"hook_event_name\":\"UserPromptSubmit\",\"prompt\":\"go \\u0041 \\\"on\\\"\"}";
  }

  private static WholeProgram.Result ask(BudgetStory story, String input) {
    return ask(story, input, "guard");
  }

  private static WholeProgram.Result ask(BudgetStory story, String input, String line) {
    byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
    story.program.input =
        (limit, patience) ->
            bytes.length > limit
                ? new Input.Read(Arrays.copyOf(bytes, limit), Input.End.TOO_LONG)
                : new Input.Read(bytes, Input.End.REACHED);
    return story.run(line);
  }

  /** That a prompt passes: nothing is said, and nothing is changed, but maybe the log of hooks. */
  private static void passes(BudgetStory story, String input) throws IOException {
    Map<String, String> before = everything(story.program.data);
    WholeProgram.Result result = ask(story, input);
    assertThat(result).isEqualTo(new WholeProgram.Result(0, "", ""));
    assertThat(everything(story.program.data)).isEqualTo(before);
  }

  private static String reason(BudgetStory story, String input) throws IOException {
    Map<String, String> before = everything(story.program.data);
    WholeProgram.Result result = ask(story, input);
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).startsWith(BLOCK).endsWith("\"}\n");
    assertThat(everything(story.program.data)).isEqualTo(before);
    return result.out();
  }

  /** Every file with its bytes and its time, but the logs. */
  private static Map<String, String> everything(Path data) throws IOException {
    Map<String, String> all = new TreeMap<>();
    if (!Files.exists(data)) {
      return all;
    }
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.toList()) {
        if (Files.isRegularFile(file) && !file.startsWith(data.resolve("logs"))) {
          all.put(
              file.toString(),
              Files.getLastModifiedTime(file)
                  + " "
                  + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
      }
    }
    return all;
  }

  private static String log(BudgetStory story) throws IOException {
    Path file = story.program.data.resolve("logs/hook-tick.err.log");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /** A vendor whose plugin does not get ready when it is asked about a prompt. */
  private static final Vendor SLOW =
      new Vendor() {
        private final Vendor real = new ClaudeVendor();

        @Override
        public VendorInfo info() {
          return real.info();
        }

        @Override
        public List<LogSource> logSources() {
          return real.logSources();
        }

        @Override
        public PriceBook priceBook() {
          return real.priceBook();
        }

        @Override
        public Optional<PromptGuard> promptGuard() {
          LockSupport.parkNanos(Duration.ofSeconds(10).toNanos());
          return real.promptGuard();
        }
      };

  private static final String ON = "{\"enabled\": true}";

  @Test
  void blocksBeyondTheBudgetAndSaysHowToGoOn() throws IOException {
    assertThat(reason(spent(month(100, ON)), event(HOME)))
        .isEqualTo(
            BLOCK
                + "Blocked by the budget guard: Claude's budget stands at $143.00 of $100.00"
                + " (143.0%); the calendar month ends Wed 2026-07-01 00:00 UTC.\\nTo go on:"
                + " `cctally guard --override 1h`, or start the agent with CCTALLY_GUARD=off, or"
                + " `cctally config set budget.guard.enabled false`.\"}\n");
  }

  @Test
  void passesBelowIt() throws IOException {
    BudgetStory story = spent(month(143.01, ON));
    passes(story, event(HOME));
    assertThat(log(story)).isEmpty();
  }

  @Test
  void exactlyTheBudgetIsSpent() throws IOException {
    assertThat(reason(spent(month(143, ON)), event(HOME))).contains("$143.00 of $143.00 (100.0%);");
  }

  @Test
  void blocksFromThePercentageThatIsSet() throws IOException {
    assertThat(reason(spent(month(158, "{\"enabled\": true, \"at_percent\": 90}")), event(HOME)))
        .contains("$143.00 of $158.00 (90.5%), and prompts are blocked from 90% on;");
    passes(
        story()
            .config("{\"budget\": " + month(160, "{\"enabled\": true, \"at_percent\": 90}") + "}"),
        event(HOME));
  }

  @Test
  void aPercentageAboveAHundredLeavesRoom() throws IOException {
    passes(spent(month(100, "{\"enabled\": true, \"at_percent\": 144}")), event(HOME));
    assertThat(reason(spent(month(100, "{\"enabled\": true, \"at_percent\": 143}")), event(HOME)))
        .contains("(143.0%)");
  }

  @Test
  void isOffUnlessItIsSwitchedOn() throws IOException {
    passes(spent(month(1, "{}")), event(HOME));
    passes(spent(month(1, "{\"enabled\": false}")), event(HOME));
    passes(spent("{\"weekly_usd\": 1}"), event(HOME));
  }

  @Test
  void passesWithoutABudget() throws IOException {
    passes(spent("{\"guard\": {\"enabled\": true}}"), event(HOME));
    passes(spent("{\"weekly_usd\": null, \"guard\": {\"enabled\": true}}"), event(HOME));
  }

  @Test
  void aSubscriptionWeekIsTheRecordedOne() throws IOException {
    BudgetStory story = spent("{\"weekly_usd\": 40, \"guard\": {\"enabled\": true}}");
    passes(story, event(HOME)); // no week is known
    story.tick("2026-06-10T11:00:00Z", 20, "2026-06-14T17:00:00Z").now("2026-06-10T12:00:00Z");
    assertThat(reason(story, event(HOME)))
        .contains(
            "$43.00 of $40.00 (107.5%); the subscription week ends Sun 2026-06-14 17:00 UTC.");
  }

  @Test
  void aMonthIsOneOfTheDisplayZone() throws IOException {
    BudgetStory story = spent(month(103.5, ON));
    assertThat(reason(story, event(HOME))).contains("$143.00 of $103.50");
    story.program.zone = ZoneId.of("America/New_York"); // where 40 dollars fall into May
    passes(story, event(HOME));
    story.config("{\"budget\": " + month(103, ON) + "}");
    assertThat(reason(story, event(HOME))).contains("ends Wed 2026-07-01 00:00 EDT.");
  }

  @Test
  void theBudgetOfTheProjectCountsInIt() throws IOException {
    String settings =
        "{\"projects\": {\"/work/alpha\": 43, \"/work/beta\": 1},"
            + " \"guard\": {\"enabled\": true}}";
    BudgetStory story = spent(settings);
    story.tick("2026-06-10T11:00:00Z", 20, "2026-06-14T17:00:00Z").now("2026-06-10T12:00:00Z");
    assertThat(reason(story, event("/work/alpha")))
        .contains(
            "the budget of the project alpha stands at $43.00 of $43.00 (100.0%); the subscription"
                + " week ends Sun 2026-06-14 17:00 UTC.");
    passes(story, event("/work/beta"));
    passes(story, event(HOME));
    passes(story, "{\"hook_event_name\": \"UserPromptSubmit\"}");
    story.config("{\"budget\": " + settings.replace("true}", "true, \"projects\": false}") + "}");
    passes(story, event("/work/alpha"));
  }

  @Test
  void bothBudgetsAreNamedIfBothAreExceeded() throws IOException {
    BudgetStory story =
        spent(
            "{\"weekly_usd\": 2, \"projects\": {\"/work/alpha\": 1},"
                + " \"guard\": {\"enabled\": true}}");
    story.tick("2026-06-10T11:00:00Z", 20, "2026-06-14T17:00:00Z").now("2026-06-10T12:00:00Z");
    assertThat(reason(story, event("/work/alpha")))
        .contains("Claude's budget stands at $43.00 of $2.00", "project alpha stands at $43.00");
  }

  @Test
  void anOverrideLetsPromptsPassUntilItEnds() throws IOException {
    BudgetStory story = spent(month(100, ON));
    assertThat(story.out("guard --override 1h30m"))
        .isEqualTo("Prompts pass until Wed 2026-06-10 13:30 UTC.\n");
    passes(story, event(HOME));
    story.now("2026-06-10T13:29:59Z");
    passes(story, event(HOME));
    story.now("2026-06-10T13:30:00Z");
    reason(story, event(HOME));
    story.now("2026-06-09T13:29:59Z"); // the clock was put back by more than a day
    reason(story, event(HOME));
  }

  @Test
  void anOverrideCanBeTakenBack() throws IOException {
    BudgetStory story = spent(month(100, ON));
    story.out("guard --override 24h");
    passes(story, event(HOME));
    assertThat(story.out("guard --override off")).isEqualTo("The guard is in force again.\n");
    reason(story, event(HOME));
    assertThat(story.out("guard --override off")).isEqualTo("There was no override.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0h", "0m", "24h1m", "25h", "1d", "-1h", "h", "99999h", "1h 5m", "on"})
  void anOverrideOfAnotherFormIsRefused(String text) {
    BudgetStory story = story();
    WholeProgram.Result result = story.program.run("guard", "--override", text);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("at most 24h, such as 30m, 1h or 1h30m; got '" + text + "'");
    assertThat(story.program.data.resolve("guard-override")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "99999999999999999999999999999999999999", "-5", "99999999999"})
  void adamagedOverrideIsNone(String text) throws IOException {
    BudgetStory story = spent(month(100, ON));
    Files.writeString(story.program.data.resolve("guard-override"), text);
    reason(story, event(HOME));
  }

  @Test
  void theEnvironmentLetsPromptsPass() throws IOException {
    BudgetStory story = spent(month(100, ON));
    story.program.variables.put("CCTALLY_GUARD", " Off ");
    passes(story, event(HOME));
    story.program.variables.put("CCTALLY_GUARD", "on");
    reason(story, event(HOME));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[]",
        "null",
        "{\"cwd\": \"/work/alpha\"",
        "{\"cwd\": \"/work/alpha\"} x",
        "{\"hook_event_name\": \"Stop\", \"cwd\": \"/work/alpha\"}",
        "{}",
        "{\"cwd\": \"/work/alpha\"}",
        "\u0000"
      })
  void whatMakesNoSensePasses(String input) throws IOException {
    BudgetStory story = spent(month(100, ON));
    passes(story, input);
    assertThat(log(story)).contains("2026-06-10T12:00:00Z guard: no prompt on standard input");
  }

  @Test
  void aPromptThatIsTooLongPasses() throws IOException {
    BudgetStory story = spent(month(100, ON));
    passes(story, "{\"prompt\": \"" + "x".repeat(1 << 20) + "\"}");
    assertThat(log(story)).contains("guard: more than a mebibyte");
    reason(story, "{\"prompt\": \"" + "x".repeat((1 << 20) - 20) + "\"}");
  }

  @Test
  void whoHasNoStoreYetPasses() throws IOException {
    BudgetStory story = BudgetStory.example(folder);
    passes(story, event(HOME));
    assertThat(story.program.data).doesNotExist();
    story.config("{\"budget\": " + month(100, ON) + "}");
    passes(story, event(HOME));
    assertThat(log(story)).isEmpty();
  }

  @Test
  void aDamagedStorePasses() throws IOException {
    BudgetStory story = spent(month(100, ON));
    Path cache = story.program.data.resolve("cache.db");
    byte[] bytes = Files.readAllBytes(cache);
    Arrays.fill(bytes, 100, bytes.length, (byte) 0x5a);
    Files.write(cache, bytes);
    passes(story, event(HOME));
    assertThat(log(story)).contains("guard: the store of usage cannot be read; the prompt passed");
    Files.writeString(cache, "no database");
    passes(story, event(HOME));
  }

  @Test
  void aDamagedHistoryPasses() throws IOException {
    BudgetStory story = spent("{\"weekly_usd\": 40, \"guard\": {\"enabled\": true}}");
    story.tick("2026-06-10T11:00:00Z", 20, "2026-06-14T17:00:00Z").now("2026-06-10T12:00:00Z");
    Files.writeString(story.program.data.resolve("stats.db"), "no database");
    passes(story, event(HOME));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"budget\": 1}",
        "{\"budget\": {\"weekly_usd\": \"1\", \"guard\": {\"enabled\": true}}}",
        "{\"budget\": {\"weekly_usd\": 1, \"period\": \"calendar-month\","
            + " \"guard\": {\"enabled\": true, \"at_percent\": 0}}}"
      })
  void brokenSettingsPass(String settings) throws IOException {
    BudgetStory story = story().config(settings);
    passes(story, event(HOME));
    assertThat(log(story)).contains(" guard: ");
  }

  @Test
  void whatTakesTooLongPasses() throws IOException {
    BudgetStory story = spent(month(100, ON));
    reason(story, event(HOME));
    story.program.variables.put("CCTALLY_GUARD_DEADLINE_MS", "50");
    story.program.plugins =
        () ->
            new ClassPathPlugins()
                .add(SLOW, ReportShape.SPLIT_CACHE, Map.of("daily", "daily", "guard", "guard"));
    passes(story, event(HOME));
    assertThat(log(story)).contains("guard: not decided within 50 ms; the prompt passed");
  }

  @Test
  void wordsOfALaterVersionPass() {
    BudgetStory story = spent(month(100, ON));
    assertThat(ask(story, event(HOME), "guard --strict").out()).startsWith(BLOCK);
    WholeProgram.Result other = ask(story, event(HOME), "guard --vendor nobody");
    assertThat(other).isEqualTo(new WholeProgram.Result(0, "", ""));
  }

  @Test
  void figuresThatAreOldAreSaidToBe() throws IOException {
    BudgetStory story = spent(month(100, ON));
    try (Stream<Path> files = Files.list(story.program.data)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(
            file, FileTime.from(Instant.now().minus(Duration.ofMinutes(12)).minusSeconds(5)));
      }
    }
    assertThat(reason(story, event(HOME))).contains(" UTC. These figures are 12 minutes old.\\n");
  }

  @Test
  void whatIsNotReadYetDoesNotCount() throws IOException {
    BudgetStory story = spent(month(144, ON));
    story.claude("2026-06-10T11:00:00Z", 50);
    passes(story, event(HOME));
    story.out("daily --json");
    assertThat(reason(story, event(HOME))).contains("$193.00 of $144.00");
  }

  @Test
  void theStatusTellsItAll() throws IOException {
    BudgetStory story = spent(month(100, ON));
    Map<String, String> before = everything(story.program.data);
    assertThat(story.out("guard status"))
        .isEqualTo(
            """
            Guard:       on, from 100% of a budget
            Hook:        not installed (cctally guard install)
            Now:         a prompt here is blocked
                         Claude's budget stands at $143.00 of $100.00 (143.0%); the calendar month ends Wed 2026-07-01 00:00 UTC.
            """);
    String json = story.out("guard status --json").replaceAll("\\s+", " ");
    assertThat(json)
        .contains(
            "\"enabled\": true, \"at_percent\": 100, \"projects\": true, \"installed\": false",
            "\"decision\": \"block\", \"verdict\": \"over\", \"reason\": null",
            "\"amount_usd\": 100.0, \"spent_usd\": 143.0, \"consumption_pct\": 143.0, \"period\":"
                + " \"calendar-month\"");
    assertThat(everything(story.program.data)).isEqualTo(before);
    story.out("guard --override 1h");
    assertThat(story.out("guard status"))
        .contains("Override:    until Wed 2026-06-10 13:00 UTC\n", "passes: you said so\n");
    assertThat(story.out("guard status --json")).contains("\"decision\": \"allow\"");
  }

  @Test
  void theStatusSaysWhatItWouldBeIfItIsOff() {
    assertThat(spent(month(100, "{}")).out("guard status"))
        .startsWith("Guard:       off (cctally config set budget.guard.enabled true)\n")
        .contains("Now:         a prompt here passes: the guard is off\n", "$143.00 of $100.00");
    assertThat(spent("{\"guard\": {\"enabled\": true}}").out("guard status"))
        .contains("passes: no budget is set that matters here\n");
  }

  @Test
  void theStatusNamesAFaultInAnotherSetting() {
    assertThat(
            spent("{\"weekly_usd\": \"x\", \"guard\": {\"enabled\": true}}")
                .run("guard status")
                .out())
        .startsWith(
            "Guard:       off whatever is set, for budget.weekly_usd must be a number or null")
        .contains("(cctally config validate)\n")
        .contains("passes: the settings of budgets make no sense: budget.weekly_usd must be a")
        .doesNotContain("config set");
    assertThat(spent("[]").run("guard status").out())
        .startsWith("Guard:       off whatever is set, for budget must be an object, got list");
  }

  @Test
  void theStatusSaysThatTheAgentCallsNoHookAtAll() throws IOException {
    BudgetStory story = spent(month(100, ON));
    Path settings = story.program.home.resolve(".claude/settings.json");
    Files.writeString(settings, "{\"disableAllHooks\": true}");
    assertThat(story.out("guard status"))
        .contains(
            "but no hook is called at all: disableAllHooks is true there (" + settings + ")\n");
    assertThat(story.out("guard status --json"))
        .contains("\"hook_obstacle\": \"disableAllHooks is true there\"");
    Files.writeString(settings, "{\"disableAllHooks\": false}");
    assertThat(story.out("guard status")).doesNotContain("no hook is called");
    assertThat(story.out("guard status --json")).contains("\"hook_obstacle\": null");
  }

  @Test
  void theStatusMakesNothing() {
    BudgetStory story = BudgetStory.example(folder).config("{\"budget\": " + month(1, ON) + "}");
    assertThat(story.out("guard status"))
        .contains("passes: nothing has been read from the logs yet\n");
    assertThat(story.program.data.toFile().list()).containsExactly("config.json");
  }

  @Test
  void theSettingsAreOnesLikeOthers() {
    BudgetStory story = story();
    assertThat(story.out("config set budget.guard.enabled yes"))
        .isEqualTo("budget.guard.enabled=true\n");
    assertThat(story.out("config set budget.guard.at_percent 120"))
        .isEqualTo("budget.guard.at_percent=120\n");
    story.out("config set budget.guard.projects off");
    assertThat(story.out("config validate")).endsWith(": no errors, no warnings\n");
    story.out("budget set 1");
    assertThat(story.run("config set budget.guard.at_percent 1001").exitCode()).isEqualTo(2);
    assertThat(story.run("config set budget.guard.at_percent 1001").err())
        .contains("budget.guard.at_percent out of range: 1001 (must be in [1, 1000])");
    story.config("{\"budget\": {\"guard\": {\"enabled\": true, \"shout\": 1}}}");
    assertThat(story.run("config validate").out()).contains("budget.guard.shout");
    assertThat(story.run("budget").err())
        .contains("warning: ignoring unknown budget.guard config key: shout");
  }

  @Test
  void misuseIsToldToPeople() {
    BudgetStory story = story();
    assertThat(story.run("guard stop").err())
        .contains(
            "argument ACTION: invalid choice: 'stop' (choose from status, install, uninstall)");
    assertThat(story.run("guard stop").exitCode()).isEqualTo(2);
    assertThat(story.run("guard status --strict").err())
        .contains("unrecognized arguments: --strict");
    assertThat(story.run("guard status install").exitCode()).isEqualTo(2);
    assertThat(story.run("guard status --override 1h").exitCode()).isEqualTo(2);
    assertThat(story.run("guard install --vendor codex").err())
        .contains("has no hook that could guard prompts");
    assertThat(story.run("guard install --vendor codex").exitCode()).isEqualTo(2);
    for (String line :
        List.of("guard --json", "guard --override off --json", "guard install -q .")) {
      assertThat(story.run(line).err()).as(line).contains(": only with status");
      assertThat(story.run(line).exitCode()).as(line).isEqualTo(2);
    }
    assertThat(story.run("guard --dry-run").err())
        .contains("argument --dry-run: only with install, uninstall");
    assertThat(story.run("guard status --dry-run").exitCode()).isEqualTo(2);
    assertThat(story.out("guard --override 1h --tz America/New_York")).endsWith(" EDT.\n");
  }
}
