package dev.cctally.platform.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what a {@link ByteWriter} wrote. Throws {@link IndexOutOfBoundsException} or {@link
 * IllegalArgumentException} if the bytes are something else.
 */
final class ByteReader {
  private final byte[] bytes;
  private int at;

  ByteReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Compares the bytes with the print at their end. A database notices a damaged page only where
   * its own structure lies, not what has become of the values on it.
   *
   * @throws IllegalArgumentException if they are not what was written
   */
  void checkSeal() {
    int end = bytes.length - Long.BYTES;
    int here = at;
    at = end;
    if (end < here || fixed() != Hash64.of(bytes, 0, end)) {
      throw new IllegalArgumentException("the bytes have changed");
    }
    at = here;
  }

  /** Whether there is anything left. */
  boolean more() {
    return at < bytes.length;
  }

  int raw() {
    return bytes[at++];
  }

  long unsigned() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte b = bytes[at++];
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number is too long");
  }

  long signed() {
    long value = unsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  /** A number that counts or indexes something in this pack. */
  int count() {
    long value = unsigned();
    if (value < 0 || value > bytes.length) {
      throw new IllegalArgumentException("a count is too large");
    }
    return (int) value;
  }

  long fixed() {
    long value = (long) ByteWriter.LONGS.get(bytes, at);
    at += Long.BYTES;
    return value;
  }

  String text() {
    int length = count();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  byte[] bytes() {
    int length = count();
    byte[] value = Arrays.copyOfRange(bytes, at, at + length);
    if (at + length > bytes.length) {
      throw new IllegalArgumentException("the bytes are cut off");
    }
    at += length;
    return value;
  }
}
