package dev.cctally.plugins.claude.quota;

import dev.cctally.spi.quota.QuotaAnswer;
import dev.cctally.spi.vendor.HostEnvironment;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks the endpoint that Claude Code itself asks. */
final class UsageEndpoint {
  static final String HOST = "api.anthropic.com";

  private static final URI ADDRESS = URI.create("https://" + HOST + "/api/oauth/usage");

  /** For tests: another address, on this machine only, since the token is sent there. */
  private static final String ADDRESS_VARIABLE = "CCTALLY_TEST_USAGE_URL";

  private static final int LARGEST_ANSWER = 1 << 20;
  private static final int LONGEST_SNIPPET = 200;
  private static final int TOO_MANY_REQUESTS = 429;

  private static final Map<Integer, String> PHRASES =
      Map.ofEntries(
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(407, "Proxy Authentication Required"),
          Map.entry(408, "Request Timeout"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(504, "Gateway Timeout"),
          Map.entry(529, "Overloaded"));

  private final HostEnvironment host;
  private final String token;
  private final String userAgent;

  UsageEndpoint(HostEnvironment host, String token, String userAgent) {
    this.host = host;
    this.token = token;
    this.userAgent = userAgent;
  }

  QuotaAnswer get(Duration timeout) {
    HttpRequest request;
    try {
      request =
          HttpRequest.newBuilder(address())
              .timeout(timeout)
              .header("Authorization", "Bearer " + token)
              .header("anthropic-beta", "oauth-2025-04-20")
              .header("Content-Type", "application/json")
              .header("User-Agent", userAgent)
              .GET()
              .build();
    } catch (IllegalArgumentException e) {
      // The token was checked; the name is the user's.
      return unreachable("user agent cannot be sent in a header");
    }
    // Never redirected: the token is for this host alone.
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(new EnvironmentProxy(host))
            .connectTimeout(timeout)
            .build()) {
      QuotaAnswer answer = send(client, request, timeout);
      client.shutdownNow();
      return answer;
    }
  }

  private QuotaAnswer send(HttpClient client, HttpRequest request, Duration timeout) {
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), LARGEST_ANSWER));
    try {
      return answer(sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      sent.cancel(true);
      return timedOut(timeout);
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      return unreachable("interrupted");
    } catch (ExecutionException e) {
      return failure(e.getCause(), timeout);
    }
  }

  private QuotaAnswer answer(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status == TOO_MANY_REQUESTS) {
      return new QuotaAnswer.RateLimited(
          response.headers().firstValue("Retry-After").flatMap(this::wait).orElse(null));
    }
    if (status < 200 || status > 299) {
      String phrase = PHRASES.getOrDefault(status, "");
      return unreachable(
          "HTTP " + status + (phrase.isEmpty() ? "" : " " + phrase) + ": " + snippet(response));
    }
    Instant now = host.clock().instant();
    return UsageAnswer.of(response.body(), Math.multiplyExact(now.getEpochSecond(), 1_000_000L));
  }

  /** Seconds, or the moment until which to wait. */
  private Optional<Duration> wait(String value) {
    String text = value.strip();
    if (text.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(host.clock().instant(), until);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private String snippet(HttpResponse<byte[]> response) {
    String text =
        new String(response.body(), StandardCharsets.UTF_8).strip().replace(token, "[token]");
    return text.length() > LONGEST_SNIPPET ? text.substring(0, LONGEST_SNIPPET) : text;
  }

  private QuotaAnswer failure(@Nullable Throwable cause, Duration timeout) {
    if (cause instanceof HttpTimeoutException) {
      return timedOut(timeout);
    }
    for (Throwable e = cause; e != null; e = e.getCause()) {
      if (e instanceof UnknownHostException
          || e instanceof java.nio.channels.UnresolvedAddressException) {
        return unreachable("URLError: the host's name is not known");
      }
    }
    if (cause instanceof ConnectException) {
      String message = cause.getMessage();
      return unreachable("URLError: " + (message == null ? "connection refused" : message));
    }
    if (cause instanceof IOException) {
      String message = String.valueOf(cause.getMessage()).replace(token, "[token]");
      return unreachable("URLError: " + message);
    }
    return unreachable("URLError: " + (cause == null ? "" : cause.getClass().getSimpleName()));
  }

  private static QuotaAnswer timedOut(Duration timeout) {
    return unreachable("timed out after " + (double) timeout.toMillis() / 1000 + "s");
  }

  private static QuotaAnswer unreachable(String reason) {
    return new QuotaAnswer.Unreachable("OAuth fetch failed: " + reason);
  }

  private URI address() {
    return host.variable(ADDRESS_VARIABLE)
        .map(URI::create)
        .filter(UsageEndpoint::onThisMachine)
        .orElse(ADDRESS);
  }

  private static boolean onThisMachine(URI uri) {
    String name = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    return name.equals("127.0.0.1") || name.equals("localhost") || name.equals("[::1]");
  }
}
