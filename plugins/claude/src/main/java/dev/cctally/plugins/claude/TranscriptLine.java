package dev.cctally.plugins.claude;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.JsonSlice;
import dev.cctally.spi.json.LastText;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where the members that matter stand in one line, whatever their order. Where a member stands
 * twice the last one counts. Mutable and reused; not for several threads.
 */
final class TranscriptLine {
  /** What a line turned out to be. */
  enum Outcome {
    /** An object, read as far as needed. */
    OBJECT,
    /** Valid JSON of another kind. */
    NOT_AN_OBJECT
  }

  private static final FieldNames TOP =
      FieldNames.of(
          "type",
          "message",
          "timestamp",
          "requestId",
          "isSidechain",
          "sessionId",
          "cwd",
          "costUSD",
          "id",
          "model",
          "usage");
  private static final FieldNames MESSAGE = FieldNames.of("id", "model", "usage");
  private static final byte[] ASSISTANT = "assistant".getBytes(StandardCharsets.US_ASCII);

  private enum Type {
    UNKNOWN,
    ASSISTANT,
    OTHER
  }

  final JsonSlice timestamp = new JsonSlice();
  final JsonSlice requestId = new JsonSlice();
  final JsonSlice sessionId = new JsonSlice();
  final JsonSlice cwd = new JsonSlice();
  final JsonSlice recordedCost = new JsonSlice();
  final JsonSlice topModel = new JsonSlice();

  private final JsonSlice messageId = new JsonSlice();
  private final JsonSlice messageModel = new JsonSlice();
  private final JsonSlice topId = new JsonSlice();
  private final UsageRecord usage = new UsageRecord();
  private final JsonCursor cursor = new JsonCursor();
  private byte[] buffer = new byte[0];
  private Type type = Type.UNKNOWN;
  private boolean sidechain;
  private boolean hasMessage;
  private boolean hasUsage;
  private int topUsageFrom;
  private int topUsageTo;
  private final RepeatedHeader header = new RepeatedHeader();
  private int selected; // the index of the last member's name, or −1
  private int valueEnd; // where the last member ended, or −1 before the first
  private int headerFrom; // where a stretch to learn starts, or −1

