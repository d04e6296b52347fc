package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.fake.LogVendor;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.plugins.claude.ClaudeVendor;
import dev.cctally.plugins.codex.CodexVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code config} and the settings about budgets and alerts. */
final class ConfigBudgetTest {
  @TempDir private Path folder;
  private Path file;
  private WholeProgram program;

  @BeforeEach
  void machine() throws IOException {
    Path home = Files.createDirectories(folder.toRealPath().resolve("home"));
    program = new WholeProgram(home, folder.resolve("data"));
    file = program.data.resolve("config.json");
    program.plugins =
        () ->
            new ClassPathPlugins(new ClaudeVendor())
                .add(new CodexVendor(), ReportShape.INCLUSIVE_INPUT, Map.of())
                .add(LogVendor.billed(), ReportShape.GENERAL, Map.of());
  }

  private void write(String text) throws IOException {
    Files.createDirectories(program.data);
    Files.writeString(file, text);
  }

  private String ok(String... args) {
    WholeProgram.Result result = program.run(args);
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).isEmpty();
    return result.out();
  }

  private void refused(String message, String... args) {
    assertThat(program.run(args)).isEqualTo(new WholeProgram.Result(2, "", message + "\n"));
  }

  @Test
  void listsTheDefaultsInTheirOrder() {
    assertThat(ok("config", "get"))
        .isEqualTo(
            """
            display.tz=local
            alerts.enabled=false
            alerts.projected_enabled=false
            alerts.notifier=auto
            alerts.command_template=null
            dashboard.bind=loopback
            dashboard.expose_transcripts=false
            update.check.enabled=true
            update.check.ttl_hours=24
            statusline.visual_burn_rate=off
            statusline.cost_source=auto
            statusline.cctally_extensions=true
            budget.weekly_usd=
            budget.alerts_enabled=true
            budget.alert_thresholds=90,100
            budget.projected_enabled=false
            budget.period=subscription-week
            budget.projects={}
            budget.project_alerts_enabled=false
            budget.codex=null
            alerts.weekly_thresholds=90,95
            alerts.five_hour_thresholds=90,95
            alerts.windows.codex_five-hour=90,95
            alerts.windows.codex_seven-day=90,95
            budget.vendors.meter=null
            budget.codex.amount_usd=
            budget.codex.period=calendar-month
            budget.codex.alerts_enabled=false
            budget.codex.alert_thresholds=90,100
            budget.codex.projected_enabled=false
            budget.vendors.meter.amount_usd=
            budget.vendors.meter.period=calendar-week
            budget.vendors.meter.alerts_enabled=false
            budget.vendors.meter.alert_thresholds=90,100
            budget.vendors.meter.projected_enabled=false
            budget.guard.enabled=false
            budget.guard.at_percent=100
            budget.guard.projects=true
            collector.week_start=monday
            """);
    assertThat(program.data).doesNotExist();
  }

  @Test
  void listsTheDefaultsAsJson() {
    assertThat(ok("config", "get", "--json"))
        .isEqualTo(
            """
            {
              "display": {
                "tz": "local"
              },
              "alerts": {
                "enabled": false,
                "projected_enabled": false,
                "notifier": "auto",
                "command_template": null,
                "weekly_thresholds": [
                  90,
                  95
                ],
                "five_hour_thresholds": [
                  90,
                  95
                ],
                "windows": {
                  "codex_five-hour": [
                    90,
                    95
                  ],
                  "codex_seven-day": [
                    90,
                    95
                  ]
                }
              },
              "dashboard": {
                "bind": "loopback",
                "expose_transcripts": false
              },
              "update": {
                "check": {
                  "enabled": true,
                  "ttl_hours": 24
                }
              },
              "statusline": {
                "visual_burn_rate": "off",
                "cost_source": "auto",
                "cctally_extensions": true
              },
              "budget": {
                "weekly_usd": null,
                "alerts_enabled": true,
                "alert_thresholds": [
                  90,
                  100
                ],
                "projected_enabled": false,
                "period": "subscription-week",
                "projects": {},
                "project_alerts_enabled": false,
                "codex": null,
                "vendors": {
                  "meter": null
                },
                "guard": {
                  "enabled": false,
                  "at_percent": 100,
                  "projects": true
                }
              },
              "collector": {
                "week_start": "monday"
              }
            }
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "NONE",
      value = {
        "alerts.enabled | maybe | cctally: invalid boolean value for alerts.enabled: 'maybe'"
            + " (expected true!false!yes!no!1!0!on!off)",
        "alerts.projected_enabled | maybe | cctally: invalid boolean value for"
            + " alerts.projected_enabled: 'maybe' (expected true!false!yes!no!1!0!on!off)",
        "alerts.notifier | command | cctally: alerts config error: alerts.notifier='command'"
            + " requires alerts.command_template to be set",
        "alerts.command_template | [] | cctally: alerts config error: alerts.command_template must"
            + " be null or a non-empty list of strings",
        "alerts.command_template | {} | cctally: alerts config error: alerts.command_template must"
            + " be null or a non-empty list of strings",
        "alerts.command_template | [\"a\",3] | cctally: alerts config error:"
            + " alerts.command_template elements must be strings, got int: 3",
        "alerts.command_template | [\"a\\u0000\"] | cctally: alerts config error:"
            + " alerts.command_template elements must not contain a NUL byte",
        "alerts.command_template | [\" \",\"b\"] | cctally: alerts config error:"
            + " alerts.command_template[0] (the program) must not be empty/whitespace",
        "alerts.weekly_thresholds | 95,90 | cctally: alerts config error: alerts.weekly_thresholds"
            + " must be strictly increasing, got 95 then 90",
        "alerts.weekly_thresholds | 90,90 | cctally: alerts config error: alerts.weekly_thresholds"
            + " contains duplicate value 90",
        "alerts.five_hour_thresholds | 0 | cctally: alerts config error:"
            + " alerts.five_hour_thresholds items must be in [1, 100], got 0",
        "alerts.five_hour_thresholds | `` | cctally: alerts config error:"
            + " alerts.five_hour_thresholds must not be empty (disable alerts via"
            + " alerts.enabled=false)",
        "alerts.five_hour_thresholds | 90.0 | cctally: alerts config error:"
            + " alerts.five_hour_thresholds must be a comma-separated list of integers, got"
            + " '90.0'",
        "budget.weekly_usd | abc | cctally config: budget.weekly_usd must be a number or null, got"
            + " 'abc'",
        "budget.weekly_usd | 0 | cctally config: budget.weekly_usd must be a finite number > 0",
        "budget.weekly_usd | -5 | cctally config: budget.weekly_usd must be a finite number > 0",
        "budget.weekly_usd | -1e3 | cctally config: budget.weekly_usd must be a finite number > 0",
        "budget.weekly_usd | nan | cctally config: budget.weekly_usd must be a finite number > 0",
        "budget.weekly_usd | inf | cctally config: budget.weekly_usd must be a finite number > 0",
        "budget.weekly_usd | 1e400 | cctally config: budget.weekly_usd must be a finite number >"
            + " 0",
        "budget.weekly_usd | 1e-400 | cctally config: budget.weekly_usd must be a finite number >"
            + " 0",
        "budget.alerts_enabled | maybe | cctally config: budget.alerts_enabled must be a boolean,"
            + " got 'maybe'",
        "budget.projected_enabled | 2 | cctally config: budget.projected_enabled must be a"
            + " boolean, got '2'",
        "budget.project_alerts_enabled | x | cctally config: budget.project_alerts_enabled must be"
            + " a boolean, got 'x'",
        "budget.alert_thresholds | 9.5 | cctally config: budget.alert_thresholds must be a"
            + " comma-separated list of integers, got '9.5'",
        "budget.alert_thresholds | 90,,100 | cctally config: budget.alert_thresholds must be a"
            + " comma-separated list of integers, got '90,,100'",
        "budget.alert_thresholds | [90] | cctally config: budget.alert_thresholds must be a"
            + " comma-separated list of integers, got '[90]'",
        "budget.alert_thresholds | 90,101 | cctally config: budget.alert_thresholds entries must be"
            + " in [1, 100]",
        "budget.alert_thresholds | 0 | cctally config: budget.alert_thresholds entries must be in"
            + " [1, 100]",
        "budget.period | week | cctally config: budget.period must be one of subscription-week,"
            + " calendar-week, calendar-month, got 'week'",
        "budget.period | Calendar-week | cctally config: budget.period must be one of"
            + " subscription-week, calendar-week, calendar-month, got 'Calendar-week'",
        "budget.projects | x | cctally config: budget.projects must be a JSON object, got 'x'",
        "budget.projects | [] | cctally config: budget.projects must be a JSON object",
        "budget.projects | null | cctally config: budget.projects must be a JSON object",
        "budget.projects | {\"/x\": 0} | cctally config: budget.projects values must be finite"
            + " numbers > 0, got 0 for key '/x'",
        "budget.projects | {\"/x\": \"5\"} | cctally config: budget.projects values must be"
            + " numbers, got str for key '/x'",
        "budget.projects | {\"\": 5} | cctally config: budget.projects keys must be folders, got"
            + " one that is empty",
        "budget.projects | {\"/a\\u0000b\": 5} | cctally config: budget.projects keys must be"
            + " folders, got one that holds a NUL",
        "budget.codex | x | cctally config: budget.codex must be a JSON object or null, got 'x'",
        "budget.codex | 5 | cctally config: budget.codex must be a JSON object or null",
        "budget.codex | {} | cctally config: budget.codex.amount_usd is required",
        "budget.codex | {\"amount_usd\": \"5\"} | cctally config: budget.codex.amount_usd must be a"
            + " number",
        "budget.codex | {\"amount_usd\": true} | cctally config: budget.codex.amount_usd must be a"
            + " number",
        "budget.codex | {\"amount_usd\": 0} | cctally config: budget.codex.amount_usd must be a"
            + " finite number > 0",
        "budget.codex | {\"amount_usd\": 1, \"period\": \"month\"} | cctally config:"
            + " budget.codex.period must be one of calendar-week, calendar-month (NOT"
            + " subscription-week), got 'month'",
        "budget.codex | {\"amount_usd\": 1, \"alerts_enabled\": 1} | cctally config:"
            + " budget.codex.alerts_enabled must be a boolean",
        "budget.codex | {\"amount_usd\": 1, \"projected_enabled\": \"no\"} | cctally config:"
            + " budget.codex.projected_enabled must be a boolean",
        "budget.codex | {\"amount_usd\": 1, \"alert_thresholds\": 90} | cctally config:"
            + " budget.codex.alert_thresholds must be a list of ints",
        "budget.codex | {\"amount_usd\": 1, \"alert_thresholds\": [90.0]} | cctally config:"
            + " budget.codex.alert_thresholds entries must be integers",
        "budget.codex | {\"amount_usd\": 1, \"alert_thresholds\": [0]} | cctally config:"
            + " budget.codex.alert_thresholds entries must be in [1, 100]",
        "budget.codex.amount_usd | x | cctally config: budget.codex.amount_usd must be a number,"
            + " got 'x'",
        "budget.codex.period | subscription-week | cctally config: budget.codex.period must be one"
            + " of calendar-week, calendar-month, got 'subscription-week'",
        "budget.codex.alerts_enabled | true | cctally config: budget.codex.amount_usd is required;"
            + " set it first, with `config set budget.codex.amount_usd AMOUNT`",
        "budget.vendors.meter | {} | cctally config: budget.vendors.meter.amount_usd is required",
        "budget.vendors.meter.period | calendar-week | cctally config:"
            + " budget.vendors.meter.amount_usd is required; set it first, with `config set"
            + " budget.vendors.meter.amount_usd AMOUNT`",
        "budget.vendors.other | {} | cctally config: unknown config key 'budget.vendors.other'",
        "budget.vendors | {} | cctally config: unknown config key 'budget.vendors'",
        "budget | {} | cctally config: unknown config key 'budget'",
      })
  void refusesAValueInThePublishedWords(String key, String value, String message)
      throws IOException {
    refused(message.replace('!', '|'), "config", "set", key, value);

    assertThat(program.data).doesNotExist();
    String text = "{ \"zip\": 1 }";
    write(text);

    refused(message.replace('!', '|'), "config", "set", key, value);

    assertThat(file).content().isEqualTo(text);
  }

  @Test
  void refusesATemplateThatIsNoJson() {
    WholeProgram.Result result =
        program.run("config", "set", "alerts.command_template", "[notify]");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("cctally: alerts.command_template must be JSON (a list of strings or null): ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "alerts.enabled | ON | true",
        "alerts.notifier | none | none",
        "alerts.command_template | [\"a\",  \"{title}\"] | [\"a\", \"{title}\"]",
        "alerts.command_template | null | null",
        "alerts.weekly_thresholds | ` 5, 50 ,100` | 5,50,100",
        "budget.weekly_usd | 300 | 300.0",
        "budget.weekly_usd | ` 1e3 ` | 1000.0",
        "budget.weekly_usd | .5 | 0.5",
        "budget.weekly_usd | 2.50 | 2.5",
        "budget.weekly_usd | 1e16 | 1e+16",
        "budget.weekly_usd | 123456789012345678 | 1.23456789012345678e+17",
        "budget.weekly_usd | 1e-8 | 1e-08",
        "budget.weekly_usd | 0.0001 | 0.0001",
        "budget.weekly_usd | null | ``",
        "budget.weekly_usd | None | ``",
        "budget.weekly_usd | `` | ``",
        "budget.alerts_enabled | 0 | false",
        "budget.alert_thresholds | ` 100, 5,100 ` | 5,100",
        "budget.alert_thresholds | `` | ``",
        "budget.period | ` calendar-month ` | calendar-month",
        "budget.projects | {} | {}",
        "budget.projects | {\"/srv/zzz\": 25, \"/srv/é\": 1.5} | {\"/srv/zzz\": 25.0, \"/srv/é\":"
            + " 1.5}",
        "budget.codex | NULL | null",
        "budget.codex | {\"amount_usd\": 16, \"alerts_enabled\": true} | {\"amount_usd\": 16.0,"
            + " \"period\": \"calendar-month\", \"alerts_enabled\": true, \"alert_thresholds\":"
            + " [90, 100], \"projected_enabled\": false}",
        "budget.codex.amount_usd | 20 | 20.0",
        "budget.vendors.meter.amount_usd | 20 | 20.0",
      })
  void storesWhatItEchoes(String key, String typed, String shown) throws IOException {
    assertThat(ok("config", "set", key, typed)).isEqualTo(key + "=" + shown + "\n");
    assertThat(ok("config", "get", key)).isEqualTo(key + "=" + shown + "\n");
    String text = Files.readString(file);
    assertThat(ok("config", "set", key, shown)).isEqualTo(key + "=" + shown + "\n");
    assertThat(file).content().isEqualTo(text);
    assertThat(ok("config", "validate")).isEqualTo(file + ": no errors, no warnings\n");
  }

  @Test
  void anAmountMakesACompleteBudgetAndItsLeavesCanBeSet() {
    ok("config", "set", "budget.codex.amount_usd", "20");
    assertThat(file)
        .content()
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
    ok("config", "set", "budget.codex.alerts_enabled", "yes");
    ok("config", "set", "budget.codex.period", "calendar-week");
    ok("config", "set", "budget.codex.alert_thresholds", "50");

    assertThat(ok("config", "get", "--json", "budget.codex"))
        .isEqualTo(
            """
            {
              "budget": {
                "codex": {
                  "amount_usd": 20.0,
                  "period": "calendar-week",
                  "alerts_enabled": true,
                  "alert_thresholds": [
                    50
                  ],
                  "projected_enabled": false
                }
              }
            }
            """);
    refused(
        "cctally config: budget.codex.amount_usd is required; to take the whole budget away use"
            + " `config unset budget.codex`",
        "config",
        "unset",
        "budget.codex.amount_usd");
    ok("config", "unset", "budget.codex");
    assertThat(file).content().isEqualTo("{}\n");
  }

  @Test
  void aBudgetThatIsNullCanBeginWithItsAmount() throws IOException {
    write("{\"budget\": {\"codex\": null, \"vendors\": null, \"zip\": 1}}");
    ok("config", "set", "budget.codex.amount_usd", "5");
    ok("config", "set", "budget.vendors.meter.amount_usd", "6");
    ok("config", "set", "budget.vendors.meter.alerts_enabled", "true");

    assertThat(ok("config", "get", "budget.codex.amount_usd"))
        .isEqualTo("budget.codex.amount_usd=5.0\n");
    assertThat(ok("config", "get", "budget.vendors.meter"))
        .isEqualTo(
            "budget.vendors.meter={\"amount_usd\": 6.0, \"period\": \"calendar-week\","
                + " \"alerts_enabled\": true, \"alert_thresholds\": [90, 100],"
                + " \"projected_enabled\": false}\n");
    assertThat(file).content().startsWith("{\"budget\": {\"codex\": {").contains("\"zip\": 1");
  }

  @Test
  void theWholeBudgetIsReplacedAndUnknownMembersAreTold() throws IOException {
    write("{\"budget\": {\"codex\": {\"amount_usd\": 1, \"alerts_enabled\": true}}}");

    WholeProgram.Result result =
        program.run("config", "set", "budget.codex", "{\"zzz\": 1, \"amount_usd\": 2}");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEqualTo("warning: ignoring unknown budget.codex config key: zzz\n");
    assertThat(ok("config", "get", "budget.codex.alerts_enabled"))
        .isEqualTo("budget.codex.alerts_enabled=false\n");
    assertThat(file).content().doesNotContain("zzz");
  }

  @Test
  void aLeafKeepsUnknownMembersBesideIt() throws IOException {
    write("{\"budget\": {\"codex\": {\"zzz\": 1e3, \"amount_usd\": 2}}}");

    ok("config", "set", "budget.codex.amount_usd", "3");

    assertThat(file)
        .content()
        .isEqualTo("{\"budget\": {\"codex\": {\"zzz\": 1e3, \"amount_usd\": 3.0}}}");
  }

  @Test
  void aBadSiblingIsInTheWayUntilItIsRepaired() throws IOException {
    String text = "{\"budget\": {\"weekly_usd\": \"300\", \"alerts_enabled\": true}}";
    write(text);

    refused(
        "cctally config: budget.weekly_usd must be a number or null",
        "config",
        "set",
        "budget.alerts_enabled",
        "false");
    assertThat(file).content().isEqualTo(text);
    ok("config", "unset", "budget.alerts_enabled"); // to take away makes nothing worse
    ok("config", "set", "budget.weekly_usd", "300");
    ok("config", "set", "budget.alerts_enabled", "false");
    write(text);
    ok("config", "unset", "budget.weekly_usd");
    assertThat(file).content().isEqualTo("{\"budget\": {\"alerts_enabled\": true}}");
  }

  @Test
  void aBadSiblingAmongAlertsIsInTheWayToo() throws IOException {
    write("{\"alerts\": {\"enabled\": 1}}");

    refused(
        "cctally: alerts config error: alerts.enabled must be a JSON boolean, got int: 1",
        "config",
        "set",
        "alerts.projected_enabled",
        "true");
    ok("config", "set", "alerts.enabled", "true");
    ok("config", "set", "alerts.projected_enabled", "true");
  }

  @Test
  void theTemplateStaysWhileItIsNeeded() {
    ok("config", "set", "alerts.command_template", "[\"tell\", \"{title}\"]");
    ok("config", "set", "alerts.notifier", "command");
    String message =
        "cctally: alerts config error: alerts.notifier='command' requires alerts.command_template"
            + " to be set";

    refused(message, "config", "set", "alerts.command_template", "null");
    refused(message, "config", "unset", "alerts.command_template");

    ok("config", "unset", "alerts.notifier");
    ok("config", "unset", "alerts.command_template");
    assertThat(file).content().isEqualTo("{}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alerts | alerts.enabled | true | cctally: alerts config error: alerts must be an object",
        "budget | budget.weekly_usd | 5 | cctally config: budget must be an object",
        "budget | budget.codex.amount_usd | 5 | cctally config: budget must be an object",
      })
  void refusesToWriteIntoWhatIsNoObject(String block, String key, String value, String message)
      throws IOException {
    for (String json : List.of("null", "[]", "7", "\"x\"")) {
      String text = "{\"" + block + "\": " + json + "}\n";
      write(text);

      refused(message, "config", "set", key, value);
      refused(message, "config", "unset", key);

      assertThat(file).content().isEqualTo(text);
    }
  }

  @Test
  void refusesToWriteIntoAVendorsPlaceThatIsNoObject() throws IOException {
    write("{\"budget\": {\"codex\": 5, \"vendors\": []}}");

    refused(
        "cctally config: budget.codex must be an object",
        "config",
        "set",
        "budget.codex.amount_usd",
        "5");
    refused(
        "cctally config: budget.vendors must be an object",
        "config",
        "set",
        "budget.vendors.meter.amount_usd",
        "5");
  }

  @Test
  void showsTheSiblingsOfWhatIsMalformed() throws IOException {
    write(
        """
        {"alerts": {"enabled": true, "weekly_thresholds": [95, 90], "notifier": "none"},
         "budget": {"weekly_usd": 5, "period": "fortnight", "alert_thresholds": [100, 7, 7],
                    "codex": {"amount_usd": 3, "alerts_enabled": 1, "projected_enabled": true},
                    "vendors": {"meter": {"period": "calendar-week"}}}}
        """);

    WholeProgram.Result all = program.run("config", "get");

    assertThat(all.exitCode()).isZero();
    assertThat(all.out().lines())
        .contains(
            "alerts.enabled=true",
            "alerts.notifier=none",
            "alerts.weekly_thresholds=90,95",
            "budget.weekly_usd=5.0",
            "budget.period=subscription-week",
            "budget.alert_thresholds=7,100",
            "budget.codex.amount_usd=3.0",
            "budget.codex.alerts_enabled=false",
            "budget.codex.projected_enabled=true",
            "budget.vendors.meter=null");
    assertThat(all.err().lines())
        .containsExactly(
            "warning: budget.period must be one of subscription-week, calendar-week,"
                + " calendar-month, got 'fortnight'; using the default",
            "warning: budget.codex.alerts_enabled must be a boolean; using the default",
            "warning: alerts.weekly_thresholds must be strictly increasing, got 95 then 90; using"
                + " the default",
            "warning: budget.vendors.meter.amount_usd is required; using the default");
    assertThat(program.run("config", "get", "alerts.enabled").err()).isEmpty();
    write("{\"alerts\": [], \"budget\": \"x\"}");
    assertThat(program.run("config", "get").err())
        .isEqualTo(
            """
            warning: alerts must be an object; using the default
            warning: budget must be an object, got str; using the default
            """);
  }

  @Test
  void projectsAreNamedByTheirRoots() throws IOException {
    Path app = program.home.resolve("work/app");
    Files.createDirectories(app.resolve(".git"));
    Files.createDirectories(app.resolve("src"));

    String out = ok("config", "set", "budget.projects", "{\"~/work/app/src\": 25, \"other\": 1}");

    assertThat(out)
        .isEqualTo(
            "budget.projects={\"%s\": 25.0, \"%s\": 1.0}%n"
                .formatted(app, program.home.resolve("other")));
    WholeProgram.Result twice =
        program.run("config", "set", "budget.projects", "{\"~/work/app\": 1, \"work/app/src\": 2}");
    assertThat(twice.exitCode()).isEqualTo(2);
    assertThat(twice.err()).contains("are the same project, " + app);
  }

  @Test
  void theBudgetOfAVendorThatIsGoneIsKeptAndInert() throws IOException {
    String text =
        "{\"budget\": {\"codex\": {\"amount_usd\": \"x\"}, \"vendors\": {\"gone\": 7}, \"zip\":"
            + " 1}}";
    write(text);
    program.plugins = () -> new ClassPathPlugins(new ClaudeVendor());

    refused("cctally config: unknown config key 'budget.codex'", "config", "get", "budget.codex");
    ok("config", "set", "budget.weekly_usd", "5");
    ok("config", "unset", "budget.weekly_usd");

    assertThat(file).content().isEqualTo(text);
    assertThat(ok("config", "validate"))
        .isEqualTo(
            """
            warning: budget.zip: unknown key, kept and not used
            warning: budget.codex: budget of a vendor that is not there, kept and not used
            warning: budget.vendors.gone: budget of a vendor that is not there, kept and not used
            %s: no errors, 3 warnings
            """
                .formatted(file));
  }

  @Test
  void tellsEachFaultAndWhatIsUnknown() throws IOException {
    write(
        """
        {
          "zip": 1,
          "display": {"tz": "Mars/Olympus", "tza": 1},
          "alerts": {"enabled": "yes", "notifier": "command", "zip": 1},
          "update": {"check": {"ttl_hours": 0}, "zip": 1},
          "budget": {"weekly_usd": 0, "codex": {"amount_usd": 1, "period": "x", "zzz": 1}},
          "oauth_usage": {"throttle_seconds": 1, "zip": 1},
          "cache_report": {"anomaly_threshold_pp": 101},
          "pricing": {"overrides": {"models": [{"vendor": "x"}]}},
          "plugins": {"disabled": 7, "config": {}},
          "share": {"presets": {}},
          "collector": {"host": "h", "port": 1, "token": "t", "week_start": "Sunday"}
        }
        """);

    WholeProgram.Result text = program.run("config", "validate");
    WholeProgram.Result json = program.run("config", "validate", "--json");

    assertThat(text.exitCode()).isEqualTo(2);
    assertThat(text.err()).isEmpty();
    assertThat(text.out())
        .isEqualTo(
            """
            error: display.tz: invalid IANA zone 'Mars/Olympus'
            error: alerts.enabled must be a JSON boolean, got str: 'yes'
            error: alerts.notifier='command' requires alerts.command_template to be set
            error: update.check.ttl_hours out of range: 0 (must be in [1, 720])
            error: budget.weekly_usd must be a finite number > 0
            error: budget.codex.period must be one of calendar-week, calendar-month (NOT\
             subscription-week), got 'x'
            error: oauth_usage.throttle_seconds must be in [5, 600], got 1
            error: cache_report.anomaly_threshold_pp must be an integer from 1 to 100
            error: pricing.overrides.models[0] must name a vendor and a model
            error: plugins.disabled must be a list of plugin ids
            warning: zip: unknown key, kept and not used
            warning: display.tza: unknown key, kept and not used
            warning: alerts.zip: unknown key, kept and not used
            warning: update.zip: unknown key, kept and not used
            warning: budget.codex.zzz: unknown key, kept and not used
            warning: oauth_usage.zip: unknown key, kept and not used
            %s: 10 errors, 6 warnings
            """
                .formatted(file));
    assertThat(json.exitCode()).isEqualTo(2);
    assertThat(json.out())
        .contains("\"valid\": false")
        .contains("\"key\": \"pricing.overrides.models[0]\"")
        .contains("\"key\": \"alerts.zip\"");
  }

  @Test
  void aNotifierThatIsNotThereIsToldAndNoFault() throws IOException {
    write("{\"alerts\": {\"notifier\": \"bogus\"}}");
    assertThat(ok("config", "validate"))
        .startsWith("warning: alerts.notifier must be one of ['auto', ")
        .contains("], got 'bogus'\n")
        .endsWith(": no errors, 1 warning\n");
    for (String known : List.of("auto", "none")) {
      write("{\"alerts\": {\"notifier\": \"" + known + "\"}}");
      assertThat(ok("config", "validate")).endsWith(": no errors, no warnings\n");
    }
  }

  @Test
  void checksAnotherFile() throws IOException {
    Path other = program.home.resolve("c.json");
    Files.writeString(other, "{\"display\":\n {\"tz\" \"utc\"}}");

    WholeProgram.Result broken = program.run("config", "validate", "--config", "c.json");
    assertThat(broken)
        .isEqualTo(
            new WholeProgram.Result(
                2,
                "error: c.json is not valid JSON (line 2 column 8)\nc.json: 1 error, no warnings\n",
                ""));
    Files.writeString(other, "{}");
    assertThat(ok("config", "validate", "--config", "c.json", "--json"))
        .isEqualTo(
            """
            {
              "schemaVersion": 1,
              "path": "c.json",
              "exists": true,
              "valid": true,
              "errors": [],
              "warnings": []
            }
            """);
    refused(
        "cctally: --config: file not found: none.json",
        "config",
        "validate",
        "--config",
        "none.json");
    assertThat(ok("config", "validate"))
        .isEqualTo("There is no " + file + "; all settings are defaults.\n");
    assertThat(program.data).doesNotExist();
  }

  @Test
  void theThresholdsOfAnyWindowCanBeSet() throws IOException {
    assertThat(ok("config", "set", "alerts.windows.codex_seven-day", "80, 95"))
        .isEqualTo("alerts.windows.codex_seven-day=80,95\n");
    assertThat(Files.readString(file).replaceAll("\\s+", ""))
        .isEqualTo("{\"alerts\":{\"windows\":{\"codex_seven-day\":[80,95]}}}");
    assertThat(ok("config", "get", "alerts.windows.codex_seven-day", "--json"))
        .contains("\"codex_seven-day\": [");
    refused(
        "cctally: alerts config error: alerts.windows.codex_seven-day must be strictly increasing,"
            + " got 95 then 80",
        "config",
        "set",
        "alerts.windows.codex_seven-day",
        "95,80");
    refused(
        "cctally: alerts config error: alerts.windows.codex_week: there is no quota window"
            + " 'codex_week'; there are codex_five-hour, codex_seven-day",
        "config",
        "set",
        "alerts.windows.codex_week",
        "90");
    refused(
        "cctally config: unknown config key 'alerts.windows.weekly'",
        "config",
        "set",
        "alerts.windows.weekly",
        "90");
    assertThat(ok("config", "unset", "alerts.windows.codex_seven-day")).isEmpty();
    assertThat(Files.readString(file).strip()).isEqualTo("{}");
  }

  @Test
  void thoseOfAWindowThatIsGoneAreShownAndCanBeTakenAway() throws IOException {
    write("{\"alerts\": {\"windows\": {\"gone_day\": [50]}}}");
    assertThat(ok("config", "get")).contains("\nalerts.windows.gone_day=50\n");
    assertThat(ok("config", "get", "alerts.windows.gone_day"))
        .isEqualTo("alerts.windows.gone_day=50\n");
    ok("config", "unset", "alerts.windows.gone_day");
    assertThat(ok("config", "get")).doesNotContain("gone_day");
  }

  @Test
  void whatANotifierWantsToKnowCanBeSetAsText() throws IOException {
    write(
        "{\"alerts\": {\"notifier_settings\": {\"gone\": {\"url\": \"http://x/\", \"retries\":"
            + " 2e1}}}}");
    assertThat(ok("config", "get"))
        .endsWith(
            """
            alerts.notifier_settings.gone.url=http://x/
            alerts.notifier_settings.gone.retries=2e1
            """);
    byte[] before = Files.readAllBytes(file);
    refused(
        "cctally: alerts config error: alerts.notifier_settings.gone.url: there is no notifier"
            + " 'gone'",
        "config",
        "set",
        "alerts.notifier_settings.gone.url",
        "http://y/");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    for (String unknown :
        List.of("alerts.notifier_settings", "alerts.notifier_settings.gone", "alerts.windows")) {
      refused("cctally config: unknown config key '" + unknown + "'", "config", "get", unknown);
    }
    ok("config", "unset", "alerts.notifier_settings.gone.url");
    ok("config", "unset", "alerts.notifier_settings.gone.retries");
    assertThat(Files.readString(file).strip()).isEqualTo("{}");
  }

  @Test
  void whatLeadsToThemMustBeAnObject() throws IOException {
    for (String wrong : List.of("5", "null", "[]")) {
      write("{\"alerts\": {\"windows\": " + wrong + "}}");
      byte[] before = Files.readAllBytes(file);
      WholeProgram.Result result =
          program.run("config", "set", "alerts.windows.codex_seven-day", "80");
      assertThat(result.exitCode()).as(wrong).isEqualTo(2);
      assertThat(result.err())
          .as(wrong)
          .containsPattern("alerts.windows must be an object|an object as alerts.windows;");
      assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }
  }
}
