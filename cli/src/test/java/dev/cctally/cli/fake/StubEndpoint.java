package dev.cctally.cli.fake;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A vendor's usage endpoint on this machine. */
public final class StubEndpoint implements AutoCloseable {
  public final AtomicInteger requests = new AtomicInteger();
  public volatile int status = 200;
  public volatile String body = "";
  public volatile Map<String, String> headers = Map.of();
  public volatile long delayMillis;
  private final HttpServer server;

  /** Starts one. */
  public StubEndpoint() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          try {
            Thread.sleep(delayMillis);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          headers.forEach(exchange.getResponseHeaders()::set);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  /** Where it is. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/usage";
  }

  /** Answers with these figures. */
  public void states(double week, String weekResets, double block, String blockResets) {
    status = 200;
    body =
        "{\"seven_day\":{\"utilization\":%s,\"resets_at\":\"%s\"},".formatted(week, weekResets)
            + "\"five_hour\":{\"utilization\":%s,\"resets_at\":\"%s\"}}"
                .formatted(block, blockResets);
  }

  /** Signs somebody in. */
  public static void signIn(Path home) throws IOException {
    Path file = home.resolve(".claude/.credentials.json");
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, "{\"claudeAiOauth\":{\"accessToken\":\"very-secret\"}}");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
