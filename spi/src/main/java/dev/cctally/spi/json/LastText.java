package dev.cctally.spi.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Turns slices into strings and remembers the last one: ids and models repeat from line to line,
 * and unchanged bytes give the same instance. Not for several threads.
 *
 * @since 1.0
 */
public final class LastText {
  private byte[] bytes = new byte[64];
  private int length = -1;
  private String text = "";

  /** Remembers nothing yet. */
  public LastText() {}

  /**
   * {@return the text of a string or number}
   *
   * @param buffer holds the line
   * @param slice where the value stands in it
   */
  public String of(byte[] buffer, JsonSlice slice) {
    if (slice.escaped()) {
      return decode(buffer, slice.from(), slice.to());
    }
    int size = slice.to() - slice.from();
    if (size == length && Arrays.equals(bytes, 0, size, buffer, slice.from(), slice.to())) {
      return text;
    }
    if (size > bytes.length) {
      bytes = new byte[size];
    }
    System.arraycopy(buffer, slice.from(), bytes, 0, size);
    length = size;
    text = new String(bytes, 0, size, StandardCharsets.UTF_8);
    return text;
  }

  /**
   * {@return the text of a string or number, escapes resolved}
   *
   * @param buffer holds the line
   * @param from index of the value's first byte, behind the quote of a string
   * @param to index after its last byte, before the quote of a string
   */
  public static String decode(byte[] buffer, int from, int to) {
    if (from == 0 || buffer[from - 1] != '"') {
      return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }
    JsonCursor cursor = new JsonCursor();
    cursor.reset(buffer, from - 1, to + 1);
    return cursor.readString();
  }
}
