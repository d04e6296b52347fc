package dev.cctally.cli.statusline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.statusline.StatusLineFormat;
import dev.cctally.spi.statusline.StatusLineInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TranscriptTailTest {
  @TempDir Path folder;
  private final List<String> seen = new ArrayList<>();

  /** Lines that are a number tell it. */
  private final StatusLineFormat numbers =
      new StatusLineFormat() {
        @Override
        public StatusLineInput read(byte[] json) {
          return StatusLineInput.NOTHING;
        }

        @Override
        public OptionalLong contextTokens(byte[] bytes, int from, int to) {
          String line = new String(bytes, from, to - from, StandardCharsets.UTF_8);
          seen.add(line);
          return line.matches("\\d+")
              ? OptionalLong.of(Long.parseLong(line))
              : OptionalLong.empty();
        }

        @Override
        public OptionalLong contextWindow(String model) {
          return OptionalLong.empty();
        }
      };

  private OptionalLong tokens(String text) throws IOException {
    Path file = folder.resolve("t.jsonl");
    Files.writeString(file, text);
    return TranscriptTail.contextTokens(file, numbers);
  }

  @Test
  void takesTheLastLineThatTells() throws IOException {
    assertThat(tokens("1\n2\nx\n3\ny\nz\n")).hasValue(3);
    assertThat(seen).containsExactly("z", "y", "3");
    assertThat(tokens("1\n2")).hasValue(2);
    assertThat(tokens("1\n")).hasValue(1);
    assertThat(tokens("\n\n7\n\n\n")).hasValue(7);
    assertThat(tokens("")).isEmpty();
    assertThat(tokens("\n")).isEmpty();
    assertThat(tokens("x")).isEmpty();
  }

  @Test
  void looksFurtherBackThanItsFirstRead() throws IOException {
    for (int size : new int[] {65_535, 65_536, 65_537, 300_000, 1_100_000, 4_000_000}) {
      assertThat(tokens("5\n" + "x".repeat(size))).as("one line of %d", size).hasValue(5);
      assertThat(tokens("5\n" + ("x".repeat(99) + "\n").repeat(size / 100)))
          .as("lines of %d", size)
          .hasValue(5);
    }
  }

  @Test
  void givesUpAtFourMebibytes() throws IOException {
    assertThat(tokens("5\n" + ("x".repeat(99) + "\n").repeat(43_000))).isEmpty();
    assertThat(tokens("5\n" + "x".repeat(4 << 20))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyLineIsSeenOnceFromTheEnd(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    int length = 0;
    while (length < 1_500_000) {
      String line =
          "x".repeat(random.nextInt(5) == 0 ? random.nextInt(200_000) : random.nextInt(90));
      lines.add(line);
      length += line.length() + 1;
    }
    assertThat(tokens(String.join("\n", lines) + "\n")).isEmpty();
    assertThat(seen).isEqualTo(lines.reversed());
  }

  @Test
  void whatIsNoFileTellsNothing() throws IOException, InterruptedException {
    assertThat(TranscriptTail.contextTokens(folder, numbers)).isEmpty();
    assertThat(TranscriptTail.contextTokens(folder.resolve("none"), numbers)).isEmpty();
    assertThat(TranscriptTail.contextTokens(Path.of("/dev/zero"), numbers)).isEmpty();
    Path pipe = folder.resolve("pipe");
    if (new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0) {
      assertThat(TranscriptTail.contextTokens(pipe, numbers)).isEmpty();
    }
  }
}
