package dev.cctally.plugins.claude;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gathers members of a JSON object into a new one, byte for byte but without white space between
 * tokens. Not for several threads.
 */
final class Extras {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGHS = 0x8080808080808080L;
  private static final long BANGS = 0x2121212121212121L; // the first letter after the blank

  private byte[] out = new byte[512];
  private int length;

  void clear() {
    length = 0;
  }

  /** Adds the member, name and value, that stands in {@code bytes[from, to)}. */
  void add(byte[] bytes, int from, int to) {
    int room = length + to - from + 2; // a bracket or comma before, a bracket after
    if (room > out.length) {
      out = Arrays.copyOf(out, room * 2);
    }
    byte[] target = out;
    int at = length;
    target[at++] = (byte) (at == 1 ? '{' : ',');
    if (isDense(bytes, from, to)) {
      System.arraycopy(bytes, from, target, at, to - from);
      length = at + to - from;
      return;
    }
    boolean inString = false;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (inString) {
        target[at++] = b;
        if (b == '\\') {
          target[at++] = bytes[++i];
        } else if (b == '"') {
          inString = false;
        }
      } else if (b > ' ' || b < 0) {
        target[at++] = b;
        inString = b == '"';
      }
    }
    length = at;
  }

  /** Whether there is no blank and no control character, in strings or between tokens. */
  private static boolean isDense(byte[] bytes, int from, int to) {
    int i = from;
    for (; i <= to - 8; i += 8) {
      long word = (long) LONGS.get(bytes, i);
      if (((word - BANGS) & ~word & HIGHS) != 0) {
        return false;
      }
    }
    for (; i < to; i++) {
      if (bytes[i] <= ' ' && bytes[i] >= 0) {
        return false;
      }
    }
    return true;
  }

  /** The object as text, or {@code null} if nothing was added. */
  @Nullable String text() {
    if (length == 0) {
      return null;
    }
    out[length] = '}';
    return new String(out, 0, length + 1, StandardCharsets.UTF_8);
  }
}
