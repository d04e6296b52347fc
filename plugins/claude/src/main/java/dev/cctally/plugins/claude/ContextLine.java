package dev.cctally.plugins.claude;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.JsonSyntaxException;
import dev.cctally.spi.json.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * How large the context was when a model answered: everything that was sent, whether it came from
 * the cache or not. Answers the tool made up itself, such as "API error", tell nothing.
 */
final class ContextLine {
  private static final FieldNames TOP = FieldNames.of("type", "message");
  private static final FieldNames MESSAGE = FieldNames.of("model", "usage");
  private static final FieldNames USAGE =
      FieldNames.of("input_tokens", "cache_read_input_tokens", "cache_creation_input_tokens");
  private static final byte[] ASSISTANT = "assistant".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SYNTHETIC = "<synthetic>".getBytes(StandardCharsets.US_ASCII);

  private final JsonCursor cursor = new JsonCursor();
  private boolean assistant;
  private boolean synthetic;
  private boolean hasUsage;
  private long tokens;

  OptionalLong tokens(byte[] bytes, int from, int to) {
    try {
      cursor.reset(bytes, from, to);
      if (cursor.peek() != JsonCursor.Kind.OBJECT) {
        return OptionalLong.empty();
      }
      cursor.enterObject();
      while (cursor.nextMember()) {
        switch (cursor.select(TOP)) {
          case 0 -> assistant = isText(ASSISTANT);
          case 1 -> message();
          default -> cursor.skipValue();
        }
      }
      cursor.finish();
    } catch (JsonSyntaxException e) {
      return OptionalLong.empty(); // broken, or still being written
    }
    return assistant && hasUsage && !synthetic ? OptionalLong.of(tokens) : OptionalLong.empty();
  }

  private boolean isText(byte[] ascii) {
    if (cursor.peek() != JsonCursor.Kind.STRING) {
      cursor.skipValue();
      return false;
    }
    cursor.enterString();
    return cursor.textEquals(ascii);
  }

  private void message() {
    hasUsage = false;
    synthetic = false;
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      cursor.skipValue();
      return;
    }
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.select(MESSAGE)) {
        case 0 -> synthetic = isText(SYNTHETIC);
        case 1 -> usage();
        default -> cursor.skipValue();
      }
    }
  }

  private void usage() {
    hasUsage = cursor.peek() == JsonCursor.Kind.OBJECT;
    if (!hasUsage) {
      cursor.skipValue();
      return;
    }
    long[] counts = new long[3];
    cursor.enterObject();
    while (cursor.nextMember()) {
      int member = cursor.select(USAGE);
      if (member >= 0 && cursor.peek() == JsonCursor.Kind.NUMBER) {
        cursor.enterNumber();
        String number = cursor.text();
        byte[] digits = number.getBytes(StandardCharsets.US_ASCII);
        counts[member] = Math.max(0, Numbers.whole(digits, 0, digits.length));
      } else {
        cursor.skipValue();
      }
    }
    tokens = counts[0] + counts[1] + counts[2];
  }
}
