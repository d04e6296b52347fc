package dev.cctally.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.fake.CommandHarness;
import dev.cctally.cli.fake.FakePlatform;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class MisuseTest {
  private final CommandHarness harness = new CommandHarness();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
"""
          ''                             | cctally: error: a subcommand is required (try `cctally --help`)
          --frob                         | cctally: error: unrecognized arguments: --frob
          frob                           | cctally: error: argument <command>: invalid choice: 'frob' (choose from daily, monthly, weekly, session, cache-report, range-cost, project, diff, blocks, statusline, explain, record-usage, forecast, five-hour-blocks, five-hour-breakdown, report, percent-breakdown, sync-week, refresh-usage, guard, claude, goose, budget, cache-sync, demo, completion, alerts, config, plugins, db)
          dialy                          | cctally: error: argument <command>: invalid choice: 'dialy' (choose from daily, monthly, weekly, session, cache-report, range-cost, project, diff, blocks, statusline, explain, record-usage, forecast, five-hour-blocks, five-hour-breakdown, report, percent-breakdown, sync-week, refresh-usage, guard, claude, goose, budget, cache-sync, demo, completion, alerts, config, plugins, db); did you mean 'daily'?
          claude                         | cctally claude: error: the following arguments are required: <command>
          claude weakly                  | cctally claude: error: argument <command>: invalid choice: 'weakly' (choose from daily, monthly, weekly, session, cache-report, range-cost, project, diff, blocks, statusline, explain, record-usage, forecast, five-hour-blocks, five-hour-breakdown, report, percent-breakdown, sync-week, refresh-usage, guard); did you mean 'weekly'?
          claude --json                  | cctally claude: error: unrecognized arguments: --json
          daily --frob                   | cctally daily: error: unrecognized arguments: --frob
          daily extra words              | cctally daily: error: unrecognized arguments: extra words
          daily --version                | cctally daily: error: unrecognized arguments: --version
          monthly -i                     | cctally monthly: error: unrecognized arguments: -i
          monthly -p x                   | cctally monthly: error: unrecognized arguments: -p x
          session --last 3               | cctally session: error: unrecognized arguments: --last 3
          claude daily --frob            | cctally claude daily: error: unrecognized arguments: --frob
          daily --no                     | cctally daily: error: ambiguous option: --no could match --no-branding, --no-color, --no-cost, --no-offline
          daily --since                  | cctally daily: error: argument -s/--since: expected one argument
          daily --since --json           | cctally daily: error: argument -s/--since: expected one argument
          daily -o up                    | cctally daily: error: argument -o/--order: invalid choice: 'up' (choose from asc, desc)
          daily -m guess                 | cctally daily: error: argument -m/--mode: invalid choice: 'guess' (choose from auto, calculate, display)
          daily --debug-samples -1       | cctally daily: error: argument --debug-samples: must be >= 0, got -1
          daily --debug-samples many     | cctally daily: error: argument --debug-samples: invalid int value: 'many'
          daily --last 0                 | cctally daily: error: argument --last: must be >= 1, got 0
          daily --last week              | cctally daily: error: argument --last: invalid int value: 'week'
          daily --last 2 -s 2026-05-01   | cctally daily: error: argument --last: not allowed with argument -s/--since
          weekly                         | cctally weekly: error: the following arguments are required: --all or --vendor (choose from claude, goose)
          daily --vendor frob            | cctally daily: error: argument --vendor/--source: invalid choice: 'frob' (choose from claude, goose, all)
          daily --source=                | cctally daily: error: argument --vendor/--source: invalid choice: '' (choose from claude, goose, all)
          daily --vendor claude,frob     | cctally daily: error: argument --vendor/--source: invalid choice: 'frob' (choose from claude, goose, all)
          daily --vendor                 | cctally daily: error: argument --vendor/--source: expected one argument
          daily --source --json          | cctally daily: error: argument --vendor/--source: expected one argument
          daily --all --vendor goose     | cctally daily: error: argument --all: not allowed with argument --vendor/--source
          claude weekly -i               | cctally claude weekly: error: unrecognized arguments: -i
          claude weekly --last 0         | cctally claude weekly: error: argument --last: must be >= 1, got 0
          claude weekly --last 2 -s 2026-05-01 | cctally claude weekly: error: argument --last: not allowed with argument -s/--since
          claude weekly -j --format md   | cctally claude weekly: error: argument --json: not allowed with argument --format
          report --weeks many            | cctally report: error: argument --weeks: invalid int value: 'many'
          report --json --format html    | cctally report: error: argument --json: not allowed with argument --format
          report --vendor frob           | cctally report: error: argument --vendor/--source: invalid choice: 'frob' (choose from claude, goose)
          percent-breakdown --detail     | cctally percent-breakdown: error: unrecognized arguments: --detail
          sync-week -m guess             | cctally sync-week: error: argument -m/--mode: invalid choice: 'guess' (choose from auto, calculate, display)
          sync-week --tz utc             | cctally sync-week: error: unrecognized arguments: --tz utc
          daily --all -i                 | cctally daily: error: unrecognized arguments: -i (not with several vendors; 'cctally daily --all --help' lists what is)
          session --all -b               | cctally session: error: unrecognized arguments: -b (not with several vendors; 'cctally session --all --help' lists what is)
          claude daily --all             | cctally claude daily: error: unrecognized arguments: --all
          goose daily --vendor claude    | cctally goose daily: error: unrecognized arguments: --vendor claude
          goose session -b               | cctally goose session: error: unrecognized arguments: -b
          goose weekly --last 0          | cctally goose weekly: error: argument --last: must be >= 1, got 0
          goose daily --speed turbo      | cctally goose daily: error: argument --speed: invalid choice: 'turbo' (choose from 'auto', 'standard', 'fast')
          cache-sync --source frob       | cctally cache-sync: error: argument --source: invalid choice: 'frob' (choose from claude, goose, all)
          cache-sync --progress maybe    | cctally cache-sync: error: argument --progress: invalid choice: 'maybe' (choose from auto, never)
          cache-sync now                 | cctally cache-sync: error: unrecognized arguments: now
          completion                     | cctally completion: error: the following arguments are required: <shell>
          completion tcsh                | cctally completion: error: argument <shell>: invalid choice: 'tcsh' (choose from bash, zsh, fish)
""")
  void saysWhatIsWrongAndExitsWith2(String line, String message) {
    CommandHarness.Result result = line.isEmpty() ? harness.run() : harness.run(line.split(" "));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("usage: cctally").endsWith("\n" + message + "\n");
    assertThat(harness.platform.asked).doesNotContain("usage");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          daily --tz X               | 2 | cctally: argument --tz: invalid timezone 'X' -- expected 'local', 'utc', or an IANA name
          daily -z X                 | 2 | cctally: argument -z/--timezone: invalid timezone 'X' -- expected 'local', 'utc', or an IANA name
          daily --config missing.json| 2 | cctally: --config: file not found: missing.json
          daily -s X                 | 1 | Error: --since must be YYYY-MM-DD or YYYYMMDD format, got 'X'
          """)
  void passesOnWhatTheValuesAreToldOff(String line, int exitCode, String message) {
    CommandHarness.Result result = harness.run(line.strip().split(" "));
    assertThat(result).isEqualTo(new CommandHarness.Result(exitCode, "", message + "\n"));
    assertThat(harness.platform.asked).doesNotContain("usage");
  }

  @ParameterizedTest
  @EnumSource(ErrorKind.class)
  void mapsKindsOfFailureToExitCodes(ErrorKind kind) {
    harness.platform.failure = new AppException(kind, "it broke");
    CommandHarness.Result result = harness.run("daily");
    switch (kind) {
      case USAGE, DATA ->
          assertThat(result).isEqualTo(new CommandHarness.Result(2, "", "cctally: it broke\n"));
      case VALUE, EXTERNAL, INTERNAL ->
          assertThat(result).isEqualTo(new CommandHarness.Result(1, "", "Error: it broke\n"));
    }
  }

  @Test
  void showsTheStackOnlyToThoseWhoDebug() {
    harness.platform.failure = new IllegalStateException("unexpected");
    assertThat(harness.run("daily"))
        .isEqualTo(new CommandHarness.Result(1, "", "Error: unexpected\n"));
    harness.variables.put("CCTALLY_DEBUG", "1");
    assertThat(harness.run("daily").err())
        .startsWith("Error: unexpected\njava.lang.IllegalStateException: unexpected\n")
        .contains("\tat ");
  }

  @Test
  void namesAFailureThatHasNothingToSay() {
    harness.platform.failure = new IllegalStateException();
    assertThat(harness.run("daily").err()).isEqualTo("Error: java.lang.IllegalStateException\n");
  }

  @Test
  void isQuietIfTheReaderHasGone() {
    harness.out = failing("Broken pipe");
    assertThat(harness.run("daily")).isEqualTo(new CommandHarness.Result(0, "", ""));
  }

  @Test
  void saysThatOutputCouldNotBeWritten() {
    harness.out = failing("No space left on device");
    assertThat(harness.run("daily", "--json"))
        .isEqualTo(
            new CommandHarness.Result(
                1, "", "Error: cannot write to standard output: No space left on device\n"));
  }

  @Test
  void opensNothingForHelpAndVersion() {
    for (List<String> line :
        List.of(
            List.of("--help"),
            List.of("-h"),
            List.of("--vers"),
            List.of("daily", "--help"),
            List.of("claude", "-h"),
            List.of("cache-sync", "-h"))) {
      CommandHarness.Result result = harness.run(line.toArray(String[]::new));
      assertThat(result.exitCode()).isZero();
      assertThat(result.err()).isEmpty();
    }
    FakePlatform platform = harness.platform;
    assertThat(platform.asked).doesNotContain("usage");
    assertThat(platform.plugins.loaded).isEmpty();
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }
}
