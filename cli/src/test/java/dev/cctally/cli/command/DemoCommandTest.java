package dev.cctally.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.fake.CommandHarness;
import dev.cctally.cli.fake.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class DemoCommandTest {
  private final CommandHarness harness = new CommandHarness();

  @Test
  void showsADailyReportOfMadeUpDataAndLeavesNothingBehind() {
    boolean[] written = {false};
    harness.platform.progress =
        sink -> written[0] = Files.exists(harness.lastHost.home().resolve("sample.jsonl"));
    harness.platform.buckets = granularity -> Samples.daily();
    CommandHarness.Result result = harness.run("demo");
    assertThat(result.exitCode()).isZero();
    assertThat(written[0]).isTrue();
    assertThat(result.out()).contains("Claude Code Token Usage Report - Daily");
    assertThat(result.err())
        .startsWith("This is made-up data in a temporary folder.")
        .endsWith("To see your own: cctally daily\n");
    assertThat(harness.lastHost.home()).doesNotExist();
  }

  @Test
  void neverSeesTheRealHomeOrItsVariables() {
    harness.variables.put("CLAUDE_CONFIG_DIR", "/home/ada/real");
    harness.variables.put("CCTALLY_DATA_DIR", "/home/ada/data");
    harness.variables.put("XDG_DATA_HOME", "/home/ada/xdg");
    harness.variables.put("COLUMNS", "100");
    harness.run("demo", "monthly", "--json");
    Path home = harness.lastHost.home();
    assertThat(home).isNotEqualTo(Path.of("/home/ada"));
    // Paths that are typed on the command line mean what they mean outside.
    assertThat(harness.lastHost.workingDirectory()).isEqualTo(Path.of("/home/ada"));
    assertThat(harness.lastHost.environment())
        .containsEntry("COLUMNS", "100")
        .containsEntry("HOME", home.toString())
        .doesNotContainKeys("CLAUDE_CONFIG_DIR", "XDG_DATA_HOME");
    assertThat(Path.of(harness.lastHost.environment().get("CCTALLY_DATA_DIR"))).startsWithRaw(home);
  }

  @Test
  void runsTheReportItIsAskedForWithItsOptions() {
    CommandHarness.Result result = harness.run("demo", "session", "--json");
    assertThat(result.out()).contains("\"sessions\": []");
    assertThat(result.err()).endsWith("To see your own: cctally session --json\n");
  }

  @Test
  void failsAsTheReportDoesAndCleansUp() {
    CommandHarness.Result result = harness.run("demo", "daily", "--frob");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("unrecognized arguments: --frob").doesNotContain("your own");
    assertThat(harness.lastHost.home()).doesNotExist();
  }

  @Test
  void saysWhySamplesCouldNotBeWritten() {
    harness.platform.plugins.callFailure = "No space left on device";
    CommandHarness.Result result = harness.run("demo");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("No space left on device\n")
        .contains("Error: the sample logs could not be written to the temporary folder ");
  }

  @Test
  void saysThatNoPluginHasSamples() {
    harness.platform.plugins.vendors.clear();
    CommandHarness.Result result = harness.run("demo");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo(
            "Error: no installed plugin offers sample logs; see your own with `cctally daily`\n");
  }
}
