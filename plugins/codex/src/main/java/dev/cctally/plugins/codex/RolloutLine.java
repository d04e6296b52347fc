package dev.cctally.plugins.codex;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.JsonSlice;
import dev.cctally.spi.json.LastText;
import dev.cctally.spi.json.Timestamps;
import java.nio.charset.StandardCharsets;

/**
 * Where the members that matter stand in one line, whatever their order. Where a member stands
 * twice the last one counts. Mutable and reused; not for several threads.
 */
final class RolloutLine {
  /** What a line is about. */
  enum Type {
    /** There is no type, at least so far. */
    UNKNOWN,
    /** The head of the session. */
    SESSION_META,
    /** The settings of a turn. */
    TURN_CONTEXT,
    /** Something that happened, token counts among it. */
    EVENT,
    /** A part of the conversation. */
    ITEM,
    /** Nothing of interest. */
    OTHER
  }

  private static final FieldNames TOP = FieldNames.of("timestamp", "type", "payload");
  private static final byte[] SESSION_META = ascii("session_meta");
  private static final byte[] TURN_CONTEXT = ascii("turn_context");
  private static final byte[] EVENT = ascii("event_msg");
  private static final byte[] ITEM = ascii("response_item");

  final JsonSlice timestamp = new JsonSlice();
  final Span payload = new Span();
  final EventPayload event = new EventPayload();

  private final JsonCursor cursor = new JsonCursor();
  private byte[] buffer = new byte[0];
  private Type type = Type.UNKNOWN;
  private boolean eventRead;

  /**
   * Reads a line.
   *
   * @param complete whether to read on when the line is seen to say nothing about usage
   * @return whether it is an object
   * @throws dev.cctally.spi.json.JsonSyntaxException if it is not JSON
   */
  boolean read(byte[] bytes, int from, int to, boolean complete) {
    clear(bytes);
    cursor.reset(bytes, from, to);
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      cursor.skipValue();
      cursor.finish();
      return false;
    }
    boolean mayLeave = !complete && endsWithBrace(bytes, from, to);
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.select(TOP)) {
        case 0 -> timestamp.take(cursor);
        case 1 -> readType();
        case 2 -> readPayload(mayLeave);
        default -> cursor.skipValue();
      }
      if (mayLeave && isIdle()) {
        return true;
      }
    }
    cursor.finish();
    if (type == Type.EVENT && !eventRead && payload.present()) {
      payload.open(buffer, cursor);
      event.read(buffer, cursor, /* mayLeave= */ true);
    }
    return true;
  }

  private void clear(byte[] bytes) {
    buffer = bytes;
    type = Type.UNKNOWN;
    timestamp.clear();
    payload.clear();
    eventRead = false;
    event.clear();
  }

  private static boolean endsWithBrace(byte[] bytes, int from, int to) {
    int last = to - 1;
    while (last > from && bytes[last] <= ' ' && bytes[last] >= 0) {
      last--;
    }
    return bytes[last] == '}';
  }

  private void readType() {
    type = Type.OTHER;
    if (cursor.peek() != JsonCursor.Kind.STRING) {
      cursor.skipValue();
      return;
    }
    cursor.enterString();
    if (cursor.textEquals(ITEM)) {
      type = Type.ITEM;
    } else if (cursor.textEquals(EVENT)) {
      type = Type.EVENT;
    } else if (cursor.textEquals(TURN_CONTEXT)) {
      type = Type.TURN_CONTEXT;
    } else if (cursor.textEquals(SESSION_META)) {
      type = Type.SESSION_META;
    }
  }

  /** An event is read on the way; any other payload only once it is known what it is. */
  private void readPayload(boolean mayLeave) {
    eventRead = type == Type.EVENT && mayLeave; // otherwise the payload is asked for, too
    if (eventRead) {
      event.read(buffer, cursor, mayLeave);
      payload.clear();
    } else {
      payload.take(cursor);
    }
  }

  /** Whether nothing that may follow can make the line one that says something about usage. */
  private boolean isIdle() {
    return type == Type.OTHER
        || type == Type.ITEM
        || (type == Type.EVENT && event.kind() == EventPayload.Kind.OTHER);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** What the line is about. */
  Type type() {
    return type;
  }

  /** The bytes every {@link JsonSlice} and {@link Span} is in. */
  byte[] buffer() {
    return buffer;
  }

  /** When it was written, in microseconds since the epoch, or {@link Timestamps#INVALID}. */
  long atMicros() {
    return micros(buffer, timestamp);
  }

  /** The instant a string names, or {@link Timestamps#INVALID}. */
  static long micros(byte[] buffer, JsonSlice text) {
    if (!text.isText()) {
      return Timestamps.INVALID;
    }
    return text.escaped()
        ? Timestamps.micros(LastText.decode(buffer, text.from(), text.to()))
        : Timestamps.micros(buffer, text.from(), text.to());
  }
}
