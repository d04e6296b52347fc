package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.WholeProgram.Result;
import dev.cctally.cli.console.SystemProcesses;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.plugins.claude.ClaudeVendor;
import dev.cctally.plugins.codex.CodexVendor;
import dev.cctally.plugins.linux.NotifySend;
import dev.cctally.plugins.macos.NotificationCenter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alerts on their way to programs that are really started: scripts that note their arguments. */
@DisabledOnOs(OS.WINDOWS)
final class AlertsTestCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String RECORDER =
      """
      #!/bin/sh
      cat >"$NOTED.in"
      for argument in "$@"; do printf '%s\\0' "$argument"; done >"$NOTED.tmp"
      mv "$NOTED.tmp" "$NOTED"
      """;

  @TempDir private Path folder;
  private WholeProgram program;
  private Path noted;
  private Path bin;

  @BeforeEach
  void setUp() throws IOException {
    bin = Files.createDirectories(folder.resolve("bin"));
    noted = folder.resolve("noted");
    program = new WholeProgram(folder.resolve("home"), folder.resolve("data"));
    program.now = Instant.parse("2026-11-22T15:47:00Z");
    program.processes = new SystemProcesses();
    program.variables.put("PATH", bin + ":/usr/bin:/bin");
    program.variables.put("NOTED", noted.toString());
    program.plugins =
        () ->
            new ClassPathPlugins(new ClaudeVendor())
                .add(new CodexVendor(), ReportShape.INCLUSIVE_INPUT, Map.of())
                .add(new NotificationCenter())
                .add(new NotifySend());
  }

  private void script(String name) throws IOException {
    Path script = Files.writeString(bin.resolve(name), RECORDER);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void configure(String json) throws IOException {
    Files.createDirectories(program.data);
    Files.writeString(program.data.resolve("config.json"), json);
  }

  private Result test(String... options) {
    String[] words = new String[options.length + 2];
    words[0] = "alerts";
    words[1] = "test";
    System.arraycopy(options, 0, words, 2, options.length);
    return program.run(words);
  }

  /** What the script was called with; it runs by itself, so it may take a moment. */
  private List<String> arguments() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(noted) && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
    String text = Files.readString(noted);
    Files.delete(noted);
    assertThat(folder.resolve("noted.in")).isEmptyFile();
    return List.of(text.substring(0, text.length() - 1).split("\0", -1));
  }

  private List<String> log() throws IOException {
    return Files.readAllLines(program.data.resolve("logs/alerts.log"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --axis weekly|cctally - Weekly usage 95% reached|Week starting Mon, Nov 23|$1.23 spent so far - $0.01 per 1%
          --axis five-hour|cctally - 5h-block usage 95% reached|Block started 00:47|$1.23 spent in this block - current model: claude-sonnet-4-6
          --axis budget|cctally - budget|95% of budget|$285.00 of $300.00 (95% of budget)
          --axis project-budget|cctally - project budget|example-project - 95% of budget|Project example-project - $26.00 of $25.00 (104% of budget)
          --axis codex-budget|cctally - Codex budget|95% of Codex budget (this month)|Codex - $190.00 of $200.00 (95% of budget)
          --axis projected|cctally - projected to reach 95% this week|On current pace (projection)|Projected ~95% of cap by reset (week-average pace)
          --axis projected --metric budget_usd --threshold 100|cctally - projected to exceed budget|On current pace (projection) - 100% of budget|Projected $300.00 of $300.00 budget (week-average pace)
          --axis projected --metric codex_budget_usd --threshold 100|cctally - Codex projected to exceed budget|On current pace (projection) - 100% of Codex budget|Projected $200.00 of $200.00 Codex budget (period-average pace)
          --axis codex-five-hour|cctally - Codex usage (5 hours) 95% reached|Window started 00:47|$1.23 spent in this window - current model: example-model
          """)
  void sendsAnAlertOfEveryAxis(String options, String title, String subtitle, String body)
      throws Exception {
    script("tell");
    configure(
        """
        {"display": {"tz": "Asia/Tokyo"}, "alerts": {"command_template":
          ["tell", "{title}", "{subtitle}", "{body}", "{severity} {urgency} {axis} {threshold} <{metric}>"]}}
        """);
    boolean most = options.contains("100");
    Result result = test((most ? options : options + " --threshold 95").split(" "));

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .isEqualTo(
            """
            notifier: command
            Test alert dispatched (mode=test). Look where your notifications appear.
            """);
    List<String> arguments = arguments();
    assertThat(arguments.subList(0, 3)).containsExactly(title, subtitle, body);
    String metric =
        options.contains("--metric")
            ? options.replaceFirst(".*--metric (\\S+).*", "$1")
            : options.contains("projected") ? "weekly_pct" : "";
    assertThat(arguments.get(3))
        .startsWith(most ? "critical critical " : "warn normal ")
        .endsWith((most ? " 100 <" : " 95 <") + metric + ">");
    assertThat(log())
        .singleElement()
        .satisfies(line ->
            assertThat(line.split("\t", -1))
                .hasSize(7)
                .contains("2026-11-22T15:47:00Z", "test", "queued"));
  }

  @Test
  void callsNotifySend() throws Exception {
    script("notify-send");

    assertThat(test("--axis", "budget", "--threshold", "100").out())
        .startsWith("notifier: notify-send\n");
    assertThat(arguments())
        .containsExactly(
            "-u",
            "critical",
            "--",
            "cctally - budget",
            "100% of budget\n$300.00 of $300.00 (100% of budget)");
    assertThat(test("--threshold", "50").exitCode()).isZero();
    assertThat(arguments().subList(0, 3)).containsExactly("-u", "low", "--");
    assertThat(log())
        .containsExactly(
            "2026-11-22T15:47:00Z\tbudget\t100\t2026-11-01T00:00:00+00:00\ttest\tqueued\tcritical",
            "2026-11-22T15:47:00Z\tweekly\t50\t2026-11-22\ttest\tqueued\tinfo");
  }

  @Test
  void callsOsascript() throws Exception {
    script("osascript");
    program.operatingSystem = "macos";
    program.zone = ZoneId.of("America/New_York");

    Result result = test("--axis", "five-hour");

    assertThat(result.out()).startsWith("notifier: osascript\n");
    assertThat(arguments())
        .containsExactly(
            "-e",
            "display notification \"$1.23 spent in this block - current model: claude-sonnet-4-6\""
                + " with title \"cctally - 5h-block usage 90% reached\" subtitle"
                + " \"Block started 10:47\"");
    assertThat(log().getFirst()).contains("\t1795362420\t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {}|none|no_notifier:none|3
          {"notifier": "osascript"}|none|no_notifier:unavailable|3
          {"notifier": "notify-send"}|none|no_notifier:unavailable|3
          {"notifier": "never-heard-of"}|none|no_notifier:unavailable|3
          {"notifier": "none"}|none|no_notifier:none|3
          {"notifier": "command"}|none|no_notifier:none|3
          {"command_template": ["/nonexistent/prog"]}|command|spawn_error: FileNotFoundError: |1
          {"command_template": ["/"]}|command|spawn_error: PermissionError: |3
          {"command_template": ["./config.json"]}|command|spawn_error: PermissionError: |3
          """)
  void saysWhyItWasNotSent(String alerts, String notifier, String status, int exitCode)
      throws IOException {
    program.variables.put("PATH", bin.toString());
    Files.createDirectories(program.home);
    Files.writeString(program.home.resolve("config.json"), "");
    configure("{\"alerts\": " + alerts + "}");

    Result result = test();

    assertThat(result.out()).isEqualTo("notifier: " + notifier + "\n");
    assertThat(result.err().lines()).anyMatch(line -> line.startsWith("cctally: " + status));
    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(log()).singleElement().asString().contains("\ttest\t" + status);
  }

  @Test
  void failsOnDemandAsIfTheProgramWereNotThere() throws IOException {
    script("notify-send");
    program.variables.put("CCTALLY_TEST_POPEN_FACTORY", "raise_filenotfound");

    Result result = test();

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).startsWith("cctally: spawn_error: FileNotFoundError: ");
  }

  @Test
  void refusesWrongOptionsBeforeAnythingHappens() {
    for (String threshold : List.of("0", "101", "-5")) {
      Result result = test("--threshold=" + threshold);
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err())
          .isEqualTo("cctally: --threshold must be in [1, 100], got " + threshold + "\n");
      assertThat(result.out()).isEmpty();
    }
    assertThat(test("--threshold", "many").err()).contains("invalid int value: 'many'");
    assertThat(test("--axis", "five_hour").err())
        .contains(
            "argument --axis: invalid choice: 'five_hour' (choose from weekly, five-hour, budget,"
                + " project-budget, codex-budget, codex-seven-day, codex-five-hour, projected)");
    Result metric = test("--metric", "x");
    assertThat(metric.exitCode()).isEqualTo(2);
    assertThat(metric.err())
        .contains(
            "argument --metric: invalid choice: 'x' (choose from weekly_pct, budget_usd,"
                + " codex_budget_usd, codex_seven-day_pct)");
    assertThat(program.data.resolve("logs")).doesNotExist();
  }

  @Test
  void ignoresTheMetricOfOtherAxesAndWhetherAlertsAreOn() throws Exception {
    script("notify-send");
    configure("{\"alerts\": {\"enabled\": false, \"zip\": 1, \"weekly_thresholds\": [9, 1]}}");

    Result result = test("--axis", "budget", "--metric", "weekly_pct");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err())
        .isEqualTo(
            """
            warning: ignoring unknown alerts config key: zip
            warning: alerts.weekly_thresholds must be strictly increasing, got 9 then 1; using the default
            """);
    assertThat(arguments()).contains("cctally - budget");
  }

  @Test
  void isSentWithoutAnyVendor() throws Exception {
    script("notify-send");
    program.plugins = () -> new ClassPathPlugins().add(new NotifySend());

    assertThat(test().exitCode()).isZero();
    assertThat(arguments()).contains("cctally - alert", "axis=test threshold=90");
  }
}
