package dev.cctally.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.plugins.claude.ClaudeVendor;
import dev.cctally.spi.setup.SampleLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only processes of their own can show: being killed, and meeting one another. */
final class RealProcessIT {
  private static final String LAUNCHER =
      Path.of(Objects.requireNonNull(System.getProperty("cctally.dist"), "cctally.dist"))
          .resolve("bin/cctally")
          .toString();

  @TempDir private Path folder;
  private Path home;

  @BeforeEach
  void writeLogs() throws IOException {
    home = folder.resolve("home");
    SampleLogs logs = new ClaudeVendor().sampleLogs().orElseThrow();
    for (int month = 1; month <= 6; month++) {
      Path part = folder.resolve("part" + month);
      logs.write(part, Instant.parse("2026-0" + month + "-20T12:00:00Z"));
      Path target = home.resolve(".claude/projects/m" + month);
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      Files.move(part.resolve(".claude/projects"), target);
    }
  }

  private Run report(String data) throws IOException, InterruptedException {
    return Run.of(folder, environment(data), LAUNCHER, "daily", "--json");
  }

  private Map<String, String> environment(String data) {
    return Map.of("HOME", home.toString(), "CCTALLY_DATA_DIR", folder.resolve(data).toString());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aProcessKilledAtAnyPointLosesAndDoublesNothing(long seed) throws Exception {
    Run clean = report("clean");
    assertThat(clean.status()).as(clean.err()).isZero();
    Random random = new Random(seed);
    for (int kill = 0; kill < 5; kill++) {
      ProcessBuilder builder = new ProcessBuilder(LAUNCHER, "daily");
      builder.environment().putAll(environment("killed"));
      builder.redirectErrorStream(true).redirectOutput(folder.resolve("ignored").toFile());
      Process process = builder.start();
      boolean done = process.waitFor(100 + random.nextInt(700), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      if (done) {
        Run.of(folder, environment("killed"), LAUNCHER, "cache-sync", "--rebuild");
      }
    }
    Run after = report("killed");
    assertThat(after.out()).as("seed " + seed).isEqualTo(clean.out());
    assertThat(after.status()).isZero();
  }

  @Test
  void processesAtOnceAllReportTheSame() throws Exception {
    String clean = report("clean").out();
    List<Future<Run>> reports = new ArrayList<>();
    List<Future<Run>> rebuilds = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (int i = 0; i < 3; i++) {
        reports.add(threads.submit(() -> report("shared")));
        rebuilds.add(
            threads.submit(
                () -> Run.of(folder, environment("shared"), LAUNCHER, "cache-sync", "--rebuild")));
      }
    }
    assertThat(clean).contains("totalCost");
    assertThat(reports).hasSize(3);
    for (Future<Run> report : reports) {
      Run run = report.get();
      assertThat(run.status()).as(run.err()).isZero();
      assertThat(run.out()).as(run.err()).isEqualTo(clean);
    }
    for (Future<Run> rebuild : rebuilds) {
      Run run = rebuild.get();
      // Each vendor has a lock of its own, so a rebuild may be refused for one and done for
      // another.
      boolean refused = run.err().contains("another process holds the lock");
      assertThat(run.status()).as(run.err()).isEqualTo(refused ? 1 : 0);
    }
    assertThat(report("shared").out()).isEqualTo(clean);
  }
}
