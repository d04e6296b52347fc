package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.cctally.cli.fake.TestKeys;
import dev.cctally.platform.plugin.manage.HttpsDownload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fetching a jar from a server of this machine. */
final class DownloadTest {
  @TempDir private Path folder;
  private HttpsServer server;
  private SSLContext context;

  @BeforeEach
  void serve() throws Exception {
    context = TestKeys.make(folder, "localhost").context();
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext("/jar", answer(200, "content"));
    server.createContext("/moved", redirect("jar"));
    server.createContext("/http", redirect("http://localhost/jar"));
    server.createContext("/file", redirect("file:///etc/passwd"));
    server.createContext("/circle", redirect("/circle"));
    server.createContext("/gone", answer(404, "no"));
    server.createContext("/large", answer(200, "x".repeat(3 << 20)));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static HttpHandler answer(int status, String text) {
    return exchange -> respond(exchange, status, text);
  }

  private static HttpHandler redirect(String to) {
    return exchange -> {
      exchange.getResponseHeaders().add("Location", to);
      respond(exchange, 302, "elsewhere");
    };
  }

  private static void respond(HttpExchange exchange, int status, String text) throws IOException {
    try (exchange) {
      byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private String fetch(String path) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new HttpsDownload(context.getSocketFactory(), Duration.ofSeconds(30))
        .fetch(URI.create(address(path)), 1 << 20, out);
    return out.toString(java.nio.charset.StandardCharsets.US_ASCII);
  }

  private String address(String path) {
    return "https://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  @Test
  void fetchesAndFollowsRedirects() throws IOException {
    assertThat(fetch("/jar")).isEqualTo("content");
    assertThat(fetch("/moved")).isEqualTo("content");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /http   | only https is accepted
          /file   | only https is accepted
          /circle | more than 5 redirects
          /gone   | the server answered 404
          /large  | it is larger than 1 MB
          """)
  void refuses(String path, String message) {
    assertThatThrownBy(() -> fetch(path))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }

  @Test
  void trustsNobodyElse() throws IOException {
    RealProgram program = new RealProgram(folder);

    RealProgram.Result result =
        program.run("plugins", "install", address("/jar"), "--yes", "--sha256", "0".repeat(64));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("Error: cannot fetch " + address("/jar") + ": ")
        .endsWith("; nothing was installed\n");
    assertThat(program.users()).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://localhost/a.jar        | only https addresses and files are accepted
          ftp://localhost/a.jar         | only https addresses and files are accepted
          https://a:b@localhost/a.jar   | must be given without a user and a password
          https://exa mple/a.jar        | is no address
          """)
  void acceptsHttpsOnly(String address, String message) throws IOException {
    RealProgram program = new RealProgram(folder);

    RealProgram.Result result =
        program.run("plugins", "install", address, "--yes", "--sha256", "0".repeat(64));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(message, "nothing was installed").doesNotContain("a:b");
  }
}
