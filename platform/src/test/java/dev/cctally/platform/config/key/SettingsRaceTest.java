package dev.cctally.platform.config.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.config.JsonDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several writers and a reader at once. */
final class SettingsRaceTest {
  private static final int WRITERS = 12;

  @TempDir private Path data;

  @Test
  void processesLoseNoChangeAndAReaderSeesWholeFilesOnly() throws Exception {
    Path file = data.resolve("config.json");
    Files.writeString(file, "{\n  \"zip\": 1e3\n}\n");
    Reader reader = new Reader(file);
    Thread reading = Thread.ofPlatform().start(reader);
    List<Process> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(
          i % 2 == 0
              ? start("update.check.ttl_hours", "5", "6", "7", "8")
              : start("budget.weekly_usd", "300", "1", "2.5", "300"));
    }
    for (Process writer : writers) {
      assertThat(writer.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(writer.exitValue()).isZero();
    }
    reader.stop.set(true);
    reading.join();

    assertThat(reader.failure.get()).isNull();
    assertThat(reader.reads.get()).isGreaterThan(WRITERS);
    assertThat(file)
        .content()
        .startsWith("{\n  \"zip\": 1e3,\n")
        .contains("\"ttl_hours\": 8")
        .contains("\"weekly_usd\": 300.0");
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(SettingProgram.class.getName());
    command.add(data.toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).inheritIO().start();
  }

  @Test
  void threadsLoseNoChange() throws Exception {
    List<String> names =
        SomeVendors.settings(data, ConfigChange.Listener.NONE).keys().stream()
            .filter(key -> !key.words().isEmpty() && !key.name().contains("vendors"))
            .filter(key -> !key.name().equals("alerts.notifier"))
            .filter(key -> !key.name().startsWith("budget.south"))
            .map(ConfigKey::name)
            .toList();
    AtomicInteger heard = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (String name : names) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                UserSettings settings =
                    SomeVendors.settings(data, change -> heard.incrementAndGet());
                String word = settings.one(name).values().getFirst().key().words().getLast();
                settings.set(name, word);
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(names).hasSizeGreaterThan(9);
    assertThat(heard).hasValue(names.size());
    String text = Files.readString(data.resolve("config.json"));
    for (String name : names) {
      assertThat(
              JsonDocument.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                  .find(name.split("\\.")))
          .as(name)
          .isNotNull();
    }
  }

  /** Reads until it is told to stop. */
  private static final class Reader implements Runnable {
    final AtomicBoolean stop = new AtomicBoolean();
    final AtomicInteger reads = new AtomicInteger();
    final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Path file;

    Reader(Path file) {
      this.file = file;
    }

    @Override
    public void run() {
      try {
        while (!stop.get()) {
          JsonDocument document = JsonDocument.of(Files.readAllBytes(file));
          if (!"1e3".equals(document.find("zip"))) {
            throw new IOException("it is incomplete");
          }
          reads.incrementAndGet();
        }
      } catch (IOException | JsonDocument.BrokenException e) {
        failure.set(e);
      }
    }
  }
}
