package dev.cctally.cli;

import static dev.cctally.cli.JsonDifference.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.plugins.claude.ClaudeVendor;
import dev.cctally.plugins.codex.CodexVendor;
import dev.cctally.plugins.linux.NotifySend;
import dev.cctally.plugins.macos.NotificationCenter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema of the configuration and its page say what the command says. */
final class ConfigSchemaTest {
  private static final String SCHEMA = "../config.schema";

  @TempDir private Path folder;
  private WholeProgram program;
  private Path file;

  @BeforeEach
  void machine() throws IOException {
    program =
        new WholeProgram(Files.createDirectories(folder.resolve("home")), folder.resolve("data"));
    file = program.data.resolve("config.json");
    program.plugins =
        () ->
            new ClassPathPlugins(new ClaudeVendor())
                .add(new CodexVendor(), ReportShape.INCLUSIVE_INPUT, Map.of())
                .add(new NotificationCenter())
                .add(new NotifySend());
  }

  private String ok(String... args) {
    WholeProgram.Result result = program.run(args);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }

  @Test
  void theSchemaIsWellFormedAndExplained() {
    String text = Schemas.text(SCHEMA);
    assertThat(Schemas.problemsOfSchema(text)).isEmpty();
    assertThat(object(JsonDifference.parse(text)).get("$schema"))
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
  }

  @Test
  void theSchemaTellsTheDefaults() throws IOException {
    String defaults = ok("config", "get", "--json");
    assertThat(Schemas.problems(SCHEMA, defaults)).isEmpty();
    Files.createDirectories(program.data);
    Files.writeString(file, defaults);
    assertThat(ok("config", "validate")).endsWith(": no errors, no warnings\n");
    same(object(JsonDifference.parse(defaults)), "$");
  }

  /** Compares each value with the default the schema states at its place. */
  private static void same(Map<?, ?> values, String path) {
    values.forEach((name, value) -> {
      String here = path + "." + name;
      if (value instanceof Map<?, ?> map && !map.isEmpty()) {
        same(map, here);
      } else if (!here.startsWith("$.budget.vendors")) {
        Map<?, ?> node = node(here);
        assertThat(node.containsKey("default")).as(here).isTrue();
        Object stated = node.get("default");
        assertThat(stated).as(here).isEqualTo(value);
      }
    });
  }

