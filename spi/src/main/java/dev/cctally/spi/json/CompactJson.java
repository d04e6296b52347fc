package dev.cctally.spi.json;

import java.util.HexFormat;

/**
 * Copies JSON values without white space and with no more escapes than JSON demands.
 *
 * @since 1.0
 */
public final class CompactJson {
  private CompactJson() {}

  /**
   * Consumes the cursor's next value and appends it.
   *
   * @param cursor stands before the value
   * @param out takes it
   * @throws JsonSyntaxException if it is no value
   */
  public static void copy(JsonCursor cursor, CutText out) {
    if (out.isCut()) {
      cursor.skipValue();
      return;
    }
    switch (cursor.peek()) {
      case OBJECT -> {
        out.append("{");
        cursor.enterObject();
        for (boolean first = true; cursor.nextMember(); first = false) {
          out.append(first ? "" : ",");
          quote(cursor.name(), out);
          out.append(":");
          copy(cursor, out);
        }
        out.append("}");
      }
      case ARRAY -> {
        out.append("[");
        cursor.enterArray();
        for (boolean first = true; cursor.nextElement(); first = false) {
          out.append(first ? "" : ",");
          copy(cursor, out);
        }
        out.append("]");
      }
      case STRING -> quote(cursor.readString(), out);
      case NUMBER -> {
        cursor.enterNumber();
        out.append(cursor.text());
      }
      case BOOLEAN -> out.append(cursor.readBoolean() ? "true" : "false");
      case NULL -> {
        cursor.readNull();
        out.append("null");
      }
    }
  }

  /**
   * Appends a text as a JSON string.
   *
   * @param text the text
   * @param out takes it
   */
  public static void quote(String text, CutText out) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        case '\b' -> quoted.append("\\b");
        case '\f' -> quoted.append("\\f");
        default -> {
          if (c < ' ') {
            quoted.append("\\u").append(HexFormat.of().toHexDigits(c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    out.append(quoted.append('"').toString());
  }
}
