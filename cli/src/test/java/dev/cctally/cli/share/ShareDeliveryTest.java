package dev.cctally.cli.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.cctally.cli.console.Processes;
import dev.cctally.cli.fake.CommandHarness;
import dev.cctally.cli.fake.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShareDeliveryTest {
  private final CommandHarness harness = new CommandHarness();
  private final List<List<String>> started = new ArrayList<>();
  private final List<byte[]> fed = new ArrayList<>();

  @TempDir private Path home;

  @BeforeEach
  void showTheWorkedExample() {
    harness.home = home;
    harness.platform.buckets = granularity -> Samples.daily();
    harness.platform.sessions = Samples.sessions();
  }

  private CommandHarness.Result run(String line) {
    return harness.run(line.split(" "));
  }

  private List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** A machine with these programs and how each of them ends. */
  private void programs(Map<String, Integer> exitCodes) {
    harness.processes =
        (command, input) -> {
          Integer code = exitCodes.get(command.getFirst());
          if (code == null) {
            throw new IOException("no such program");
          }
          started.add(command);
          fed.add(input);
          byte[] err = code == 0 ? new byte[0] : "no display\n".getBytes(StandardCharsets.UTF_8);
          return new Processes.Result(code, new byte[0], err);
        };
  }

  @Test
  void writesMarkdownToStandardOutput() throws IOException {
    CommandHarness.Result result = run("daily --format md");
    assertThat(result.out()).startsWith("---\n").endsWith("_\n");
    assertThat(result.err()).doesNotContain("Wrote");
    assertThat(files(home)).isEmpty();
  }

  @Test
  void writesPagesWhereDownloadsGo() throws IOException {
    Path downloads = Files.createDirectory(home.resolve("Downloads"));
    CommandHarness.Result result = run("daily --format html");
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("Wrote " + downloads.resolve("cctally-daily-2026-05-20.html") + "\n");
    assertThat(files(downloads)).containsExactly("cctally-daily-2026-05-20.html");
    Path named = Files.createDirectory(home.resolve("named"));
    harness.variables.put("XDG_DOWNLOAD_DIR", named.toString());
    run("goose session --format svg");
    run("session --all --format svg");
    assertThat(files(named))
        .containsExactly("cctally-goose-session-2026-05-20.svg", "cctally-session-2026-05-20.svg");
    harness.variables.put("XDG_DOWNLOAD_DIR", home.resolve("gone").toString());
    run("daily --format svg");
    assertThat(files(downloads)).contains("cctally-daily-2026-05-20.svg");
  }

  @Test
  void writesIntoHomeIfThereIsNothingElseAndSaysSo() throws IOException {
    CommandHarness.Result result = run("daily --format svg");
    assertThat(result.err())
        .contains(
            "cctally: writing share output to home dir; pass --output <path> to choose a"
                + " destination\nWrote "
                + home.resolve("cctally-daily-2026-05-20.svg"));
    assertThat(files(home)).containsExactly("cctally-daily-2026-05-20.svg");
  }

  @Test
  void neverReplacesAnEarlierDocumentOfItsOwn() throws IOException {
    Path downloads = Files.createDirectory(home.resolve("Downloads"));
    for (int i = 0; i < 99; i++) {
      assertThat(run("daily --format svg").exitCode()).isZero();
    }
    assertThat(files(downloads))
        .hasSize(99)
        .contains("cctally-daily-2026-05-20.svg", "cctally-daily-2026-05-20-2.svg")
        .contains("cctally-daily-2026-05-20-99.svg");
    CommandHarness.Result result = run("daily --format svg");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err())
        .endsWith(
            "cctally: too many same-day collisions in " + downloads + "; use --output <path>\n");
    assertThat(files(downloads)).hasSize(99);
  }

  @Test
  void writesTheNamedFileAndReplacesIt() throws IOException {
    CommandHarness.Result result = run("daily --format html --output a/b/c.html");
    Path file = home.resolve("a/b/c.html");
    assertThat(result.err()).contains("Wrote " + file + "\n");
    assertThat(file).content().startsWith("<!DOCTYPE html>").endsWith("</html>\n");
    run("daily --format md --output a/b/c.html");
    assertThat(file).content().startsWith("---\n");
    assertThat(files(home.resolve("a/b"))).containsExactly("c.html");
    run("daily --format md --output ~/tilde.md");
    assertThat(home.resolve("tilde.md")).exists();
  }

  @Test
  void keepsThePermissionsAndTheLinkOfAFileItReplaces() throws IOException {
    Path file = Files.writeString(home.resolve("real.md"), "old");
    assumeThat(Files.getFileStore(file).supportsFileAttributeView("posix")).isTrue();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(home.resolve("link.md"), Path.of("real.md"));
    assertThat(run("daily --format md --output link.md").exitCode()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(file).content().startsWith("---\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"folder | it is a folder", "old.md/x.md | is not a folder"})
  void saysWhyAFileCannotBeWritten(String path, String reason) throws IOException {
    Files.createDirectory(home.resolve("folder"));
    Path old = Files.writeString(home.resolve("old.md"), "old");
    CommandHarness.Result result = run("daily --format md --output " + path);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("Error: cannot write " + home.resolve(path) + ": ", reason);
    assertThat(old).hasContent("old");
    assertThat(files(home)).containsExactly("folder", "old.md");
  }

  @Test
  void rejectsWhatIsNoPath() {
    CommandHarness.Result result = run("daily --format md --output a\0b");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("cctally: --output is not a path: ");
  }

  @Test
  void writesToADeviceAsItIs() {
    Path device = Path.of("/dev/null");
    assumeThat(Files.exists(device) && !Files.isRegularFile(device)).isTrue();
    assertThat(run("daily --format md --output " + device).exitCode()).isZero();
    assertThat(Files.isRegularFile(device)).isFalse();
  }

  @Test
  void copiesByTheFirstProgramThereIs() {
    programs(Map.of("xclip", 0, "clip.exe", 0));
    CommandHarness.Result result = run("daily --format md --copy");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).endsWith("Copied to clipboard via xclip\n");
    assertThat(started).containsExactly(List.of("xclip", "-sel", "clip"));
    assertThat(new String(fed.getFirst(), StandardCharsets.UTF_8))
        .isEqualTo(run("daily --format md").out());
  }

  @Test
  void copiesWhatTheOtherSystemReads() {
    programs(Map.of("clip.exe", 0));
    run("daily --format md --copy");
    assertThat(new String(fed.getFirst(), StandardCharsets.UTF_16))
        .isEqualTo(run("daily --format md").out());
  }

  @Test
  void saysThatThereIsNoClipboard() {
    CommandHarness.Result result = run("daily --format md --copy");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .endsWith(
            "cctally: --copy requires pbcopy, xclip, or clip on PATH (or clip.exe, wl-copy)\n");
    programs(Map.of("pbcopy", 1, "xclip", 0));
    CommandHarness.Result failed = run("daily --format md --copy");
    assertThat(failed.exitCode()).isEqualTo(2);
    assertThat(failed.err()).endsWith("cctally: clipboard tool failed: pbcopy: no display\n");
  }

  @Test
  void opensWhatItWrote() {
    programs(Map.of("xdg-open", 0));
    assertThat(run("daily --format html --open --output x.html").exitCode()).isZero();
    assertThat(started).containsExactly(List.of("xdg-open", home.resolve("x.html").toString()));
  }

  @Test
  void keepsTheFileIfItCannotBeOpened() {
    CommandHarness.Result missing = run("daily --format html --open --output x.html");
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err()).contains("Wrote ", "the program xdg-open could not be started");
    assertThat(home.resolve("x.html")).exists();
    programs(Map.of("xdg-open", 3));
    CommandHarness.Result failed = run("daily --format html --open --output x.html");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("xdg-open ended with code 3");
  }
}
