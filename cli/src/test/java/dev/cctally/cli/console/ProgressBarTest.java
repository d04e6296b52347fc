package dev.cctally.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ProgressBarTest {
  private static final long MILLI = 1_000_000;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private long now = Long.MAX_VALUE - 5 * MILLI; // such clocks may wrap around

  private Console console(boolean terminal) {
    return new Console(out, err, new Terminal(false, terminal, 100, StandardCharsets.UTF_8));
  }

  private String written() {
    String text = err.toString(StandardCharsets.UTF_8);
    err.reset();
    return text;
  }

  @Test
  void appearsAfterASecondAndIsRedrawnTenTimesASecond() {
    Console console = console(true);
    try (ProgressBar bar = new ProgressBar(console, () -> now)) {
      now += 999 * MILLI;
      bar.update("claude", 1, 10, 100, 1000);
      assertThat(written()).isEmpty();
      now += MILLI;
      bar.update("claude", 5, 10, 500_000, 1_000_000);
      assertThat(written())
          .isEqualTo(
              "\r\u001b[KReading claude logs "
                  + "█".repeat(12)
                  + "░".repeat(12)
                  + " 50%  5/10 files, 500.0 kB of 1.0 MB");
      now += 99 * MILLI;
      bar.update("claude", 6, 10, 600, 1000);
      assertThat(written()).isEmpty();
      now += MILLI;
      bar.update("claude", 7, 10, 700, 1000);
      assertThat(written()).contains(" 70% ");
    }
    assertThat(written()).isEqualTo("\r\u001b[K");
  }

  @Test
  void getsOutOfTheWayOfOtherText() {
    Console console = console(true);
    try (ProgressBar bar = new ProgressBar(console, () -> now)) {
      now += 2000 * MILLI;
      bar.update("claude", 0, 0, 0, 0);
      written();
      console.note("[cache] hello");
      assertThat(written()).isEqualTo("\r\u001b[K[cache] hello\n");
    }
    assertThat(written()).isEmpty();
  }

  @Test
  void staysWithinTheLine() {
    Console narrow =
        new Console(out, err, new Terminal(false, true, 30, StandardCharsets.US_ASCII));
    try (ProgressBar bar = new ProgressBar(narrow, () -> now)) {
      now += 2000 * MILLI;
      bar.update("claude", 3, 4, 3, 4);
      assertThat(written()).isEqualTo("\r\u001b[KReading claude logs #########");
    }
  }

  @Test
  void showsNothingWhereThereIsNoTerminal() {
    try (ProgressBar bar = new ProgressBar(console(false), () -> now)) {
      now += 5000 * MILLI;
      bar.update("claude", 1, 10, 100, 1000);
    }
    assertThat(written()).isEmpty();
    assertThat(out.size()).isZero();
  }
}
