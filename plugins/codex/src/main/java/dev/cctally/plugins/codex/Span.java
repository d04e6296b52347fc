package dev.cctally.plugins.codex;

import dev.cctally.spi.json.JsonCursor;

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

  /** Sets a cursor to the object, which must be present. */
  void open(byte[] buffer, JsonCursor cursor) {
    cursor.reset(buffer, from, to);
  }
}
