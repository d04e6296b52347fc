package dev.cctally.platform.ingest;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Shortens a line that is too long for memory while it is being read: of a JSON string longer than
 * 64 KiB only the start is kept. Names, numbers, short strings and the structure stay as they are,
 * so a 200 MB line that carries an image still yields its usage. Fed with pieces of the line in
 * order.
 */
final class GiantLine {
  /** How much of a string is kept, at least. */
  static final int KEEP = 64 * 1024;

  private final int capacity;
  private byte[] out = new byte[1 << 20];
  private int length;
  private boolean inString;
  private int escape; // bytes of an escape sequence still to come
  private boolean escapeStart;
  private int stringLength;
  private boolean cutting;
  private boolean overflow;

  GiantLine(int capacity) {
    this.capacity = capacity;
  }

  void add(byte[] bytes, int from, int to) {
    for (int i = from; i < to && !overflow; i++) {
      add(bytes[i]);
    }
  }

  private void add(byte b) {
    if (!inString) {
      put(b);
      if (b == '"') {
        inString = true;
        stringLength = 0;
        cutting = false;
      }
      return;
    }
    boolean boundary = escape == 0 && !escapeStart && (b & 0xC0) != 0x80;
    if (boundary && !cutting && stringLength >= KEEP) {
      cutting = true; // between two characters, never inside one
    }
    if (escapeStart) {
      escapeStart = false;
      escape = b == 'u' ? 4 : 0;
    } else if (escape > 0) {
      escape--;
    } else if (b == '\\') {
      escapeStart = true;
    } else if (b == '"') {
      inString = false;
      put(b);
      return;
    }
    stringLength++;
    if (!cutting) {
      put(b);
    }
  }

  private void put(byte b) {
    if (length == out.length) {
      if (length >= capacity) {
        overflow = true;
        return;
      }
      out = Arrays.copyOf(out, Math.min(capacity, length * 2));
    }
    out[length++] = b;
  }

  /** The shortened line, or {@code null} if even that is too long. */
  byte @Nullable [] line() {
    return overflow ? null : Arrays.copyOf(out, length);
  }
}
