package dev.cctally.plugins.claude.hook;

import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON text as a tree of places, so that one place can be changed and all others keep every byte.
 *
 * @param root the whole value
 */
record SettingsTree(Value root) {
  /** The text is no JSON object, or one in which a name occurs twice. The message is a clause. */
  static final class BrokenException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenException(String message) {
      super(message);
    }

    String text() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * A value.
   *
   * @param kind its kind
   * @param from index of its first byte
   * @param to index after its last byte
   * @param text what it says, of a string
   * @param parts its members or elements, in order
   */
  record Value(JsonCursor.Kind kind, int from, int to, @Nullable String text, List<Part> parts) {
    boolean isObject() {
      return kind == JsonCursor.Kind.OBJECT;
    }

    boolean isArray() {
      return kind == JsonCursor.Kind.ARRAY;
    }

    /** The member of a name; {@code null} if there is none, or if this is no object. */
    @Nullable Value member(String name) {
      for (Part part : parts) {
        if (name.equals(part.name())) {
          return part.value();
        }
      }
      return null;
    }
  }

  /**
   * A member or an element.
   *
   * @param name the member's name; {@code null} for an element
   * @param from index of its first byte, which is that of the name if it has one
   * @param value its value
   */
  record Part(@Nullable String name, int from, Value value) {
    int to() {
      return value.to();
    }
  }

  /**
   * Reads a text.
   *
   * @param bytes the text
   * @param start where it starts, behind a byte order mark
   */
  static SettingsTree of(byte[] bytes, int start) throws BrokenException {
    JsonCursor cursor = new JsonCursor();
    cursor.reset(bytes, start, bytes.length);
    try {
      cursor.toValue();
      Value root = value(cursor);
      cursor.finish();
      if (!root.isObject()) {
        throw new BrokenException("is not a JSON object");
      }
      return new SettingsTree(root);
    } catch (JsonSyntaxException e) {
      throw new BrokenException("is not valid JSON (" + place(bytes, cursor.position()) + ")");
    }
  }

  private static String place(byte[] bytes, int position) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(position, bytes.length); i++) {
      column++;
      if (bytes[i] == '\n') {
        line++;
        column = 1;
      }
    }
    return "line " + line + " column " + column;
  }

  /** The value at which the cursor stands. */
  private static Value value(JsonCursor cursor) throws BrokenException {
    int from = cursor.position();
    JsonCursor.Kind kind = cursor.peek();
    List<Part> parts = new ArrayList<>();
    String text = null;
    switch (kind) {
      case OBJECT -> {
        Set<String> names = new LinkedHashSet<>();
        cursor.enterObject();
        while (cursor.nextMember()) {
          String name = cursor.name();
          int at = cursor.memberFrom();
          if (!names.add(name)) {
            throw new BrokenException("has \"" + name + "\" twice in one object");
          }
          cursor.toValue();
          parts.add(new Part(name, at, value(cursor)));
        }
      }
      case ARRAY -> {
        cursor.enterArray();
        while (cursor.nextElement()) {
          cursor.toValue();
          parts.add(new Part(null, cursor.position(), value(cursor)));
        }
      }
      case STRING -> text = cursor.readString();
      default -> cursor.skipValue();
    }
    return new Value(kind, from, cursor.position(), text, parts);
  }
}
