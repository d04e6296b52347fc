package dev.cctally.cli.command;

import dev.cctally.cli.console.Input;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.JsonSyntaxException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What came on standard input, checked to be one JSON object.
 *
 * @param bytes the object
 * @param problem what is wrong, or {@code null}
 */
record StatusLineJson(byte[] bytes, @Nullable String problem) {
  private static final String INVALID = "invalid JSON: ";
  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  static StatusLineJson of(Input.Read read) {
    byte[] bytes = read.bytes();
    if (bytes.length == 0 && read.end() == Input.End.NOT_GIVEN) {
      return wrong(
          INVALID + "nothing on standard input; the tool whose status line this is passes it");
    }
    if (read.end() == Input.End.TOO_LONG) {
      return wrong(INVALID + "too long");
    }
    if (bytes.length >= BOM.length && Arrays.equals(bytes, 0, BOM.length, BOM, 0, BOM.length)) {
      bytes = Arrays.copyOfRange(bytes, BOM.length, bytes.length);
    }
    try {
      JsonCursor cursor = new JsonCursor();
      cursor.reset(bytes, 0, bytes.length);
      JsonCursor.Kind kind = cursor.peek();
      cursor.skipValue();
      cursor.finish();
      return kind == JsonCursor.Kind.OBJECT
          ? new StatusLineJson(bytes, null)
          : wrong("expected JSON object, got " + word(kind));
    } catch (JsonSyntaxException e) {
      String late = read.end() == Input.End.LATE ? " (standard input was not closed in time)" : "";
      return wrong(INVALID + e.getMessage() + late);
    }
  }

  private static StatusLineJson wrong(String problem) {
    return new StatusLineJson(new byte[0], problem);
  }

  private static String word(JsonCursor.Kind kind) {
    return switch (kind) {
      case OBJECT -> "object";
      case ARRAY -> "list";
      case STRING -> "string";
      case NUMBER -> "number";
      case BOOLEAN -> "boolean";
      case NULL -> "null";
    };
  }
}
