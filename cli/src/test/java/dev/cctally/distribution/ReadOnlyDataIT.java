package dev.cctally.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data directory that may not be written. Nothing is in the way of root, who becomes nobody. */
final class ReadOnlyDataIT {
  private static final String LAUNCHER =
      Path.of(Objects.requireNonNull(System.getProperty("cctally.dist"), "cctally.dist"))
          .resolve("bin/cctally")
          .toString();
  private static final List<String> READING =
      List.of(
          "report --json",
          "forecast --json",
          "weekly --json",
          "percent-breakdown --json",
          "five-hour-blocks --json",
          "five-hour-breakdown --json",
          "db check --rederive --json");

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void aHistory() throws Exception {
    data = Files.createDirectory(folder.resolve("data"));
    Files.createDirectories(folder.resolve("home/.claude/projects"));
    mode(folder, "rwxr-xr-x");
    if (root()) {
      assumeTrue(Run.of(folder, Map.of(), "setpriv", "--version").status() == 0, "setpriv");
      Run chown = Run.of(folder, Map.of(), "chown", "-R", "65534:65534", data + "");
      assertThat(chown.status()).as(chown.err()).isZero();
    }
    Run recorded =
        run(
            "record-usage --percent 10 --resets-at 1778922000 --five-hour-percent 3"
                + " --five-hour-resets-at 1778594400");
    assertThat(recorded.err()).isEmpty();
    assertThat(recorded.status()).isZero();
  }

  @AfterEach
  void letItBeRemoved() throws IOException {
    mode(data, "rwx------");
  }

  private static boolean root() {
    return System.getProperty("user.name").equals("root");
  }

  private Run run(String line) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    if (root()) {
      words.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    }
    words.add(LAUNCHER);
    words.addAll(List.of(line.split(" ")));
    Map<String, String> variables =
        Map.of(
            "HOME",
            folder.resolve("home").toString(),
            "CCTALLY_DATA_DIR",
            data.toString(),
            "CCTALLY_AS_OF",
            "2026-05-12T10:00:00Z");
    return Run.of(folder, variables, words.toArray(String[]::new));
  }

  private static void mode(Path file, String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private void readOnly() throws IOException {
    for (Path file : files()) {
      mode(file, "r--r--r--");
    }
    mode(data, "r-xr-xr-x");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void readingCommandsSayWhatTheySayOtherwise() throws Exception {
    Map<String, String> before = new HashMap<>();
    for (String line : READING) {
      Run run = run(line);
      assertThat(run.status()).as(line + run.err()).isZero();
      before.put(line, run.out());
    }
    readOnly();
    List<Path> files = files();
    for (String line : READING) {
      Run run = run(line);
      assertThat(run.status()).as(line + run.err()).isZero();
      assertThat(run.out()).isEqualTo(before.get(line));
      assertThat(run.err().lines())
          .allMatch(text ->
              text.startsWith(
                  "[cache] unavailable ("
                      + data
                      + "/cache.db cannot be written: it is read-only."));
    }
    assertThat(files()).isEqualTo(files);
  }

  @Test
  void whatCannotBeStoredIsAnErrorThatNamesTheFileAndTheRemedy() throws Exception {
    String mark = Files.readString(data.resolve("hwm-7d"));
    mode(data.resolve("stats.db"), "r--r--r--");
    String sentence =
        "Error: nothing can be stored: %1$s cannot be written: it is read-only. `chmod u+w %1$s`"
            .formatted(data.resolve("stats.db"));
    for (String line : List.of("record-usage --percent 12 --resets-at 1778922000", "sync-week")) {
      Run run = run(line);
      assertThat(run.status()).as(line).isEqualTo(1);
      assertThat(run.err()).startsWith(sentence);
      assertThat(run.out()).isEmpty();
    }
    assertThat(data.resolve("hwm-7d")).hasContent(mark);
    assertThat(data.resolve("logs/record-usage.log")).content().contains("nothing can be stored");
  }
}
