package dev.cctally.plugins.codex;

import dev.cctally.spi.json.CompactJson;
import dev.cctally.spi.json.CutText;
import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.JsonSyntaxException;
import dev.cctally.spi.vendor.ConversationTurn.Block;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what tools are given and what they answer. Not for several threads. */
final class ToolText {
  private static final FieldNames ANSWER = FieldNames.of("content", "success");
  private static final FieldNames RECORD = FieldNames.of("output", "metadata");
  private static final FieldNames METADATA = FieldNames.of("exit_code");
  private static final FieldNames PART = FieldNames.of("type", "text");
  private static final int SUMMARY_CODE_POINTS = 200;
  private static final int RESULT_CODE_POINTS = 4000;
  private static final int HEAD = 400; // characters that an exit code is looked for in
  private static final Pattern EXIT_CODE =
      Pattern.compile("^(?:Exit code: |Process exited with code )(-?\\d+)$", Pattern.MULTILINE);

  private final JsonCursor cursor;

  /**
   * Makes a reader.
   *
   * @param cursor stands at a value at every call
   */
  ToolText(JsonCursor cursor) {
    this.cursor = cursor;
  }

  /** Consumes what a tool was given, which may be JSON in a string; its start as compact JSON. */
  String input() {
    CutText out = new CutText(SUMMARY_CODE_POINTS);
    if (cursor.peek() == JsonCursor.Kind.STRING) {
      String text = cursor.readString();
      String compact = compact(text);
      if (compact != null) {
        return compact;
      }
      CompactJson.quote(text, out);
    } else if (cursor.peek() == JsonCursor.Kind.NULL) {
      cursor.readNull();
    } else {
      CompactJson.copy(cursor, out);
    }
    return out.text();
  }

  /** The start of an object or array as compact JSON, or {@code null} if a text is neither. */
  private static @Nullable String compact(String text) {
    if (!startsWith(text, '{') && !startsWith(text, '[')) {
      return null;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    JsonCursor inner = new JsonCursor();
    inner.reset(bytes, 0, bytes.length);
    CutText out = new CutText(SUMMARY_CODE_POINTS);
    try {
      CompactJson.copy(inner, out);
      inner.finish();
      return out.text();
    } catch (JsonSyntaxException e) {
      return null;
    }
  }

  private static boolean startsWith(String text, char first) {
    int from = 0;
    while (from < text.length() && text.charAt(from) <= ' ') {
      from++;
    }
    return from < text.length() && text.charAt(from) == first;
  }

  /** Consumes what a tool answered: a text, parts, or an object that holds either. */
  Block.ToolResult output() {
    CutText out = new CutText(RESULT_CODE_POINTS);
    boolean failed = false;
    if (cursor.peek() == JsonCursor.Kind.OBJECT) {
      cursor.enterObject();
      while (cursor.nextMember()) {
        switch (cursor.select(ANSWER)) {
          case 0 -> {
            out = new CutText(RESULT_CODE_POINTS);
            failed |= content(out);
          }
          case 1 -> failed |= isFalse();
          default -> cursor.skipValue();
        }
      }
    } else {
      failed = content(out);
    }
    return new Block.ToolResult(out.text(), out.isCut(), failed);
  }

  private boolean isFalse() {
    if (cursor.peek() == JsonCursor.Kind.BOOLEAN) {
      return !cursor.readBoolean();
    }
    cursor.skipValue();
    return false;
  }

  /** Consumes the text of an answer; whether it says that the tool failed. */
  private boolean content(CutText out) {
    switch (cursor.peek()) {
      case STRING -> {
        return text(cursor.readString(), out);
      }
      case ARRAY -> {
        parts(out);
        return false;
      }
      case NULL -> {
        cursor.readNull();
        return false;
      }
      default -> {
        CompactJson.copy(cursor, out);
        return false;
      }
    }
  }

  /** A text may be a record of its own: {@code {"output":"…","metadata":{"exit_code":1}}}. */
  private static boolean text(String text, CutText out) {
    Recorded recorded = startsWith(text, '{') ? recorded(text) : null;
    String plain = recorded == null ? text : recorded.output();
    out.append(plain);
    if (recorded != null && recorded.failed()) {
      return true;
    }
    Matcher exit = EXIT_CODE.matcher(plain.substring(0, Math.min(plain.length(), HEAD)));
    return exit.find() && !exit.group(1).equals("0");
  }

  private record Recorded(String output, boolean failed) {}

  private static @Nullable Recorded recorded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    JsonCursor inner = new JsonCursor();
    inner.reset(bytes, 0, bytes.length);
    String output = null;
    boolean metadata = false;
    boolean failed = false;
    try {
      inner.enterObject();
      while (inner.nextMember()) {
        switch (inner.select(RECORD)) {
          case 0 -> output = inner.stringOrNull();
          case 1 -> {
            metadata = true;
            failed = failed(inner);
          }
          default -> inner.skipValue();
        }
      }
      inner.finish();
    } catch (JsonSyntaxException e) {
      return null;
    }
    return output == null || !metadata ? null : new Recorded(output, failed);
  }

  private static boolean failed(JsonCursor inner) {
    boolean failed = false;
    if (inner.peek() != JsonCursor.Kind.OBJECT) {
      inner.skipValue();
      return false;
    }
    inner.enterObject();
    while (inner.nextMember()) {
      if (inner.select(METADATA) == 0 && inner.peek() == JsonCursor.Kind.NUMBER) {
        inner.enterNumber();
        failed = !inner.text().equals("0");
      } else {
        inner.skipValue();
      }
    }
    return failed;
  }

  /** Joins the texts of a list by line ends. */
  private void parts(CutText out) {
    boolean first = true;
    cursor.enterArray();
    while (cursor.nextElement()) {
      String part = part();
      if (part != null) {
        out.append(first ? "" : "\n");
        out.append(part);
        first = false;
      }
    }
  }

  private @Nullable String part() {
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      return cursor.stringOrNull();
    }
    String type = null;
    String text = null;
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.select(PART)) {
        case 0 -> type = cursor.stringOrNull();
        case 1 -> text = cursor.stringOrNull();
        default -> cursor.skipValue();
      }
    }
    return "input_text".equals(type) || "text".equals(type) || "output_text".equals(type)
        ? text
        : null;
  }
}
