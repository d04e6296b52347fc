package dev.cctally.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed while it tells: the alert is latched, and whether anybody was told
 * nobody knows. It is told to a webhook that never answers, so that the moment to kill is known.
 */
@DisabledOnOs(OS.WINDOWS)
final class KilledAlertIT {
  private static final String LAUNCHER =
      Path.of(Objects.requireNonNull(System.getProperty("cctally.dist"), "cctally.dist"))
          .resolve("bin/cctally")
          .toString();
  private static final Path JAR =
      Path.of(Objects.requireNonNull(System.getProperty("cctally.strangers"), "cctally.strangers"))
          .resolve("webhook-notifier/target/cctally-notifier-webhook-1.0.0.jar");
  private static final long RESETS = Instant.parse("2026-06-02T17:00:00Z").getEpochSecond();
  private static final int SIGKILL = 128 + 9;

  @TempDir private Path folder;
  private final BlockingQueue<Socket> asked = new LinkedBlockingQueue<>();
  private ServerSocket webhook;

  @BeforeEach
  void open() throws Exception {
    webhook = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        folder.resolve("data/config.json"),
        """
        {"alerts": {"enabled": true, "notifier": "webhook",
          "notifier_settings": {"webhook": {"url": "http://%s:%d/"}}}}
        """
            .formatted(webhook.getInetAddress().getHostAddress(), webhook.getLocalPort()));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(JAR));
    Run install =
        run(
            "2026-05-27T09:00:00Z",
            "plugins",
            "install",
            JAR.toString(),
            "--yes",
            "--sha256",
            HexFormat.of().formatHex(digest));
    assertThat(install.status()).as(install.err()).isZero();
  }

  @AfterEach
  void close() throws IOException {
    webhook.close();
    for (Socket socket : asked) {
      socket.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        asked.add(webhook.accept());
      }
    } catch (IOException e) {
      return; // the test is over
    }
  }

  private Map<String, String> environment(String now) {
    return Map.of(
        "CCTALLY_DATA_DIR", folder.resolve("data").toString(), "TZ", "UTC", "CCTALLY_AS_OF", now);
  }

  private Run run(String now, String... words) throws IOException, InterruptedException {
    return Run.of(
        folder,
        environment(now),
        Stream.concat(Stream.of(LAUNCHER), Stream.of(words)).toArray(String[]::new));
  }

  private static String[] reading(double percent) {
    return new String[] {
      "record-usage", "--percent", String.valueOf(percent), "--resets-at", String.valueOf(RESETS)
    };
  }

  @Test
  void isNeverToldAgainAndIsListedAsUndelivered() throws Exception {
    Run first = run("2026-05-27T10:00:00Z", reading(60));
    assertThat(first.status()).as(first.err()).isZero();

    assertThat(killedWhileTelling("2026-05-27T10:10:00Z", reading(92))).isEqualTo(SIGKILL);

    for (String later : List.of("2026-05-27T10:11:00Z", "2026-05-27T10:12:00Z")) {
      Run again = run(later, reading(later.contains("11") ? 92 : 93));
      assertThat(again.status()).as(again.err()).isZero();
      assertThat(again.err()).isEmpty();
    }
    assertThat(asked).isEmpty();
    Run table = run("2026-05-27T10:13:00Z", "alerts", "history", "--tz", "UTC");
    assertThat(table.out())
        .containsPattern("2026-05-27 10:10.*weekly.*90%.*undelivered")
        .contains("Undelivered: the program ended before it could tell; it is not told again.\n");
    assertThat(run("2026-05-27T10:13:00Z", "alerts", "history", "--json").out())
        .containsOnlyOnce("\"axis\": \"weekly\"")
        .contains(
            "\"threshold\": 90",
            "\"alerted_at\": \"2026-05-27T10:10:00Z\"",
            "\"suppressed\": false",
            "\"delivery\": null");
    assertThat(folder.resolve("data/logs/alerts.log")).doesNotExist();
  }

  /** The next alert is told as if nothing had happened. */
  @Test
  void isNotInTheWayOfTheNextOne() throws Exception {
    assertThat(run("2026-05-27T10:00:00Z", reading(60)).status()).isZero();
    assertThat(killedWhileTelling("2026-05-27T10:10:00Z", reading(92))).isEqualTo(SIGKILL);

    Thread answering = Thread.ofVirtual().start(this::answer);
    Run next = run("2026-05-27T10:20:00Z", reading(95.5));
    assertThat(next.status()).as(next.err()).isZero();
    answering.join();

    String history = run("2026-05-27T10:21:00Z", "alerts", "history", "--tz", "UTC").out();
    assertThat(history).containsPattern("95%.*queued").containsPattern("90%.*undelivered");
    assertThat(Files.readAllLines(folder.resolve("data/logs/alerts.log")))
        .containsExactly("2026-05-27T10:20:00Z\tweekly\t95\t2026-05-26\treal\tqueued\twarn");
  }

  private void answer() {
    try (Socket socket = Objects.requireNonNull(asked.poll(30, TimeUnit.SECONDS), "no request")) {
      socket
          .getOutputStream()
          .write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      socket.getInputStream().readAllBytes(); // until the other side has read it
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Runs a command until it tells somebody, kills it, and returns what the system says of it. */
  private int killedWhileTelling(String now, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(LAUNCHER));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder.environment().put("HOME", folder.toString());
    builder.environment().putAll(environment(now));
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("ignored").toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    Socket request = asked.poll(30, TimeUnit.SECONDS);
    process.destroyForcibly();
    int status = process.waitFor();
    Objects.requireNonNull(request, "nobody was told").close();
    return status;
  }
}
