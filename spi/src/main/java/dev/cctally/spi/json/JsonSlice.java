package dev.cctally.spi.json;

/**
 * Where a scalar stands in the line being read. Mutable, so that reading a line makes no objects;
 * used by one thread.
 *
 * @since 1.0
 */
public final class JsonSlice {
  /** What stands there. Complete: a minor version adds none. */
  public enum Kind {
    /** Nothing, or a value that stands for nothing: {@code null} and {@code false}. */
    ABSENT,
    /** A string. */
    STRING,
    /** A number. */
    NUMBER,
    /** {@code true}, an object or an array. */
    OTHER
  }

  private Kind kind = Kind.ABSENT;
  private int from;
  private int to;
  private boolean escaped;

  /** Makes a slice of nothing. */
  public JsonSlice() {}

  /** {@return what stands there} */
  public Kind kind() {
    return kind;
  }

  /** {@return index of its first byte, behind the quote of a string} */
  public int from() {
    return from;
  }

  /** {@return index after its last byte, before the quote of a string} */
  public int to() {
    return to;
  }

  /** {@return whether it is a string with escapes} */
  public boolean escaped() {
    return escaped;
  }

  /** Becomes {@link Kind#ABSENT}. */
  public void clear() {
    kind = Kind.ABSENT;
  }

  /** {@return whether it is a string} */
  public boolean isText() {
    return kind == Kind.STRING;
  }

  /**
   * Becomes a copy of another slice.
   *
   * @param other the other
   * @param distance how far it is moved, in bytes
   */
  public void copy(JsonSlice other, int distance) {
    kind = other.kind;
    from = other.from + distance;
    to = other.to + distance;
    escaped = other.escaped;
  }

  /** {@return whether there is no value, or an empty string} */
  public boolean isEmpty() {
    return kind == Kind.ABSENT || (kind == Kind.STRING && from == to);
  }

  /**
   * Consumes the cursor's next value, whatever it is.
   *
   * @param cursor stands before the value
   * @throws JsonSyntaxException if it is no value
   */
  public void take(JsonCursor cursor) {
    switch (cursor.peek()) {
      case STRING -> {
        cursor.enterString();
        keep(cursor, Kind.STRING);
      }
      case NUMBER -> {
        cursor.enterNumber();
        keep(cursor, Kind.NUMBER);
      }
      case NULL -> {
        cursor.readNull();
        kind = Kind.ABSENT;
      }
      case BOOLEAN -> kind = cursor.readBoolean() ? Kind.OTHER : Kind.ABSENT;
      case OBJECT, ARRAY -> {
        cursor.skipValue();
        kind = Kind.OTHER;
      }
    }
  }

  private void keep(JsonCursor cursor, Kind found) {
    kind = found;
    from = cursor.textFrom();
    to = cursor.textTo();
    escaped = cursor.textEscaped();
  }
}
