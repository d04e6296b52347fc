package dev.cctally.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.cctally.cli.console.Processes;
import dev.cctally.cli.console.SystemProcesses;
import dev.cctally.cli.fake.CommandHarness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CompletionTest {
  private final CommandHarness harness = new CommandHarness();

  private static Processes.Result run(String input, String... command)
      throws IOException, InterruptedException {
    return new SystemProcesses().run(List.of(command), input.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean installed(String shell) throws InterruptedException {
    try {
      return run("", shell, "-c", "exit 0").exitCode() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void printsAScriptTheShellCanRead(String shell) throws IOException, InterruptedException {
    CommandHarness.Result result = harness.run("completion", shell);
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assumeThat(installed(shell)).as(shell + " is not installed").isTrue();
    Processes.Result checked = run(result.out(), shell, "-n", "/dev/stdin");
    assertThat(new String(checked.err(), StandardCharsets.UTF_8)).isEmpty();
    assertThat(checked.exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void knowsEveryCommandAndVisibleOption(String shell) {
    String script = harness.run("completion", shell).out();
    String dashes = shell.equals("fish") ? "-l " : "--";
    assertThat(script)
        .contains("daily", "monthly", "session", "claude", "goose", "cache-sync", "demo")
        .contains(
            dashes + "breakdown", dashes + "project-aliases", dashes + "rebuild", dashes + "jq")
        .doesNotContain("single-thread"); // hidden
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cctally d                    | daily diff demo db
          cctally goose                | goose
          cctally goose m              | monthly
          cctally ran                  | range-cost
          cctally cache                | cache-report cache-sync
          cctally cache-report --sort  | --sort
          cctally cache-report --sort a | anomaly
          cctally claude ca            | cache-report
          cctally range-cost --to      | --total-only
          cctally claude daily --jso   | --json
          cctally daily --ord          | --order
          cctally daily --order d      | desc
          cctally daily -o a           | asc
          cctally daily --no-c         | --no-cost
          cctally monthly --inst       |
          cctally cache-sync --re      | --rebuild
          cctally completion f         | fish
          cctally daily --json --break | --breakdown
          cctally daily --last 7 --com | --compact
          cctally --vers               | --version
          cctally demo s               | session
          cctally pl                   | plugins
          cctally plugins in           | info install
          cctally plugins install --sh | --sha256
          cctally --no-user-plugins pl | plugins
          cctally budget s             | set
          cctally budget u             | unset
          cctally budget set 5 --period m | month
          cctally budget --period cal  | calendar-week calendar-month
          cctally config get alerts.no | alerts.notifier
          cctally config unset display | display.tz
          cctally config set statusline.co | statusline.cost_source
          cctally config set statusline.cost_source c | cctally cc
          cctally config set alerts.enabled t | true
          cctally config set display.tz u |
          cctally config get alerts.enabled t |
          cctally alerts test --axis pro | projected project-budget
          cctally alerts history --axis b | budget
          cctally alerts simulate --axis b | budget
          cctally alerts test --metric b | budget_usd
          cctally guard s | status
          cctally claude guard un | uninstall
          """)
  void completesInBash(String line, String words) throws IOException, InterruptedException {
    assumeThat(installed("bash")).as("bash is not installed").isTrue();
    String[] typed = line.strip().split(" ");
    StringBuilder script = new StringBuilder(harness.run("completion", "bash").out());
    script.append("COMP_WORDS=(");
    for (String word : typed) {
      script.append(" '").append(word).append('\'');
    }
    script.append(" )\nCOMP_CWORD=").append(typed.length - 1);
    script.append("\n_cctally\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n");
    Processes.Result result = run(script.toString(), "bash", "-s");
    assertThat(new String(result.err(), StandardCharsets.UTF_8)).isEmpty();
    List<String> expected = words == null ? List.of("") : Arrays.asList(words.split(" "));
    List<String> actual = new String(result.out(), StandardCharsets.UTF_8).lines().toList();
    assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cctally d               | daily diff demo db
          cctally goose m         | monthly
          cctally cache-report --sort a | anomaly
          cctally claude daily --o| --open --order --output
          cctally daily --order d | desc
          cctally cache-sync --re | --rebuild
          cctally completion f    | fish
          cctally demo m          | monthly
          cctally plugins en      | enable
          cctally budget u        | unset
          cctally config set alerts.en | alerts.enabled
          cctally config set statusline.cost_source c | cc cctally
          cctally config set alerts.enabled f | false
          cctally config set alerts.enabled no |
          cctally config get alerts.not | alerts.notifier
          cctally alerts test --axis proje | projected project-budget
          """)
  void completesInFish(String line, String words) throws IOException, InterruptedException {
    assumeThat(installed("fish")).as("fish is not installed").isTrue();
    String script =
        harness.run("completion", "fish").out() + "complete -C '" + line.strip() + "'\n";
    Processes.Result result = run(script, "fish", "--no-config");
    assertThat(new String(result.err(), StandardCharsets.UTF_8)).isEmpty();
    assertThat(new String(result.out(), StandardCharsets.UTF_8).lines())
        .map(completion -> completion.split("\t")[0])
        .containsExactlyInAnyOrder(words == null ? new String[0] : words.split(" "));
  }

  /** What zsh would offer, told by what it is asked to add. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          config set alerts.enabled | true false
          config set statusline.cost_source | auto cctally cc both
          config set display.tz |
          """)
  void completesTheSecondArgumentInZsh(String line, String words)
      throws IOException, InterruptedException {
    assumeThat(installed("zsh")).as("zsh is not installed").isTrue();
    String script =
        "compdef() { }\n_arguments() { line=(alerts.enabled); line[1]=$KEY; return 1 }\n"
            + "compadd() { shift; print -r -- \"$*\" }\n"
            + harness.run("completion", "zsh").out()
            + "\nKEY="
            + line.substring(line.lastIndexOf(' ') + 1)
            + "\n_cctally_config_set\n";
    Processes.Result result = run(script, "zsh", "-f", "-s");
    assertThat(new String(result.err(), StandardCharsets.UTF_8)).isEmpty();
    assertThat(new String(result.out(), StandardCharsets.UTF_8).strip())
        .isEqualTo(words == null ? "" : words);
  }

  @Test
  void isStatic() {
    for (String shell : List.of("bash", "zsh", "fish")) {
      assertThat(harness.run("completion", shell).out()).doesNotContain("$(cctally", "java");
    }
  }
}
