package dev.cctally.plugins.codex;

import dev.cctally.spi.json.JsonCursor;
import java.util.Arrays;

/** Where an object stands in the line being read. Mutable, so that reading makes no objects. */
final class Span {
  private static final int NONE = -1;

  private int from = NONE;
  private int to;

  void clear() {
    from = NONE;
  }

  /** Consumes the cursor's next value; what is not an object is as good as none. */
  void take(JsonCursor cursor) {
    boolean object = cursor.peek() == JsonCursor.Kind.OBJECT; // and stands at it now
    from = object ? cursor.position() : NONE;
    cursor.skipValue();
    to = cursor.position();
  }

  /** Whether there is an object. */
  boolean present() {
    return from != NONE;
  }

  /** Whether the object, which must be present, is spelled so. */
  boolean isSpelled(byte[] buffer, byte[] spelling) {
    return Arrays.equals(buffer, from, to, spelling, 0, spelling.length);
  }

  /** How the object, which must be present, is spelled. */
  byte[] spelling(byte[] buffer) {
    return Arrays.copyOfRange(buffer, from, to);
  }

  /** Sets a cursor to the object, which must be present. */
  void open(byte[] buffer, JsonCursor cursor) {
    cursor.reset(buffer, from, to);
  }
}
