package dev.cctally.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.console.Terminal;
import dev.cctally.cli.fake.CommandHarness;
import dev.cctally.cli.fake.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class HelpTest {
  private final CommandHarness harness = new CommandHarness();

  @Test
  void explainsTheProgramAndItsCommands() throws IOException {
    harness.variables.put("COLUMNS", "80");
    Golden.check("help.txt", harness.run("--help").out());
    Golden.check("help-daily.txt", harness.run("daily", "--help").out());
    Golden.check("help-claude.txt", harness.run("claude", "-h").out());
    Golden.check("help-cache-sync.txt", harness.run("cache-sync", "--help").out());
    Golden.check("help-demo.txt", harness.run("demo", "--help").out());
    Golden.check("help-cache-report.txt", harness.run("cache-report", "--help").out());
    Golden.check("help-range-cost.txt", harness.run("range-cost", "--help").out());
    Golden.check("help-project.txt", harness.run("project", "--help").out());
    Golden.check("help-diff.txt", harness.run("diff", "--help").out());
    Golden.check("help-completion.txt", harness.run("completion", "--help").out());
  }

  @Test
  void coloursHelpOnATerminalOnly() {
    assertThat(harness.run("--help").out()).doesNotContain("\u001b");
    harness.terminal = new Terminal(true, true, 80, StandardCharsets.UTF_8);
    assertThat(harness.run("--help").out()).contains("\u001b[1m");
    harness.variables.put("NO_COLOR", "");
    assertThat(harness.run("--help").out()).doesNotContain("\u001b");
  }

  @Test
  void tellsTheVersionInOneLine() {
    assertThat(harness.run("--version").out()).matches("cctally \\d+\\.\\d+\\.\\d+\n");
    assertThat(harness.run("-v", "daily").out()).isEqualTo(harness.run("--version").out());
  }

  @Test
  void tellsADevelopmentBuildWhereItsDataLies() {
    harness.installed = false;
    String data = harness.platform.dataDirectory().toString();
    assertThat(harness.run("-v").out()).endsWith(" (dev — " + data + ")\n");
    harness.variables.put("CCTALLY_DATA_DIR", "/elsewhere");
    assertThat(harness.run("-v").out())
        .endsWith(" (dev checkout, custom data dir — " + data + ")\n");
  }
}
