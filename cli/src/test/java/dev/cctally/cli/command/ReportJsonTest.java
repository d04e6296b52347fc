package dev.cctally.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.fake.CommandHarness;
import dev.cctally.cli.fake.Golden;
import dev.cctally.cli.fake.Samples;
import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.report.BucketReport;
import dev.cctally.platform.report.Granularity;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ReportJsonTest {
  private final CommandHarness harness = new CommandHarness();

  @Test
  void printsTheFirstDayAsThePublishedExampleDoes() {
    harness.platform.buckets = granularity -> Samples.daily();
    assertThat(harness.run("daily", "--json").out())
        .startsWith(
            """
            {
              "daily": [
                {
                  "date": "2026-04-30",
                  "inputTokens": 1000,
                  "outputTokens": 1000,
                  "cacheCreationTokens": 0,
                  "cacheReadTokens": 0,
                  "totalTokens": 2000,
                  "totalCost": 0.006,
                  "modelsUsed": [
                    "claude-haiku-4-5-20251001"
                  ],
                  "modelBreakdowns": [
                    {
                      "modelName": "claude-haiku-4-5-20251001",
                      "inputTokens": 1000,
                      "outputTokens": 1000,
                      "cacheCreationTokens": 0,
                      "cacheReadTokens": 0,
                      "cost": 0.006
                    }
                  ]
                },
            """);
  }

  @Test
  void printsWholeDocumentsInTheDocumentedOrder() throws IOException {
    harness.platform.buckets = granularity -> Samples.daily();
    harness.platform.projects = Samples.projects();
    harness.platform.sessions = Samples.sessions();
    Golden.check("daily.json", harness.run("daily", "-j").out());
    Golden.check("daily-instances.json", harness.run("daily", "-j", "-i").out());
    Golden.check("session.json", harness.run("session", "-j").out());
    Golden.check("daily-no-cost.json", harness.run("daily", "-j", "--no-cost").out());
  }

  @Test
  void namesMonthsMonths() {
    BucketReport days = Samples.daily();
    harness.platform.buckets =
        granularity ->
            new BucketReport(
                granularity, days.rows().subList(0, 1), days.totals(), java.util.List.of());
    assertThat(harness.run("monthly", "--json").out())
        .startsWith("{\n  \"monthly\": [\n    {\n      \"month\": \"2026-04\",\n");
    assertThat(harness.platform.queries).hasSize(1);
  }

  @Test
  void printsAmountsExactly() {
    harness.platform.buckets = granularity -> Samples.daily();
    assertThat(harness.run("daily", "--json").out())
        .contains("\"totalCost\": 0.06887,", "\"cost\": 0.000124\n", "\"cost\": 0.0\n")
        .contains("\"totalCost\": 1.943324,\n    \"totalTokens\": 599196\n");
  }

  @Test
  void printsZerosForAMachineWithoutUsage() {
    String daily =
        """
        {
          "daily": [],
          "totals": {
            "inputTokens": 0,
            "outputTokens": 0,
            "cacheCreationTokens": 0,
            "cacheReadTokens": 0,
            "totalCost": 0.0,
            "totalTokens": 0
          }
        }
        """;
    assertThat(harness.run("daily", "--json").out()).isEqualTo(daily);
    assertThat(harness.run("monthly", "--json").out()).isEqualTo(daily.replace("daily", "monthly"));
    assertThat(harness.run("daily", "-i", "--json").out())
        .isEqualTo(daily.replace("\"daily\": []", "\"projects\": {}"));
    assertThat(harness.run("session", "--json").out())
        .isEqualTo(
            """
            {
              "sessions": [],
              "totals": {
                "inputTokens": 0,
                "cacheCreationTokens": 0,
                "cacheReadTokens": 0,
                "outputTokens": 0,
                "totalTokens": 0,
                "totalCost": 0.0
              }
            }
            """);
  }

  @Test
  void listsModelsWithoutAPriceAndBrokenPlugins() {
    harness.platform.buckets = granularity -> Samples.daily();
    harness.platform.plugins.warnings.add(new PluginWarning("goose", "does not fit: SPI 2.0"));
    CommandHarness.Result result = harness.run("daily", "--json");
    assertThat(result.out())
        .endsWith(
            """
              },
              "unpricedModels": [
                "claude-zeta-9"
              ],
              "warnings": [
                {
                  "plugin": "goose",
                  "error": "does not fit: SPI 2.0"
                }
              ]
            }
            """);
    assertThat(result.err())
        .isEqualTo(
            """
            [cost] no prices, because its plugin does not give any; treating cost as $0: claude-zeta-9
            [plugins] goose: does not fit: SPI 2.0
            """);
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void leavesOutEverythingAboutCostIfAsked() {
    harness.platform.buckets = granularity -> Samples.daily();
    harness.platform.sessions = Samples.sessions();
    CommandHarness.Result daily = harness.run("daily", "--json", "--no-cost");
    assertThat(daily.out()).doesNotContainIgnoringCase("cost").doesNotContain("unpriced");
    assertThat(daily.err()).isEmpty();
    assertThat(harness.run("session", "--json", "--no-cost").out())
        .doesNotContainIgnoringCase("cost");
  }

  @Test
  void keepsNamesAsTheyAreInUtf8WhateverTheTerminal() {
    harness.platform.projects = Samples.projects();
    harness.terminal =
        new dev.cctally.cli.console.Terminal(
            true, true, 80, java.nio.charset.StandardCharsets.US_ASCII);
    assertThat(harness.run("daily", "-i", "--json").out()).contains("\"日本語の名前\": [");
  }

  @Test
  void neverColoursJson() {
    harness.variables.put("FORCE_COLOR", "1");
    harness.platform.buckets = granularity -> Samples.daily();
    assertThat(harness.run("daily", "--json").out()).doesNotContain("\u001b");
  }

  @Test
  void limitsSessionsToOneAndSumsAgain() {
    harness.platform.sessions = Samples.sessions();
    String one =
        harness
            .run("session", "--json", "--id", Samples.sessions().rows().get(1).sessionId())
            .out();
    assertThat(one)
        .contains("22222222")
        .doesNotContain("44444444")
        .contains("\"totalTokens\": 553030");
    assertThat(harness.run("session", "--json", "--id=").out()).contains("\"sessions\": []");
    assertThat(harness.run("session", "--json", "-i", "nobody").out())
        .contains("\"sessions\": []", "\"totalCost\": 0.0");
  }

  @Test
  void asksForDaysAndMonths() {
    java.util.List<Granularity> asked = new java.util.ArrayList<>();
    harness.platform.buckets =
        granularity -> {
          asked.add(granularity);
          return Samples.emptyBuckets(granularity);
        };
    harness.run("daily", "-j");
    harness.run("monthly", "-j");
    assertThat(asked).containsExactly(Granularity.DAY, Granularity.MONTH);
  }
}
