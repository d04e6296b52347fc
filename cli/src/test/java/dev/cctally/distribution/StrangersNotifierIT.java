package dev.cctally.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar of a notifier that none of our modules knows, installed in the product. */
final class StrangersNotifierIT {
  private static final Path LAUNCHER =
      Path.of(Objects.requireNonNull(System.getProperty("cctally.dist"), "cctally.dist"))
          .resolve("bin/cctally");
  private static final Path JAR =
      Path.of(Objects.requireNonNull(System.getProperty("cctally.strangers"), "cctally.strangers"))
          .resolve("webhook-notifier/target/cctally-notifier-webhook-1.0.0.jar");

  @TempDir private Path folder;
  private final List<String> received = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private Run run(String... words) throws IOException, InterruptedException {
    String[] line =
        Stream.concat(Stream.of(LAUNCHER.toString()), Stream.of(words)).toArray(String[]::new);
    return Run.of(
        folder, Map.of("CCTALLY_DATA_DIR", folder.resolve("data").toString(), "TZ", "UTC"), line);
  }

  private void configure(String alerts) throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/config.json"), "{\"alerts\": " + alerts + "}\n");
  }

  private void install() throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(JAR));
    Run install =
        run(
            "plugins",
            "install",
            JAR.toString(),
            "--yes",
            "--sha256",
            HexFormat.of().formatHex(digest));
    assertThat(install.status()).as(install.err()).isZero();
  }

  @Test
  void tellsTheUserAsSoonAsItIsInstalledAndNamed() throws Exception {
    configure(
        "{\"notifier\": \"webhook\", \"notifier_settings\": {\"webhook\": {\"url\": \"http://"
            + server.getAddress().getAddress().getHostAddress()
            + ":"
            + server.getAddress().getPort()
            + "/\"}}}");
    Run before = run("alerts", "test");
    assertThat(before.status()).isEqualTo(3);
    assertThat(before.err())
        .contains("cctally: no_notifier:unavailable", "no plugin brings the notifier 'webhook'");

    install();
    Run sent = run("alerts", "test", "--axis", "budget");

    assertThat(sent.status()).as(sent.err()).isZero();
    assertThat(sent.err()).isEmpty();
    assertThat(sent.out()).startsWith("notifier: webhook\n");
    assertThat(received)
        .containsExactly(
            "{\"title\":\"cctally - budget\",\"subtitle\":\"90% of budget\",\"body\":\"$270.00 of"
                + " $300.00 (90% of budget)\",\"severity\":\"warn\",\"urgency\":\"normal\","
                + "\"axis\":\"budget\",\"vendor\":\"claude\",\"threshold\":90,\"metric\":null}");

    status = 500;
    Run refused = run("alerts", "test");
    assertThat(refused.status()).isEqualTo(3);
    assertThat(refused.err())
        .isEqualTo("cctally: spawn_error: OSError: the webhook answered with status 500\n");

    assertThat(run("plugins", "remove", "org.example.webhook", "--yes").status()).isZero();
    assertThat(run("alerts", "test").err()).contains("no_notifier:unavailable");
    assertThat(Files.readAllLines(folder.resolve("data/logs/alerts.log"))).hasSize(4);
  }

  @Test
  void isNotUsedUnlessItIsNamed() throws Exception {
    configure("{\"notifier_settings\": {\"webhook\": {\"url\": \"http://127.0.0.1:1/\"}}}");
    install();

    assertThat(run("alerts", "test").out()).doesNotContain("webhook");
    assertThat(received).isEmpty();
  }
}
