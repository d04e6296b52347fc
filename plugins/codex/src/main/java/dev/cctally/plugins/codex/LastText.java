package dev.cctally.plugins.codex;

import dev.cctally.spi.json.JsonCursor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Turns slices into strings and remembers the last one: ids and models repeat from line to line,
 * and unchanged bytes give the same instance. Not for several threads.
 */
final class LastText {
  private byte[] bytes = new byte[64];
  private int length = -1;
  private String text = "";

  /** The text of a string or number in {@code buffer}. */
  String of(byte[] buffer, Slice slice) {
    if (slice.escaped) {
      return decode(buffer, slice.from, slice.to);
    }
    int size = slice.to - slice.from;
    if (size == length && Arrays.equals(bytes, 0, size, buffer, slice.from, slice.to)) {
      return text;
    }
    if (size > bytes.length) {
      bytes = new byte[size];
    }
    System.arraycopy(buffer, slice.from, bytes, 0, size);
    length = size;
    text = new String(bytes, 0, size, StandardCharsets.UTF_8);
    return text;
  }

  /** The text of the string or number that stands in {@code buffer[from, to)}, quotes excluded. */
  static String decode(byte[] buffer, int from, int to) {
    if (from == 0 || buffer[from - 1] != '"') {
      return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }
    JsonCursor cursor = new JsonCursor();
    cursor.reset(buffer, from - 1, to + 1);
    return cursor.readString();
  }
}