  private static Map<?, ?> node(String path) {
    Map<?, ?> root = object(JsonDifference.parse(Schemas.text(SCHEMA)));
    Map<?, ?> node = root;
    for (String name : path.substring(2).split("\\.")) {
      Object named = node.get("properties") instanceof Map<?, ?> map ? map.get(name) : null;
      node = object(named == null ? node.get("additionalProperties") : named);
      if (node.get("$ref") instanceof String ref && !node.containsKey("default")) {
        node = object(object(root.get("$defs")).get(ref.substring("#/$defs/".length())));
      }
    }
    return node;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "display.tz | utc",
        "display.tz | America/Argentina/Buenos_Aires",
        "display.tz | Etc/GMT+12",
        "alerts.enabled | on",
        "alerts.projected_enabled | on",
        "alerts.notifier | osascript",
        "alerts.notifier | none",
        "alerts.command_template | [\"a\", \"\"]",
        "alerts.command_template | null",
        "alerts.weekly_thresholds | 1,100",
        "alerts.five_hour_thresholds | 50",
        "dashboard.bind | lan",
        "dashboard.bind | ::1",
        "dashboard.expose_transcripts | yes",
        "update.check.enabled | no",
        "update.check.ttl_hours | 720",
        "statusline.visual_burn_rate | emoji",
        "statusline.cost_source | both",
        "statusline.cctally_extensions | off",
        "budget.weekly_usd | 0.01",
        "alerts.windows.codex_seven-day | 1,100",
        "budget.weekly_usd | 1e300",
        "budget.weekly_usd | null",
        "budget.alerts_enabled | no",
        "budget.alert_thresholds | ``",
        "budget.alert_thresholds | 100,1",
        "budget.projected_enabled | yes",
        "budget.period | calendar-month",
        "budget.projects | {\"/a\": 5}",
        "budget.project_alerts_enabled | yes",
        "budget.codex | {\"amount_usd\": 5, \"period\": \"calendar-week\"}",
        "budget.codex | null",
        "budget.codex.amount_usd | 1e-9",
        "budget.guard.enabled | yes",
        "budget.guard.at_percent | 1000",
        "budget.guard.projects | no",
        "collector.week_start | sunday",
      })
  void theSchemaAcceptsWhatTheCommandWrites(String key, String value) throws IOException {
    ok("config", "set", key, value);

    assertThat(Schemas.problems(SCHEMA, Files.readString(file))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"display\": 5}",
        "{\"display\": {\"tz\": 5}}",
        "{\"display\": {\"tz\": \"GMT\"}}",
        "{\"alerts\": []}",
        "{\"alerts\": {\"enabled\": 1}}",
        "{\"alerts\": {\"projected_enabled\": null}}",
        "{\"alerts\": {\"notifier\": \"\"}}",
        "{\"alerts\": {\"notifier\": \"command\"}}",
        "{\"alerts\": {\"notifier\": \"command\", \"command_template\": null}}",
        "{\"alerts\": {\"command_template\": []}}",
        "{\"alerts\": {\"command_template\": [\" \"]}}",
        "{\"alerts\": {\"command_template\": [\"a\", 3]}}",
        "{\"alerts\": {\"weekly_thresholds\": []}}",
        "{\"alerts\": {\"weekly_thresholds\": [90, 90]}}",
        "{\"alerts\": {\"five_hour_thresholds\": [0]}}",
        "{\"alerts\": {\"windows\": {\"codex_week\": [101]}}}",
        "{\"alerts\": {\"notifier_settings\": {\"x\": 1}}}",
        "{\"dashboard\": {\"bind\": \"\"}}",
        "{\"dashboard\": {\"bind\": \"[::1]\"}}",
        "{\"dashboard\": {\"bind\": \"a b\"}}",
        "{\"dashboard\": {\"expose_transcripts\": \"maybe\"}}",
        "{\"update\": {\"check\": 1}}",
        "{\"update\": {\"check\": {\"enabled\": \"false\"}}}",
        "{\"update\": {\"check\": {\"ttl_hours\": 0}}}",
        "{\"update\": {\"check\": {\"ttl_hours\": \"721\"}}}",
        "{\"statusline\": {\"cost_source\": \"ccusage\"}}",
        "{\"statusline\": {\"visual_burn_rate\": \"EMOJI\"}}",
        "{\"statusline\": {\"cctally_extensions\": 1}}",
        "{\"budget\": 5}",
        "{\"budget\": {\"weekly_usd\": 0}}",
        "{\"budget\": {\"weekly_usd\": \"300\"}}",
        "{\"budget\": {\"alerts_enabled\": null}}",
        "{\"budget\": {\"alert_thresholds\": [101]}}",
        "{\"budget\": {\"period\": \"week\"}}",
        "{\"budget\": {\"projects\": []}}",
        "{\"budget\": {\"projects\": {\"/a\": 0}}}",
        "{\"budget\": {\"codex\": 5}}",
        "{\"budget\": {\"codex\": {}}}",
        "{\"budget\": {\"codex\": {\"amount_usd\": 1, \"period\": \"subscription-week\"}}}",
        "{\"budget\": {\"codex\": {\"amount_usd\": 1, \"projected_enabled\": 1}}}",
        "{\"budget\": {\"vendors\": []}}",
        "{\"collector\": {\"week_start\": \"funday\"}}",
        "{\"oauth_usage\": {\"throttle_seconds\": 1}}",
        "{\"oauth_usage\": {\"user_agent\": \" \"}}",
        "{\"oauth_usage\": []}",
        "{\"cache_report\": {\"anomaly_threshold_pp\": 0}}",
        "{\"pricing\": {\"overrides\": {\"models\": [{\"vendor\": \"x\", \"model\": \"y\"}]}}}",
        "{\"plugins\": {\"disabled\": 7}}",
        "{\"plugins\": {\"enabled_user\": [7]}}",
      })
  void theSchemaAndTheCommandRefuseTheSame(String text) throws IOException {
    Files.createDirectories(program.data);
    Files.writeString(file, text);

    assertThat(Schemas.problems(SCHEMA, text)).isNotEmpty();
    assertThat(program.run("config", "validate").exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$schema\": \"x\"}",
        "{\"display\": {\"tz\": \" UTC \"}, \"collector\": {\"week_start\": \" Sunday \"}}",
        "{\"dashboard\": {\"expose_transcripts\": \" YES \"}}",
        "{\"update\": {\"check\": {\"ttl_hours\": \" 48 \"}}}",
        "{\"alerts\": {\"windows\": {\"codex_week\": [1, 2]}}}",
        "{\"alerts\": {\"notifier\": \"command\", \"command_template\": [\"a\"]}}",
        "{\"alerts\": {\"notifier_settings\": {\"x\": {\"url\": \"u\", \"n\": 1, \"b\": true}}}}",
        "{\"budget\": {\"alert_thresholds\": [100, 5, 5], \"weekly_usd\": 1e3}}",
        "{\"budget\": {\"vendors\": null, \"codex\": null}}",
        "{\"oauth_usage\": null, \"pricing\": {\"overrides\": null}, \"share\": {\"presets\": []}}",
        "{\"oauth_usage\": {\"throttle_seconds\": 600, \"user_agent\": \"x\"}}",
      })
  void theSchemaAndTheCommandAcceptTheSame(String text) throws IOException {
    Files.createDirectories(program.data);
    Files.writeString(file, text);

    assertThat(Schemas.problems(SCHEMA, text)).isEmpty();
    assertThat(ok("config", "validate")).endsWith(": no errors, no warnings\n");
  }

  @Test
  void thePageListsEverySettingWithItsDefault() throws IOException {
    List<String> page = Files.readAllLines(Path.of("..", "docs", "commands", "config.md"));
    for (String line : ok("config", "get").lines().toList()) {
      String key = line.substring(0, line.indexOf('='));
      String value = line.substring(line.indexOf('=') + 1);
      String row = row(page, key);
      assertThat(row).as(key).isNotNull();
      assertThat(row).as(key).contains(value.isEmpty() ? "| nothing |" : "| `" + value + "` |");
    }
  }

  private static @Nullable String row(List<String> page, String key) {
    return page.stream()
        .filter(line -> line.startsWith("| `" + key + "` |"))
        .findFirst()
        .orElse(null);
  }

  @Test
  void notifiersOfEverySystemAreAccepted() {
    // in the order of their plugins' ids, which are others here
    WholeProgram.Result result = program.run("config", "set", "alerts.notifier", "bogus");

    assertThat(result.err())
        .isEqualTo(
            "cctally: alerts config error: alerts.notifier must be one of ['auto', 'notify-send',"
                + " 'osascript', 'command', 'none'], got 'bogus'\n");
  }
}
