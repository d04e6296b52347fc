package dev.cctally.plugins.claude;

import dev.cctally.spi.json.CompactJson;
import dev.cctally.spi.json.CutText;
import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.vendor.ConversationTurn.Block;
import org.jspecify.annotations.Nullable;

/**
 * Reads the elements of a message's content. What has a kind unknown here is left out. Not for
 * several threads.
 */
final class BlockReader {
  private static final FieldNames MEMBERS =
      FieldNames.of(
          "type",
          "text",
          "thinking",
          "name",
          "input",
          "content",
          "is_error",
          "source",
          "tool_name");
  private static final FieldNames PART = FieldNames.of("type", "text");
  private static final FieldNames SOURCE = FieldNames.of("media_type", "data");
  private static final int SUMMARY_CODE_POINTS = 200;
  private static final int RESULT_CODE_POINTS = 4000;

  private final JsonCursor cursor;
  private String type = "";
  private String text = "";
  private String thinking = "";
  private String name = "";
  private String toolName = "";
  private String input = "";
  private CutText result = new CutText(RESULT_CODE_POINTS);
  private boolean error;
  private @Nullable String mediaType;
  private long dataLength;

  /**
   * Makes a reader.
   *
   * @param cursor stands at an element at every call of {@link #read}
   */
  BlockReader(JsonCursor cursor) {
    this.cursor = cursor;
  }

  /** Consumes one element; {@code null} if it is not a block that is kept. */
  @Nullable Block read() {
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      cursor.skipValue();
      return null;
    }
    clear();
    cursor.enterObject();
    while (cursor.nextMember()) {
      member();
    }
    return switch (type) {
      case "text" -> new Block.Text(text);
      case "thinking" -> new Block.Thinking(thinking);
      case "tool_use" -> new Block.ToolUse(name, input);
      case "tool_result" -> new Block.ToolResult(result.text(), result.isCut(), error);
      case "image", "document" -> new Block.Attachment(type, mediaType, dataLength);
      case "tool_reference" -> new Block.ToolReference(toolName.isEmpty() ? name : toolName);
      default -> null;
    };
  }

  private void clear() {
    type = "";
    text = "";
    thinking = "";
    name = "";
    toolName = "";
    input = "";
    result = new CutText(RESULT_CODE_POINTS);
    error = false;
    mediaType = null;
    dataLength = 0;
  }

  private void member() {
    switch (cursor.select(MEMBERS)) {
      case 0 -> type = string();
      case 1 -> text = string();
      case 2 -> thinking = string();
      case 3 -> name = string();
      case 4 -> input = summary();
      case 5 -> result = result();
      case 6 -> error = TurnReader.isTrue(cursor);
      case 7 -> source();
      case 8 -> toolName = string();
      default -> cursor.skipValue();
    }
  }

  private String string() {
    String value = cursor.stringOrNull();
    return value == null ? "" : value;
  }

  private String summary() {
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      cursor.skipValue();
      return "";
    }
    CutText out = new CutText(SUMMARY_CODE_POINTS);
    CompactJson.copy(cursor, out);
    return out.text();
  }

  private CutText result() {
    CutText out = new CutText(RESULT_CODE_POINTS);
    switch (cursor.peek()) {
      case STRING -> out.append(cursor.readString());
      case NULL -> cursor.readNull();
      case ARRAY -> parts(out);
      default -> CompactJson.copy(cursor, out);
    }
    return out;
  }

  /** Joins the texts of a list by line ends. */
  private void parts(CutText out) {
    boolean first = true;
    cursor.enterArray();
    while (cursor.nextElement()) {
      String part = part();
      if (part != null) {
        if (!first) {
          out.append("\n");
        }
        out.append(part);
        first = false;
      }
    }
  }

  private @Nullable String part() {
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      return cursor.stringOrNull();
    }
    boolean isText = false;
    String found = "";
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.select(PART)) {
        case 0 -> isText = string().equals("text");
        case 1 -> found = string();
        default -> cursor.skipValue();
      }
    }
    return isText ? found : null;
  }

  private void source() {
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      cursor.skipValue();
      return;
    }
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.select(SOURCE)) {
        case 0 -> mediaType = cursor.stringOrNull();
        case 1 -> dataLength = length();
        default -> cursor.skipValue();
      }
    }
  }

  /**
   * The length of a string that is never turned into text: encoded data may have many megabytes.
   */
  private long length() {
    if (cursor.peek() != JsonCursor.Kind.STRING) {
      cursor.skipValue();
      return 0;
    }
    cursor.enterString();
    return cursor.textEscaped()
        ? cursor.text().length()
        : (long) cursor.textTo() - cursor.textFrom();
  }
}
