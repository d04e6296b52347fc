package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Reports over two generated corpora, equal to what another tool prints for them. The corpora are
 * shortened: long texts, which no cost depends on, are cut.
 */
class ParityTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "p11, UTC", "p11, America/New_York", "p11, Asia/Kathmandu",
    "p12, UTC", "p12, America/New_York", "p12, Asia/Kathmandu"
  })
  void reportsWhatAnotherToolReports(String corpus, String zone) throws IOException {
    Path home = folder.resolve("home");
    unpack(corpus, home.resolve(".claude/projects"));
    WholeProgram program = new WholeProgram(home, folder.resolve("data"));
    program.now = Instant.parse("2026-11-25T12:00:00Z");
    String tz = zone.equals("UTC") ? "utc" : zone;
    for (String report : List.of("daily", "monthly", "session")) {
      String expected =
          text("parity/%s/claude-%s.%s.json".formatted(corpus, report, zone.replace('/', '_')));
      WholeProgram.Result result = program.run("claude", report, "--json", "--tz", tz);
      assertThat(result.exitCode()).as(result.err()).isZero();
      assertThat(JsonDifference.of(expected, result.out())).as(report).isEmpty();
      assertThat(program.run(report, "--json", "--tz", tz).out()).isEqualTo(result.out());
    }
  }

  private static void unpack(String corpus, Path target) throws IOException {
    List<String> times = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(resource("parity/" + corpus + ".zip"))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        byte[] bytes = zip.readAllBytes();
        if (entry.getName().equals("mtimes.txt")) {
          times.addAll(new String(bytes, StandardCharsets.UTF_8).lines().toList());
        } else {
          Path file = target.resolve(entry.getName());
          Files.createDirectories(Objects.requireNonNull(file.getParent()));
          Files.write(file, bytes);
        }
      }
    }
    for (String line : times) {
      int blank = line.indexOf(' ');
      Files.setLastModifiedTime(
          target.resolve(line.substring(blank + 1)),
          FileTime.fromMillis(Long.parseLong(line.substring(0, blank))));
    }
  }

  private static String text(String name) throws IOException {
    try (InputStream in = resource(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(ParityTest.class.getResourceAsStream(name), name);
  }
}
