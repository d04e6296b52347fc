package dev.cctally.plugins.codex;

import dev.cctally.spi.json.JsonCursor;

/**
 * Where a scalar stands in the line being read. Mutable, so that reading a line makes no objects.
 */
final class Slice {
  /** What stands there. */
  enum Kind {
    /** Nothing, or a value that stands for nothing: {@code null} and {@code false}. */
    ABSENT,
    /** A string. */
    STRING,
    /** A number. */
    NUMBER,
    /** {@code true}, an object or an array. */
    OTHER
  }

  Kind kind = Kind.ABSENT;
  int from;
  int to;
  boolean escaped;

  void clear() {
    kind = Kind.ABSENT;
  }

  boolean isText() {
    return kind == Kind.STRING;
  }

  /** Becomes a copy of another slice, moved by a distance. */
  void copy(Slice other, int distance) {
    kind = other.kind;
    from = other.from + distance;
    to = other.to + distance;
    escaped = other.escaped;
  }

  /** Whether there is no value, or an empty string. */
  boolean isEmpty() {
    return kind == Kind.ABSENT || (kind == Kind.STRING && from == to);
  }

  /** Consumes the cursor's next value, whatever it is. */
  void take(JsonCursor cursor) {
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
