package org.example.gemini;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.Timestamps;
import org.jspecify.annotations.Nullable;

/**
 * One line of a chat, taken apart. There are four kinds: a head with {@code sessionId}; a message
 * with {@code id} and {@code type}; {@code $set}, which changes the head; and {@code $rewindTo},
 * which takes messages out of the conversation, though not off the bill. Reused from line to line.
 */
final class ChatLine {
  private static final FieldNames TOP =
      FieldNames.of(
          "id",
          "type",
          "timestamp",
          "model",
          "tokens",
          "content",
          "toolCalls",
          "sessionId",
          "directories",
          "$set");

  private final JsonCursor cursor = new JsonCursor();
  private byte[] buffer = new byte[0];

  final TokensMember tokens = new TokensMember();
  @Nullable String id;
  @Nullable String type;
  @Nullable String model;
  @Nullable String sessionId;
  @Nullable String directory;
  long atMicros;
  boolean isHead;
  int contentAt; // where its content starts, or −1
  int toolCallsAt;
  private int end;

  /**
   * Reads a line.
   *
   * @return whether it is an object
   * @throws dev.cctally.spi.json.JsonSyntaxException if it is not JSON
   */
  boolean read(byte[] bytes, int from, int to) {
    clear();
    buffer = bytes;
    end = to;
    cursor.reset(bytes, from, to);
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      cursor.skipValue();
      cursor.finish();
      return false;
    }
    members(/* inSet= */ false);
    cursor.finish();
    isHead = id == null && (isHead || sessionId != null);
    return true;
  }

  private void clear() {
    tokens.clear();
    id = null;
    type = null;
    model = null;
    sessionId = null;
    directory = null;
    atMicros = Timestamps.INVALID;
    isHead = false;
    contentAt = -1;
    toolCallsAt = -1;
  }

  private void members(boolean inSet) {
    cursor.enterObject();
    while (cursor.nextMember()) {
      int member = cursor.select(TOP);
      switch (member) {
        case 7 -> sessionId = nonBlank(cursor.stringOrNull());
        case 8 -> directory = firstDirectory();
        default -> {
          if (inSet) {
            cursor.skipValue(); // the messages in it repeat lines that were written before
          } else {
            messageMember(member);
          }
        }
      }
    }
  }

  private void messageMember(int member) {
    switch (member) {
      case 0 -> id = nonBlank(cursor.stringOrNull());
      case 1 -> type = cursor.stringOrNull();
      case 2 -> {
        String time = cursor.stringOrNull();
        atMicros = time == null ? Timestamps.INVALID : Timestamps.micros(time);
      }
      case 3 -> model = nonBlank(cursor.stringOrNull());
      case 4 -> tokens.read(cursor);
      case 5 -> contentAt = skipped();
      case 6 -> toolCallsAt = skipped();
      case 9 -> {
        if (cursor.peek() == JsonCursor.Kind.OBJECT) {
          isHead = true;
          members(/* inSet= */ true);
        } else {
          cursor.skipValue();
        }
      }
      default -> cursor.skipValue();
    }
  }

  private int skipped() {
    cursor.toValue();
    int at = cursor.position();
    cursor.skipValue();
    return at;
  }

  private @Nullable String firstDirectory() {
    if (cursor.peek() != JsonCursor.Kind.ARRAY) {
      cursor.skipValue();
      return null;
    }
    String first = null;
    cursor.enterArray();
    while (cursor.nextElement()) {
      String directory = cursor.stringOrNull();
      first = first == null ? nonBlank(directory) : first;
    }
    return first;
  }

  /** A cursor at a value of this line, for a second look at it. */
  JsonCursor at(int position) {
    JsonCursor second = new JsonCursor();
    second.reset(buffer, position, end);
    return second;
  }

  static @Nullable String nonBlank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
