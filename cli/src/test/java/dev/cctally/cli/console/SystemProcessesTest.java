package dev.cctally.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
final class SystemProcessesTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final byte[] INPUT = "héllo".getBytes(StandardCharsets.UTF_8);

  private final Processes processes = new SystemProcesses();

  @TempDir private Path folder;

  private static List<String> shell(String script) {
    return List.of("sh", "-c", script);
  }

  @Test
  void doesNotWaitForWhatAClipboardProgramLeavesBehind() throws IOException {
    Path copy = folder.resolve("copy");
    Processes.Result result =
        assertTimeoutPreemptively(
            SOON, () -> processes.hand(shell("cat > " + copy + "; sleep 60 & exit 0"), INPUT));
    assertThat(result.exitCode()).isZero();
    assertThat(Files.readAllBytes(copy)).isEqualTo(INPUT);
  }

  @Test
  void tellsWhyAProgramDidNotTakeSomething() throws IOException, InterruptedException {
    Processes.Result result = processes.hand(shell("echo no display >&2; exit 4"), INPUT);
    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.err()).asString(StandardCharsets.UTF_8).isEqualTo("no display\n");
  }

  @Test
  void takesNoAnswerThatNeverEnds() {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          Optional<Processes.Result> result =
              processes.run(shell("exec yes 2>/dev/null"), Duration.ofMinutes(5));
          // The program is stopped by the pipe that is gone, or by us.
          result.ifPresent(ended -> {
            assertThat(ended.exitCode()).isNotZero();
            assertThat(ended.out()).hasSize(1 << 20);
          });
        });
  }

  @Test
  void doesNotWaitForAProgramThatGoesOn() {
    Processes.Result result =
        assertTimeoutPreemptively(SOON, () -> processes.launch(shell("sleep 60")));
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void noticesAProgramThatFailsAtOnce() throws IOException, InterruptedException {
    assertThat(processes.launch(shell("exit 3")).exitCode()).isEqualTo(3);
    assertThatThrownBy(() -> processes.launch(List.of("no-such-program-of-ours")))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> processes.hand(List.of("no-such-program-of-ours"), INPUT))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aProgramThatTakesTooLongIsStoppedWithWhatItStarted() throws Exception {
    Path pid = folder.resolve("pid");
    assertThat(
            assertTimeoutPreemptively(
                SOON,
                () ->
                    processes.run(
                        shell("sleep 60 & echo $! >'" + pid + "'; wait"), Duration.ofSeconds(1))))
        .isEmpty();
    long child = Long.parseLong(Files.readString(pid).strip());
    for (int i = 0;
        i < 100 && ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false);
        i++) {
      Thread.sleep(50);
    }
    assertThat(ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false)).isFalse();
  }

  @Test
  void aProgramThatIsInTimeIsHeard() throws Exception {
    Processes.Result result =
        processes.run(shell("echo out; echo err >&2; exit 3"), SOON).orElseThrow();
    assertThat(result.out()).asString(StandardCharsets.UTF_8).isEqualTo("out\n");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThatThrownBy(() -> processes.run(List.of("no-such-program-here"), SOON))
        .isInstanceOf(IOException.class);
  }
}
