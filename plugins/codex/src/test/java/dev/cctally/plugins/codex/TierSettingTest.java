package dev.cctally.plugins.codex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.model.SpeedTier;
import dev.cctally.testkit.TestHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TierSettingTest {
  @TempDir private Path home;

  private SpeedTier speed(TestHost host) {
    return new CodexVendor().defaultSpeed(host);
  }

  private void config(String folder, String text) throws IOException {
    Files.createDirectories(home.resolve(folder));
    Files.writeString(home.resolve(folder).resolve("config.toml"), text);
  }

  private SpeedTier speedWith(String config) throws IOException {
    config(".codex", config);
    return speed(TestHost.at(home));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "service_tier = \"fast\"",
        "  service_tier=\"fast\"  ",
        "service_tier = 'priority' # x",
        "service_tier = fast",
        "service_tier = 'fast",
        "\tservice_tier\t=\t\"fast\"\t",
        "[profiles.x]\nservice_tier = \"fast\"",
        "service_tier = \"fast#x\"",
        "service_tier = \"flex\"\nservice_tier = \"fast\"",
        "service_tier = \"fast\"\r\nmodel = \"gpt-5\"\r\n",
        "service_tier = \"fast\"\nservice_tier = \"flex\"",
      })
  void asksForFast(String config) throws IOException {
    assertThat(speedWith(config)).isEqualTo(SpeedTier.FAST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# service_tier = \"fast\"",
        "service_tier_override = \"fast\"",
        "service_tier = \"FAST\"",
        "service_tier = \"flex\"",
        "service_tier = \"standard\"",
        "service_tier = \"breakfast\"",
        "tui = { service_tier = \"fast\" }",
        "service_tier",
        "service_tier = ",
        "service_tier = \"",
        "service_tier = = fast",
        "\"service_tier\" = \"fast\"",
      })
  void doesNotAskForFast(String config) throws IOException {
    assertThat(speedWith(config)).isEqualTo(SpeedTier.STANDARD);
  }

  @Test
  void looksIntoEveryHomeEvenOneWithoutSessions() throws IOException {
    config("a", "model = \"gpt-5\"");
    config("b", "service_tier = \"fast\"");
    Files.createDirectories(home.resolve("a/sessions"));
    TestHost host = TestHost.at(home);

    assertThat(speed(host.withVariable("CODEX_HOME", "~/a,~/b"))).isEqualTo(SpeedTier.FAST);
    assertThat(speed(host.withVariable("CODEX_HOME", "~/a"))).isEqualTo(SpeedTier.STANDARD);
    assertThat(speed(host)).isEqualTo(SpeedTier.STANDARD);
  }

  @Test
  void whatCannotBeReadDoesNotAsk() throws IOException {
    Files.createDirectories(home.resolve(".codex/config.toml"));

    assertThat(speed(TestHost.at(home))).isEqualTo(SpeedTier.STANDARD);
  }

  @Test
  void bytesThatAreNoTextDoNotHideALine() throws IOException {
    Files.createDirectories(home.resolve(".codex"));
    Files.write(
        home.resolve(".codex/config.toml"),
        "name = \"\u00e9\"\nservice_tier = \"fast\"\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(speed(TestHost.at(home))).isEqualTo(SpeedTier.FAST);
  }
}
