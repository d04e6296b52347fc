package dev.cctally.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Many processes that see the same thresholds crossed, and one that tells. */
@DisabledOnOs(OS.WINDOWS)
final class RacingAlertsIT {
  private static final String LAUNCHER =
      Path.of(Objects.requireNonNull(System.getProperty("cctally.dist"), "cctally.dist"))
          .resolve("bin/cctally")
          .toString();
  private static final long RESETS = Instant.parse("2026-06-02T17:00:00Z").getEpochSecond();
  private static final int PROCESSES = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path folder;

  private Run run(String now, String... words) throws IOException, InterruptedException {
    return Run.of(
        folder,
        Map.of(
            "CCTALLY_DATA_DIR",
            folder.resolve("data").toString(),
            "TZ",
            "UTC",
            "CCTALLY_AS_OF",
            now),
        Stream.concat(Stream.of(LAUNCHER), Stream.of(words)).toArray(String[]::new));
  }

  private static String[] reading(int percent) {
    return new String[] {
      "record-usage", "--percent", String.valueOf(percent), "--resets-at", String.valueOf(RESETS)
    };
  }

  @Test
  void fiftyProcessesTellEachThresholdOnce() throws Exception {
    Path told = folder.resolve("told");
    Path tell = Files.writeString(folder.resolve("tell"), "#!/bin/sh\necho \"$*\" >> " + told);
    Files.setPosixFilePermissions(tell, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        folder.resolve("data/config.json"),
        "{\"alerts\": {\"enabled\": true, \"command_template\": [\""
            + tell
            + "\", \"{axis}\", \"{threshold}\"]}}");
    assertThat(run("2026-05-27T10:00:00Z", reading(60)).status()).isZero();

    List<Future<Run>> runs = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(PROCESSES)) {
      for (int i = 0; i < PROCESSES; i++) {
        runs.add(threads.submit(() -> run("2026-05-27T10:10:00Z", reading(96))));
      }
    }
    for (Future<Run> one : runs) {
      Run run = one.get();
      assertThat(run.err()).isEmpty();
      assertThat(run.status()).isZero();
    }
    assertThat(lines(told, 2)).containsExactlyInAnyOrder("weekly 90", "weekly 95");
    assertThat(Files.readAllLines(folder.resolve("data/logs/alerts.log")))
        .containsExactly(
            "2026-05-27T10:10:00Z\tweekly\t90\t2026-05-26\treal\tqueued\twarn",
            "2026-05-27T10:10:00Z\tweekly\t95\t2026-05-26\treal\tqueued\twarn");
    assertThat(run("2026-05-27T10:11:00Z", "alerts", "history", "--json").out())
        .doesNotContain("\"delivery\": null");
  }

  /** What programs that nobody waited for have written, once they have. */
  private static List<String> lines(Path file, int count) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline
        && (!Files.exists(file) || Files.readAllLines(file).size() < count)) {
      Thread.sleep(50);
    }
    Thread.sleep(500); // another one would come late
    return Files.readAllLines(file);
  }
}
