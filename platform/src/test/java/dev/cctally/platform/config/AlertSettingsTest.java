package dev.cctally.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AlertSettingsTest {
  @TempDir Path folder;

  @Test
  void isReadWithTheRestOfTheConfiguration() throws IOException {
    Files.writeString(
        folder.resolve(ConfigurationFile.NAME),
        """
        {"alerts": {"enabled": true, "projected_enabled": true, "weekly_thresholds": [50, 80],
          "five_hour_thresholds": [1, 100], "notifier": " notify-send ",
          "command_template": ["say", "{title}", ""],
          "windows": {"acme-code_weekly": [70]},
          "notifier_settings": {"bell": {"url": "http://x", "times": 3, "loud": true, "no": null}}}, "display": {"tz": "utc"}}
        """);

    Configuration configuration = ConfigurationFile.load(folder);
    AlertSettings alerts = configuration.alerts();

    assertThat(alerts)
        .isEqualTo(
            new AlertSettings(
                true,
                true,
                Map.of(
                    "weekly", List.of(50, 80),
                    "five_hour", List.of(1, 100),
                    "acme-code_weekly", List.of(70)),
                "notify-send",
                List.of("say", "{title}", ""),
                Map.of("bell", Map.of("url", "http://x", "times", "3", "loud", "true")),
                Map.of(),
                List.of()));
    assertThat(alerts.thresholds("acme-code_weekly")).containsExactly(70);
    assertThat(alerts.thresholds("acme-code_monthly")).containsExactly(90, 95);
    assertThat(configuration.displayTz()).isEqualTo("utc");
    assertThat(configuration.warnings()).isEmpty();
  }

  @Test
  void hasDefaultsForWhatIsNotSet() {
    assertThat(of("{}")).isEqualTo(AlertSettings.DEFAULTS);
    assertThat(of("{\"command_template\": null}")).isEqualTo(AlertSettings.DEFAULTS);
    assertThat(AlertSettings.DEFAULTS.thresholds("weekly")).containsExactly(90, 95);
    assertThat(AlertSettings.DEFAULTS.problem()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "[1]|alerts must be an object",
        "null|alerts must be an object",
        "{\"enabled\": 1}|alerts.enabled must be a JSON boolean, got int: 1",
        "{\"enabled\": null}|alerts.enabled must be a JSON boolean, got null",
        "{\"enabled\": \"yes\"}|alerts.enabled must be a JSON boolean, got str: 'yes'",
        "{\"projected_enabled\": 1.5}|alerts.projected_enabled must be a JSON boolean, got float:"
            + " 1.5",
        "{\"weekly_thresholds\": 90}|alerts.weekly_thresholds must be a list of integers",
        "{\"weekly_thresholds\": []}|alerts.weekly_thresholds must not be empty (disable alerts via"
            + " alerts.enabled=false)",
        "{\"weekly_thresholds\": [95, 90]}|alerts.weekly_thresholds must be strictly increasing,"
            + " got 95 then 90",
        "{\"weekly_thresholds\": [90, 90]}|alerts.weekly_thresholds contains duplicate value 90",
        "{\"five_hour_thresholds\": [0, 5]}|alerts.five_hour_thresholds items must be in [1, 100],"
            + " got 0",
        "{\"five_hour_thresholds\": [-5]}|alerts.five_hour_thresholds items must be in [1, 100],"
            + " got -5",
        "{\"five_hour_thresholds\": [99999999999]}|alerts.five_hour_thresholds items must be in [1,"
            + " 100], got 99999999999",
        "{\"five_hour_thresholds\": [101]}|alerts.five_hour_thresholds items must be in [1, 100],"
            + " got 101",
        "{\"five_hour_thresholds\": [90.0]}|alerts.five_hour_thresholds items must be integers, got"
            + " float: 90.0",
        "{\"five_hour_thresholds\": [true]}|alerts.five_hour_thresholds items must be integers, got"
            + " bool: true",
        "{\"windows\": {\"acme_weekly\": [9e1]}}|alerts.windows.acme_weekly items must be integers,"
            + " got float: 9e1",
        "{\"windows\": []}|alerts.windows must be an object, got list",
        "{\"notifier_settings\": []}|alerts.notifier_settings must be an object, got list",
        "{\"notifier_settings\": {\"bell\": \"x\"}}|alerts.notifier_settings.bell must be an"
            + " object, got str: 'x'",
        "{\"notifier_settings\": {\"bell\": {\"url\": []}}}|alerts.notifier_settings.bell.url must"
            + " be a text, a number or a boolean, got list",
        "{\"notifier\": 3}|alerts.notifier must be a string, got int: 3",
        "{\"notifier\": \" \"}|alerts.notifier must not be empty",
        "{\"notifier\": \"command\"}|alerts.notifier='command' requires alerts.command_template to"
            + " be set",
        "{\"command_template\": \"say\"}|alerts.command_template must be null or a non-empty list"
            + " of strings",
        "{\"command_template\": []}|alerts.command_template must be null or a non-empty list of"
            + " strings",
        "{\"command_template\": [\"say\", 3]}|alerts.command_template elements must be strings, got"
            + " int: 3",
        "{\"command_template\": [\"say\", \"a\\u0000b\"]}|alerts.command_template elements must not"
            + " contain a NUL byte",
        "{\"command_template\": [\" \", \"x\"]}|alerts.command_template[0] (the program) must not"
            + " be empty/whitespace",
      })
  void saysWhatIsWrong(String json, String problem) {
    AlertSettings alerts = of(json);

    assertThat(alerts.problem()).isEqualTo(problem);
    assertThat(alerts.problems()).hasSize(1);
  }

  @Test
  void keepsWhatIsInOrderBesideWhatIsNot() {
    AlertSettings alerts =
        of(
            """
            {"command_template": ["say"], "windows": {"a1_w": [3], "b2_w": "x"}, "notifier": "x-1",
             "weekly_thresholds": [9, 1], "five_hour_thresholds": [7], "enabled": true}
            """);

    assertThat(alerts.commandTemplate()).containsExactly("say");
    assertThat(alerts.notifier()).isEqualTo("x-1");
    assertThat(alerts.enabled()).isTrue();
    assertThat(alerts.thresholds("weekly")).isEqualTo(AlertSettings.DEFAULT_THRESHOLDS);
    assertThat(alerts.thresholds("five_hour")).containsExactly(7);
    assertThat(alerts.thresholds("a1_w")).containsExactly(3);
    assertThat(alerts.problems().keySet()).containsExactly("weekly_thresholds", "windows.b2_w");
  }

  @Test
  void doesNotShowSecrets() {
    AlertSettings alerts =
        of(
            """
            {"command_template": ["curl", "s3cret"], "notifier_settings": {"x1": {"key": "s3cret"}}}
            """);

    assertThat(alerts.toString()).doesNotContain("s3cret");
  }

  @Test
  void takesTheLastOfTwo() {
    AlertSettings alerts =
        of("{\"enabled\": 3, \"enabled\": true, \"notifier\": \"none\", \"notifier\": 1}");

    assertThat(alerts.enabled()).isTrue();
    assertThat(alerts.notifier()).isEqualTo("auto");
    assertThat(alerts.problems().keySet()).containsExactly("notifier");
  }

  @Test
  void warnsOfWhatNobodyKnows() {
    AlertSettings alerts = of("{\"zip\": {\"a\": []}, \"windows\": {\"Zap\": [1]}}");

    assertThat(alerts.problems()).isEmpty();
    assertThat(alerts.warnings())
        .containsExactly(
            "warning: ignoring unknown alerts config key: zip",
            "warning: ignoring unknown alerts config key: windows.Zap");
  }

  @Test
  void knowsWhatANotifierMayBe() {
    List<String> installed = List.of("bell", "flag");

    assertThat(AlertSettings.notifierProblem("flag", installed)).isNull();
    assertThat(AlertSettings.notifierProblem("command", installed)).isNull();
    assertThat(AlertSettings.notifierProblem("bogus", installed))
        .isEqualTo(
            "alerts.notifier must be one of ['auto', 'bell', 'flag', 'command', 'none'], got"
                + " 'bogus'");
  }

  private static AlertSettings of(String json) {
    return AlertSettings.of(json.getBytes(StandardCharsets.UTF_8));
  }
}