  /**
   * Reads a line.
   *
   * @param complete whether to read on when the line is seen not to be an answer
   * @throws dev.cctally.spi.json.JsonSyntaxException if it is not JSON
   */
  Outcome read(byte[] bytes, int from, int to, boolean complete) {
    clear(bytes);
    cursor.reset(bytes, from, to);
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      cursor.skipValue();
      cursor.finish();
      return Outcome.NOT_AN_OBJECT;
    }
    boolean mayLeave = !complete && endsWithBrace(bytes, from, to);
    cursor.enterObject();
    while (cursor.nextMember()) {
      member();
      if (valueEnd < 0) {
        header();
      }
      valueEnd = cursor.position();
      if (mayLeave && type == Type.OTHER) {
        return Outcome.OBJECT;
      }
    }
    cursor.finish();
    readTopUsage();
    return Outcome.OBJECT;
  }

  private void clear(byte[] bytes) {
    buffer = bytes;
    type = Type.UNKNOWN;
    sidechain = false;
    timestamp.clear();
    requestId.clear();
    sessionId.clear();
    cwd.clear();
    recordedCost.clear();
    topId.clear();
    topModel.clear();
    topUsageFrom = -1;
    valueEnd = -1;
    headerFrom = -1;
    noMessage();
  }

  private void noMessage() {
    hasMessage = false;
    messageId.clear();
    messageModel.clear();
    hasUsage = false;
  }

  private static boolean endsWithBrace(byte[] bytes, int from, int to) {
    int last = to - 1;
    while (last > from && bytes[last] <= ' ' && bytes[last] >= 0) {
      last--;
    }
    return bytes[last] == '}';
  }

  private void member() {
    selected = cursor.select(TOP);
    switch (selected) {
      case 0 -> type();
      case 1 -> message();
      case 2 -> timestamp.take(cursor);
      case 3 -> requestId.take(cursor);
      case 4 -> sidechain = TurnReader.isTrue(cursor);
      case 5 -> sessionId.take(cursor);
      case 6 -> cwd.take(cursor);
      case 7 -> recordedCost.take(cursor);
      case 8 -> topId.take(cursor);
      case 9 -> topModel.take(cursor);
      case 10 -> {
        boolean object = cursor.peek() == JsonCursor.Kind.OBJECT;
        topUsageFrom = object ? cursor.position() : -1;
        cursor.skipValue();
        topUsageTo = cursor.position();
      }
      default -> cursor.skipValue();
    }
  }

  /** After the first member: passes over what the line before had there, too. */
  private void header() {
    if (selected >= 0) {
      return; // then what was read so far is not all from the stretch
    }
    if (header.repeats(cursor, sessionId, cwd)) {
      sidechain = header.isSidechain();
    } else {
      headerFrom = cursor.position(); // learn it when the type comes
    }
  }

  /** Whether no member was read but those that {@link RepeatedHeader} knows about. */
  private boolean onlyHeader() {
    return type == Type.UNKNOWN
        && !hasMessage
        && topUsageFrom < 0
        && timestamp.kind() == JsonSlice.Kind.ABSENT
        && requestId.kind() == JsonSlice.Kind.ABSENT
        && recordedCost.kind() == JsonSlice.Kind.ABSENT
        && topId.kind() == JsonSlice.Kind.ABSENT
        && topModel.kind() == JsonSlice.Kind.ABSENT;
  }

  private void type() {
    if (headerFrom >= 0 && onlyHeader()) {
      header.learn(buffer, headerFrom, valueEnd, sidechain, sessionId, cwd);
    }
    type = Type.OTHER;
    if (cursor.peek() == JsonCursor.Kind.STRING) {
      cursor.enterString();
      if (cursor.textEquals(ASSISTANT)) {
        type = Type.ASSISTANT;
      }
    } else {
      cursor.skipValue();
    }
  }

  private void message() {
    noMessage();
    if (cursor.peek() != JsonCursor.Kind.OBJECT || type == Type.OTHER) {
      cursor.skipValue();
      return;
    }
    hasMessage = true;
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.select(MESSAGE)) {
        case 0 -> messageId.take(cursor);
        case 1 -> messageModel.take(cursor);
        case 2 -> readUsage();
        default -> cursor.skipValue();
      }
    }
  }

  private void readUsage() {
    hasUsage = cursor.peek() == JsonCursor.Kind.OBJECT;
    if (hasUsage) {
      usage.read(buffer, cursor);
    } else {
      cursor.skipValue();
    }
  }

  /** In the oldest shape the line itself is the message; its usage is read when that is known. */
  private void readTopUsage() {
    if (!hasMessage && topUsageFrom >= 0) {
      cursor.reset(buffer, topUsageFrom, topUsageTo);
      readUsage();
    }
  }

  boolean isAssistant() {
    return type == Type.ASSISTANT;
  }

  boolean isSidechain() {
    return sidechain;
  }

  /** The bytes every {@link JsonSlice} is in. */
  byte[] buffer() {
    return buffer;
  }

  /** The id of the message; in the oldest shape the line itself is the message. */
  JsonSlice id() {
    return hasMessage ? messageId : topId;
  }

  /** The model the message names. */
  JsonSlice model() {
    return hasMessage ? messageModel : topModel;
  }

  /** The usage of the message, or {@code null} if it has none; good until the next line. */
  @Nullable UsageRecord usage() {
    return hasUsage ? usage : null;
  }

  /** The text of a string that is not empty, otherwise {@code null}. */
  @Nullable String nonEmpty(JsonSlice slice) {
    if (!slice.isText() || slice.from() == slice.to()) {
      return null;
    }
    return LastText.decode(buffer, slice.from(), slice.to());
  }
}
