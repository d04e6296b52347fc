package dev.cctally.platform.config;

import dev.cctally.spi.json.JsonCursor;

/** What stands where something else should: kind and value, as messages name them. */
final class JsonValue {
  /** How the description of a whole number starts; its digits follow. */
  static final String WHOLE = "int: ";

  private static final int LONGEST = 40;

  private JsonValue() {}

  /** Consumes the next value and describes it. */
  static String described(JsonCursor cursor) {
    return switch (cursor.peek()) {
      case NULL -> {
        cursor.readNull();
        yield "null";
      }
      case BOOLEAN -> "bool: " + cursor.readBoolean();
      case STRING -> "str: '" + cut(cursor.readString()) + "'";
      case NUMBER -> {
        cursor.enterNumber();
        String text = cursor.text();
        boolean whole = text.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
        yield (whole ? WHOLE : "float: ") + text;
      }
      case ARRAY -> {
        cursor.skipValue();
        yield "list";
      }
      case OBJECT -> {
        cursor.skipValue();
        yield "object";
      }
    };
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
