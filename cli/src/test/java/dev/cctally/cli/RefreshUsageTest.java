package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.fake.StubEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RefreshUsageTest {
  private static final String WEEK = "2026-05-15T13:00:00.5+00:00";
  private static final String BLOCK = "2026-05-12T12:15:00Z";

  @TempDir private Path folder;
  private WholeProgram program;
  private StubEndpoint endpoint;
  private Path copy;

  @BeforeEach
  void start() throws IOException {
    endpoint = new StubEndpoint();
    program = new WholeProgram(folder.resolve("home"), folder.resolve("data"));
    program.now = Instant.parse("2026-05-12T10:00:00Z");
    copy = folder.resolve("statusline-cache.json");
    program.variables.put("CCTALLY_TEST_USAGE_URL", endpoint.url());
    program.variables.put("CCTALLY_STATUSLINE_CACHE", copy.toString());
    StubEndpoint.signIn(program.home);
    endpoint.states(47.5, WEEK, 12, BLOCK);
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void showsAndRecordsWhatTheVendorStates() throws Exception {
    WholeProgram.Result result = program.run("refresh-usage");
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .isEqualTo(
            "refresh-usage: 7d 48% (in 3d 3h) | 5h 12% (in 2h 15m)  [src:api cache:absent]\n");
    assertThat(result.exitCode()).isZero();
    assertThat(Files.readString(program.data.resolve("hwm-7d"))).isEqualTo("2026-05-08 47.5\n");
    assertThat(Files.readString(program.data.resolve("hwm-5h"))).endsWith(" 12.0\n");
  }

  @Test
  void theJsonHasItsKeysInOrder() throws Exception {
    Files.writeString(copy, "{}");
    WholeProgram.Result result = program.run("refresh-usage", "--json", "--quiet");
    assertThat(result.err()).isEmpty();
    assertThat(document(result))
        .isEqualTo(
            """
            {
              "fetched_at": "2026-05-12T10:00:00Z",
              "five_hour": {
                "resets_at": "2026-05-12T12:15:00Z",
                "resets_at_epoch": 1778588100,
                "used_percent": 12.0
              },
              "freshness": {
                "age_seconds": 0,
                "captured_at": "2026-05-12T10:00:00Z",
                "label": "fresh"
              },
              "schema_version": 1,
              "seven_day": {
                "resets_at": "2026-05-15T13:00:00.5+00:00",
                "resets_at_epoch": 1778850000,
                "used_percent": 47.5
              },
              "source": "api",
              "statusline_cache": "busted"
            }
            """);
    assertThat(copy).doesNotExist();
  }

  @Test
  void aCopyThatCannotBeRemovedIsAnError() throws Exception {
    Files.createDirectories(copy.resolve("full"));
    WholeProgram.Result result = program.run("refresh-usage");
    assertThat(result.out()).endsWith("[src:api cache:error]\n");
    assertThat(result.err()).startsWith("refresh-usage: cache-bust failed: ");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void quietAndColour() {
    assertThat(program.run("refresh-usage", "--quiet").out()).isEmpty();
    assertThat(program.run("refresh-usage", "--color", "always").out()).contains("\u001b[");
    program.variables.put("FORCE_COLOR", "1");
    assertThat(program.run("refresh-usage", "--color=never").out()).doesNotContain("\u001b[");
    assertThat(program.run("refresh-usage", "--color=auto").out()).contains("\u001b[");
  }

  @Test
  void withoutAFiveHourWindowItsPartIsLeftOut() {
    endpoint.body = "{\"seven_day\":{\"utilization\":5,\"resets_at\":\"" + WEEK + "\"}}";
    assertThat(program.run("refresh-usage").out())
        .isEqualTo("refresh-usage: 7d 5% (in 3d 3h)  [src:api cache:absent]\n");
    assertThat(document(program.run("refresh-usage", "--json"))).contains("\"five_hour\": null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "200 | nope | 4 | response was not JSON",
        "200 | [1] | 4 | response missing seven_day.utilization",
        "200 | {\"seven_day\":{\"utilization\":1}} | 4 | response missing seven_day.resets_at",
        "200 | {\"seven_day\":{\"utilization\":-5,\"resets_at\":\"2026-05-15T13:00Z\"}} | 4"
            + " | OAuth response had unparseable seven_day fields: utilization must be from 0 to"
            + " 1000, not -5",
        "401 | no | 3 | OAuth fetch failed: HTTP 401 Unauthorized: no",
        "500 | no | 3 | OAuth fetch failed: HTTP 500 Internal Server Error: no"
      })
  void aFailureSaysWhyAndLeavesNothing(int status, String body, int code, String reason)
      throws Exception {
    endpoint.status = status;
    endpoint.body = body;
    WholeProgram.Result result = program.run("refresh-usage", "--json");
    assertThat(result.err()).isEqualTo("refresh-usage: " + reason + "\n");
    assertThat(result.out()).isEmpty();
    assertThat(result.exitCode()).isEqualTo(code);
    assertThat(endpoint.requests).hasValue(1);
    assertThat(program.data.resolve("stats.db")).doesNotExist();
    assertThat(program.data.resolve("hwm-7d")).doesNotExist();
  }

  @Test
  void aVendorThatDoesNotAnswerInTime() {
    endpoint.delayMillis = 3_000;
    WholeProgram.Result result = program.run("refresh-usage", "--timeout", "0.3");
    assertThat(result.err()).isEqualTo("refresh-usage: OAuth fetch failed: timed out after 0.3s\n");
    assertThat(result.exitCode()).isEqualTo(3);
  }

  @Test
  void aVendorThatCannotBeReached() {
    endpoint.close();
    WholeProgram.Result result = program.run("refresh-usage");
    assertThat(result.err()).startsWith("refresh-usage: OAuth fetch failed: URLError: ");
    assertThat(result.exitCode()).isEqualTo(3);
  }

  @Test
  void nobodySignedIn() throws Exception {
    Files.delete(program.home.resolve(".claude/.credentials.json"));
    WholeProgram.Result result = program.run("refresh-usage");
    assertThat(result.err())
        .isEqualTo("refresh-usage: no OAuth token found (run 'claude' once to authenticate)\n");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(endpoint.requests).hasValue(0);
  }

  @Test
  void fiveHourFieldsThatMakeNoSenseAreIgnored() {
    endpoint.body =
        "{\"seven_day\":{\"utilization\":5,\"resets_at\":\""
            + WEEK
            + "\"},\"five_hour\":{\"utilization\":\"x\",\"resets_at\":\"soon\"}}";
    WholeProgram.Result result = program.run("refresh-usage");
    assertThat(result.err()).startsWith("refresh-usage: ignoring unparseable five_hour fields: ");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void aResetThatCannotBeIsNotRecorded() {
    endpoint.states(5, "2027-05-15T13:00:00Z", 1, BLOCK);
    WholeProgram.Result result = program.run("refresh-usage");
    assertThat(result.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("[record-usage] rejecting --resets-at=1810386000:"),
            line -> assertThat(line).isEqualTo("refresh-usage: failed to record usage (exit 2)"));
    assertThat(result.out()).isEmpty();
    assertThat(result.exitCode()).isEqualTo(5);
  }

  @Test
  void aHistoryThatCannotBeUsedIsNotRecordedAndLeftAlone() throws Exception {
    Files.createDirectories(program.data);
    Files.writeString(program.data.resolve("stats.db"), "no database at all, and no end of it");
    WholeProgram.Result result = program.run("refresh-usage");
    assertThat(result.err()).contains("refresh-usage: failed to record usage: ");
    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(program.data.resolve("stats.db")).content().startsWith("no database");
  }

  @Test
  void askedTooOftenTheLastKnownFiguresAreServed() throws Exception {
    program.run("refresh-usage");
    endpoint.status = 429;
    Files.writeString(copy, "{}");
    program.now = program.now.plusSeconds(13);
    WholeProgram.Result text = program.run("refresh-usage");
    assertThat(text.err())
        .isEqualTo("refresh-usage: rate-limited; using last-known (captured 13s ago)\n");
    assertThat(text.out())
        .isEqualTo(
            "refresh-usage: 7d 48% (in 3d 2h) | 5h 12% (in 2h 14m)  [src:db-fallback"
                + " cache:absent]\n");
    assertThat(text.exitCode()).isZero();
    assertThat(copy).exists();
    assertThat(program.run("refresh-usage", "--quiet").out()).isEmpty();
    assertThat(document(program.run("refresh-usage", "--json")))
        .isEqualTo(
            """
            {
              "fallback": {
                "fetched_at": "2026-05-12T10:00:00Z",
                "five_hour": {
                  "resets_at": "2026-05-12T12:15:00+00:00",
                  "resets_at_epoch": 1778588100,
                  "used_percent": 12.0
                },
                "schema_version": 1,
                "seven_day": {
                  "resets_at": "2026-05-15T13:00:00+00:00",
                  "resets_at_epoch": 1778850000,
                  "used_percent": 47.5
                },
                "source": "db-fallback",
                "statusline_cache": "absent"
              },
              "freshness": {
                "age_seconds": 13,
                "captured_at": "2026-05-12T10:00:00Z",
                "label": "fresh"
              },
              "reason": "user-agent rate-limit gate",
              "status": "rate_limited"
            }
            """);
  }

  @Test
  void whatAClockThatRanAheadHasReadIsNotServed() {
    program.run("refresh-usage");
    Instant now = program.now;
    program.now = Instant.parse("2026-06-12T10:00:00Z");
    long reset = Instant.parse("2026-06-16T09:00:00Z").getEpochSecond();
    WholeProgram.Result ahead =
        program.run("claude", "record-usage", "--percent", "21", "--resets-at", reset + "");
    assertThat(ahead.exitCode()).isZero();
    endpoint.status = 429;
    program.now = now.plusSeconds(13);
    WholeProgram.Result text = program.run("refresh-usage");
    assertThat(text.err())
        .isEqualTo("refresh-usage: rate-limited; using last-known (captured 13s ago)\n");
    assertThat(text.out()).startsWith("refresh-usage: 7d 48% (in 3d 2h) | 5h 12% (in 2h 14m) ");
  }

  @Test
  void askedTooOftenWithoutAnythingKnown() {
    endpoint.status = 429;
    WholeProgram.Result text = program.run("refresh-usage");
    assertThat(text.err())
        .isEqualTo(
            "refresh-usage: rate-limited; no last-known data; status-line will populate on next CC"
                + " tick\n");
    assertThat(text.out()).isEmpty();
    assertThat(text.exitCode()).isZero();
    assertThat(document(program.run("refresh-usage", "--json")))
        .isEqualTo(
            """
            {
              "fallback": null,
              "freshness": null,
              "reason": "no prior snapshot",
              "status": "rate_limited"
            }
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"throttle_seconds\": 2} | oauth_usage.throttle_seconds must be in [5, 600], got 2",
        "{\"throttle_seconds\": true} | oauth_usage.throttle_seconds must be an integer",
        "{\"fresh_threshold_seconds\": 0} | oauth_usage.fresh_threshold_seconds must be >= 1",
        "{\"fresh_threshold_seconds\": 90}"
            + " | oauth_usage.fresh_threshold_seconds must be < stale_after_seconds",
        "{\"user_agent\": \"\"} | oauth_usage.user_agent must be a non-empty string or null"
      })
  void settingsThatCannotBe(String block, String reason) throws Exception {
    Files.createDirectories(program.data);
    Files.writeString(program.data.resolve("config.json"), "{\"oauth_usage\": " + block + "}");
    WholeProgram.Result result = program.run("refresh-usage");
    assertThat(result.err()).isEqualTo("cctally: invalid oauth_usage config: " + reason + "\n");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(endpoint.requests).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "nan", "inf", "601"})
  void aTimeoutThatCannotBe(String timeout) {
    WholeProgram.Result result = program.run("refresh-usage", "--timeout=" + timeout);
    assertThat(result.err()).contains("argument --timeout: ").contains(timeout);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(endpoint.requests).hasValue(0);
  }

  @Test
  void aTimeoutOfZeroIsTheUsualOne() {
    assertThat(program.run("refresh-usage", "--timeout", "0").exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "ok, 0",
    "rate_limited, 0",
    "no_oauth_token, 2",
    "fetch_failed, 3",
    "parse_failed, 4",
    "record_failed, 5",
    "other, 4"
  })
  void resultsForTestsOfOtherPrograms(String result, int code) {
    program.variables.put("CCTALLY_TEST_REFRESH_RESULT", result);
    WholeProgram.Result ended = program.run("refresh-usage", "--json");
    assertThat(ended.exitCode()).isEqualTo(code);
    assertThat(endpoint.requests).hasValue(0);
    if (result.equals("other")) {
      assertThat(ended.err()).isEqualTo("refresh-usage: unexpected status 'other'\n");
    }
  }

  @Test
  void theTokenIsKeptNowhere() throws Exception {
    program.run("refresh-usage");
    endpoint.status = 401;
    endpoint.body = "very-secret";
    assertThat(program.run("refresh-usage").err()).doesNotContain("very-secret");
    try (Stream<Path> files = Files.walk(program.data)) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(file ->
              assertThat(
                      new String(
                          Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                  .doesNotContain("very-secret"));
    }
  }

  @Test
  void aVendorWhoseFiguresStandInItsLogsCannotBeAsked() {
    program.plugins =
        () ->
            new ClassPathPlugins(new dev.cctally.plugins.claude.ClaudeVendor())
                .add(
                    new dev.cctally.plugins.codex.CodexVendor(),
                    dev.cctally.platform.plugin.ReportShape.INCLUSIVE_INPUT,
                    Map.of());
    WholeProgram.Result result = program.run("refresh-usage", "--vendor", "codex");
    assertThat(result.err())
        .isEqualTo(
            "cctally: 'codex' cannot be asked for its quota; its figures come from its logs\n");
    assertThat(result.exitCode()).isEqualTo(2);
  }

  /** What a run printed, which is what the published schema says. */
  private static String document(WholeProgram.Result result) {
    assertThat(Schemas.problems("refresh-usage", result.out())).isEmpty();
    return result.out();
  }
}
