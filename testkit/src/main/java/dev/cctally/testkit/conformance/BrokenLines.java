package dev.cctally.testkit.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cctally.testkit.corpus.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes lines that no tool should write. */
final class BrokenLines {
  private static final int MUTATIONS = 40;
  private static final int LARGEST = 20_000; // a longer line has too many values to try them all
  private static final String ALPHABET = "{}[]\",:\\u0 19-.etnfx\0é";
  private static final List<Json> WRONG =
      List.of(
          new Json.Scalar("null"),
          new Json.Scalar("true"),
          new Json.Scalar("-1"),
          new Json.Scalar("12.5"),
          new Json.Scalar("1e400"),
          new Json.Scalar("-0"),
          new Json.Scalar("99999999999999999999"),
          new Json.Scalar("9223372036854775807"),
          new Json.Text(""),
          new Json.Text(" "),
          new Json.Text("\u0000\ud800"),
          new Json.Members(List.of()),
          new Json.Elements(List.of()));

  private BrokenLines() {}

  /** Lines that say nothing about usage in any format. */
  static List<byte[]> odd() {
    List<byte[]> lines = new ArrayList<>();
    for (String text :
        List.of(
            "[]",
            "[{}]",
            "{}",
            "42",
            "null",
            "\"text\"",
            "{",
            "}",
            "{]",
            "{\"a\"",
            "{\"a\":}",
            "nul",
            "\u0000",
            "not JSON at all",
            "{\"a\":1}{\"b\":2}",
            "{} trailing",
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "{\"a\":".repeat(900) + "1")) {
      lines.add(text.getBytes(UTF_8));
    }
    lines.add(new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0, '}', 0});
    lines.add(new byte[4096]);
    return lines;
  }

  /** A line with bytes changed, and with values of every wrong kind in every place. */
  static List<byte[]> madeOf(byte[] line, int seed) {
    Random random = new Random(seed);
    List<byte[]> lines = new ArrayList<>();
    for (int i = 0; i < MUTATIONS; i++) {
      lines.add(mutated(line, random));
    }
    if (line.length <= LARGEST) {
      Json.parse(line).ifPresent(value -> confused(value, lines));
    }
    return lines;
  }

  private static byte[] mutated(byte[] line, Random random) {
    byte[] bytes = line.clone();
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(3)) {
        case 0 -> bytes[at] = (byte) ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        default -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
      }
    }
    return bytes;
  }

  private static void confused(Json line, List<byte[]> lines) {
    int[] count = {0};
    line.map(value -> {
      count[0]++;
      return value;
    });
    for (int place = 0; place < count[0]; place++) {
      for (Json wrong : WRONG) {
        int at = place;
        int[] seen = {0};
        Json changed = line.map(value -> seen[0]++ == at ? wrong : value);
        lines.add(changed.compact().getBytes(UTF_8));
      }
    }
  }
}
