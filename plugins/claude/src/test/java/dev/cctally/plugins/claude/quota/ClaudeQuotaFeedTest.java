package dev.cctally.plugins.claude.quota;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.cctally.spi.quota.QuotaAnswer;
import dev.cctally.spi.quota.QuotaFeed;
import dev.cctally.spi.quota.QuotaFeed.Access;
import dev.cctally.spi.vendor.QuotaReading;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClaudeQuotaFeedTest {
  private static final String GOOD =
      "{\"seven_day\":{\"utilization\":47.5,\"resets_at\":\"2026-05-15T13:00:00.123456+00:00\"},"
          + "\"five_hour\":{\"utilization\":12,\"resets_at\":\"2026-05-12T12:15:00Z\"},"
          + "\"seven_day_opus\":null,\"extra\":[1,{}]}";
  private static final Duration SECONDS = Duration.ofSeconds(5);

  @TempDir private Path home;
  private FakeFeedHost host;
  private HttpServer server;
  private final List<Headers> requests = new ArrayList<>();
  private volatile int status = 200;
  private volatile String body = GOOD;
  private volatile Map<String, String> answerHeaders = Map.of();
  private QuotaFeed feed;

  @BeforeEach
  void start() throws IOException {
    host = new FakeFeedHost(home);
    feed =
        new ClaudeQuotaFeed(environment -> List.of(home.resolve("named"), home.resolve(".claude")));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/usage",
        exchange -> {
          requests.add(exchange.getRequestHeaders());
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          answerHeaders.forEach(exchange.getResponseHeaders()::set);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    host.variables.put(
        "CCTALLY_TEST_USAGE_URL", "http://127.0.0.1:" + server.getAddress().getPort() + "/usage");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void credentials(String folder, String token) throws IOException {
    Path file = home.resolve(folder).resolve(".credentials.json");
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, "{\"other\":1,\"claudeAiOauth\":{\"accessToken\":\"" + token + "\"}}");
  }

  private QuotaAnswer fetch(Duration timeout) throws IOException {
    credentials(".claude", "secret-1");
    Access access = feed.open(host);
    assertThat(access).isInstanceOf(Access.SignedIn.class);
    return ((Access.SignedIn) access).request().send(timeout);
  }

  private String unreachable() throws IOException {
    QuotaAnswer answer = fetch(SECONDS);
    assertThat(answer).isInstanceOf(QuotaAnswer.Unreachable.class);
    return ((QuotaAnswer.Unreachable) answer).reason();
  }

  @Test
  void asksAsTheToolDoes() throws Exception {
    host.programs.put("claude", "2.1.119 (Claude Code)\n");
    QuotaAnswer answer = fetch(SECONDS);
    long now = Instant.parse("2026-05-12T10:00:00Z").getEpochSecond() * 1_000_000;
    long week = Instant.parse("2026-05-15T13:00:00Z").getEpochSecond() * 1_000_000;
    long block = Instant.parse("2026-05-12T12:15:00Z").getEpochSecond() * 1_000_000;
    assertThat(answer)
        .isEqualTo(
            new QuotaAnswer.Stated(
                List.of(
                    new QuotaAnswer.Figure(
                        new QuotaReading(0, now, "seven-day", 47.5, week, null, null),
                        "2026-05-15T13:00:00.123456+00:00"),
                    new QuotaAnswer.Figure(
                        new QuotaReading(0, now, "five-hour", 12, block, null, null),
                        "2026-05-12T12:15:00Z")),
                List.of()));
    Headers headers = requests.getFirst();
    assertThat(headers.get("Authorization")).containsExactly("Bearer secret-1");
    assertThat(headers.get("anthropic-beta")).containsExactly("oauth-2025-04-20");
    assertThat(headers.get("Content-Type")).containsExactly("application/json");
    assertThat(headers.get("User-Agent")).containsExactly("claude-code/2.1.119");
  }

  @Test
  void theTokenOfTheKeychainComesFirstThenTheNamedFoldersThenTheUsualOne() throws Exception {
    host.operatingSystem = "macos";
    host.programs.put("security", "{\"claudeAiOauth\":{\"accessToken\":\" key-chain \"}}\n");
    credentials("named", "named-1");
    fetch(SECONDS);
    assertThat(host.asked).contains("security find-generic-password -s Claude Code-credentials -w");
    host.programs.put("security", "{\"claudeAiOauth\":{\"accessToken\":\"\"}}");
    fetch(SECONDS);
    host.programs.remove("security");
    Files.writeString(home.resolve("named/.credentials.json"), "{\"claudeAiOauth\":");
    fetch(SECONDS);
    assertThat(requests)
        .extracting(headers -> headers.getFirst("Authorization"))
        .containsExactly("Bearer key-chain", "Bearer named-1", "Bearer secret-1");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "[]",
        "x",
        "{}",
        "{\"claudeAiOauth\":null}",
        "`{\"claudeAiOauth\":{\"accessToken\":7}}`",
        "`{\"claudeAiOauth\":{\"accessToken\":\"  \"}}`",
        "`{\"claudeAiOauth\":{\"accessToken\":\"a\\nb\"}}`"
      })
  void whatHoldsNoTokenIsNobodySignedIn(String content) throws Exception {
    Files.createDirectories(home.resolve(".claude"));
    Files.writeString(home.resolve(".claude/.credentials.json"), content);
    assertThat(feed.open(host))
        .isEqualTo(
            new Access.NotSignedIn("no OAuth token found (run 'claude' once to authenticate)"));
    assertThat(host.asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2.1.119 (Claude Code), 2.1.119",
    "2.2.0-beta.1 (x), 2.2.0-beta.1",
    "1.2.3.4, 2.1.116",
    "version 1.2.3.4 of 3.4.5, 3.4.5",
    "none, 2.1.116"
  })
  void theVersionIsWhatTheProgramSays(String said, String version) {
    host.programs.put("claude", said);
    assertThat(new ToolVersion(host).userAgent()).isEqualTo("claude-code/" + version);
  }

  @Test
  void theVersionIsElseTheNewestInstalled() throws Exception {
    for (String name : List.of("2.1.9", "2.1.10", "2.1.10-rc.1", "9.9.9.9", "latest", "2.0.99")) {
      Files.createDirectories(home.resolve(".local/share/claude/versions").resolve(name));
    }
    assertThat(new ToolVersion(host).userAgent()).isEqualTo("claude-code/2.1.10");
    assertThat(host.memory).containsEntry("tool-version", "2.1.10");
  }

  @Test
  void theProgramIsNotAskedWhileItsAnswerIsRemembered() {
    host.memory.put("tool-version", "2.1.200");
    host.programs.put("claude", "9.9.9");
    assertThat(new ToolVersion(host).userAgent()).isEqualTo("claude-code/2.1.200");
    assertThat(host.asked).isEmpty();
  }

  @Test
  void aUserAgentThatIsSetIsSentVerbatim() throws Exception {
    host.userAgent = java.util.Optional.of("mine/1 (x)");
    fetch(SECONDS);
    assertThat(requests.getFirst().getFirst("User-Agent")).isEqualTo("mine/1 (x)");
    assertThat(host.asked).isEmpty();
  }

  @Test
  void aRefusalIsToldWithoutTheToken() throws Exception {
    status = 401;
    body = "token secret-1 is bad " + "x".repeat(400);
    assertThat(unreachable())
        .startsWith("OAuth fetch failed: HTTP 401 Unauthorized: token [token] is bad xxx")
        .hasSize("OAuth fetch failed: HTTP 401 Unauthorized: ".length() + 200)
        .doesNotContain("secret-1");
    status = 503;
    body = "";
    assertThat(unreachable()).isEqualTo("OAuth fetch failed: HTTP 503 Service Unavailable: ");
  }

  @Test
  void theTokenIsNotSentWhereARedirectLeads() throws Exception {
    status = 302;
    answerHeaders = Map.of("Location", "http://127.0.0.1:1/elsewhere");
    assertThat(unreachable()).startsWith("OAuth fetch failed: HTTP 302: ");
    assertThat(requests).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "120, 120",
    "0, 0",
    "soon,",
    "'Tue, 12 May 2026 10:01:30 GMT', 90",
    "'Tue, 12 May 2026 09:00:00 GMT', 0"
  })
  void aRateLimitSaysHowLong(String header, @Nullable Long seconds) throws Exception {
    status = 429;
    answerHeaders = Map.of("Retry-After", header);
    assertThat(fetch(SECONDS))
        .isEqualTo(
            new QuotaAnswer.RateLimited(seconds == null ? null : Duration.ofSeconds(seconds)));
  }

  @Test
  void aSilentServerIsNotWaitedFor() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      host.variables.put("CCTALLY_TEST_USAGE_URL", "http://127.0.0.1:" + silent.getLocalPort());
      assertThat(fetch(Duration.ofMillis(250)))
          .isEqualTo(new QuotaAnswer.Unreachable("OAuth fetch failed: timed out after 0.25s"));
    }
  }

  @Test
  void nobodyListening() throws Exception {
    server.stop(0);
    assertThat(unreachable()).startsWith("OAuth fetch failed: URLError: ");
  }

  @Test
  void aProxyOfTheEnvironmentIsAsked() throws Exception {
    String here = "127.0.0.1:" + server.getAddress().getPort();
    host.variables.put("http_proxy", "http://" + here);
    host.variables.put("CCTALLY_TEST_USAGE_URL", "http://localhost:1/usage");
    assertThat(fetch(SECONDS)).isInstanceOf(QuotaAnswer.Stated.class);
    host.variables.put("NO_PROXY", "example.org, localhost");
    assertThat(fetch(SECONDS)).isInstanceOf(QuotaAnswer.Unreachable.class);
  }

  @Test
  void theTestAddressMustBeOnThisMachine() {
    assertThat(feed.networkHosts()).containsExactly("api.anthropic.com");
    host.variables.put("CCTALLY_TEST_USAGE_URL", "http://elsewhere.invalid/usage");
    // Nothing is listening behind this proxy: the request for the real address ends there.
    host.variables.put("HTTPS_PROXY", "127.0.0.1:1");
    assertThat(new UsageEndpoint(host, "t", "u").get(SECONDS))
        .isInstanceOf(QuotaAnswer.Unreachable.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nope | response was not JSON",
        "{\"seven_day\":{} | response was not JSON",
        "[1] | response missing seven_day.utilization",
        "{} | response missing seven_day.utilization",
        "{\"seven_day\":null} | response missing seven_day.utilization",
        "{\"seven_day\":{\"utilization\":null}} | response missing seven_day.utilization",
        "{\"seven_day\":{\"utilization\":1}} | response missing seven_day.resets_at",
        "{\"seven_day\":{\"utilization\":1,\"resets_at\":null}} | response missing"
            + " seven_day.resets_at",
        "{\"seven_day\":{\"utilization\":1,\"resets_at\":\" \"}} | response missing"
            + " seven_day.resets_at",
        "{\"seven_day\":{\"utilization\":\"much\",\"resets_at\":\"2026-05-15T13:00Z\"}}"
            + " | OAuth response had unparseable seven_day fields: utilization is no number: much",
        "{\"seven_day\":{\"utilization\":true,\"resets_at\":\"2026-05-15T13:00Z\"}}"
            + " | OAuth response had unparseable seven_day fields: utilization is no number: true",
        "{\"seven_day\":{\"utilization\":-5,\"resets_at\":\"2026-05-15T13:00Z\"}} | OAuth response"
            + " had unparseable seven_day fields: utilization must be from 0 to 1000, not -5",
        "{\"seven_day\":{\"utilization\":1,\"resets_at\":\"soon\"}} | OAuth response had"
            + " unparseable seven_day fields: resets_at is no ISO 8601 time: soon",
        "{\"seven_day\":{\"utilization\":1,\"resets_at\":1778849999}} | OAuth response had"
            + " unparseable seven_day fields: resets_at is no ISO 8601 time: 1778849999"
      })
  void whatMakesNoSense(String answer, String reason) {
    assertThat(feed.fromAnswer(answer.getBytes(StandardCharsets.UTF_8), 0))
        .isEqualTo(new QuotaAnswer.Unusable(reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null |",
        "[] |",
        "{\"utilization\":3,\"resets_at\":null} |",
        "{\"utilization\":3,\"resets_at\":17} |",
        "{\"utilization\":3,\"resets_at\":\"x\"}"
            + " | ignoring unparseable five_hour fields: resets_at is no ISO 8601 time: x",
        "{\"utilization\":\"x\",\"resets_at\":\"2026-05-12T12:00Z\"}"
            + " | ignoring unparseable five_hour fields: utilization is no number: x",
        "{\"utilization\":-1,\"resets_at\":\"2026-05-12T12:00Z\"}"
            + " | ignoring unparseable five_hour fields: utilization must be from 0 to 1000, not -1"
      })
  void aFaultyFiveHourWindowDoesNotSpoilTheWeek(String fiveHour, @Nullable String warning) {
    String json =
        "{\"five_hour\":"
            + fiveHour
            + ",\"seven_day\":{\"utilization\":\"5.5\",\"resets_at\":\"2026-05-15 13:00:00\"}}";
    QuotaAnswer answer = feed.fromAnswer(json.getBytes(StandardCharsets.UTF_8), 0);
    assertThat(answer).isInstanceOf(QuotaAnswer.Stated.class);
    QuotaAnswer.Stated stated = (QuotaAnswer.Stated) answer;
    assertThat(stated.figures())
        .extracting(figure -> figure.reading().window())
        .containsExactly("seven-day");
    assertThat(stated.figures().getFirst().reading().usedPercent()).isEqualTo(5.5);
    assertThat(stated.warnings()).isEqualTo(warning == null ? List.of() : List.of(warning));
  }
}
