package dev.cctally.plugins.claude;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.Timestamps;
import dev.cctally.spi.vendor.ConversationTurn;
import dev.cctally.spi.vendor.ConversationTurn.Block;
import dev.cctally.spi.vendor.ConversationTurn.Kind;
import dev.cctally.spi.vendor.EventSink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes conversation turns of {@code user} and {@code assistant} lines that carry a {@code uuid}.
 * Not for several threads.
 */
final class TurnReader {
  private static final FieldNames TOP =
      FieldNames.of(
          "type",
          "message",
          "timestamp",
          "requestId",
          "isSidechain",
          "sessionId",
          "cwd",
          "uuid",
          "parentUuid",
          "gitBranch");
  private static final FieldNames MESSAGE = FieldNames.of("id", "model", "content");

  private final JsonCursor cursor = new JsonCursor();
  private final BlockReader blockReader = new BlockReader(cursor);
  private @Nullable String type;
  private @Nullable String timestamp;
  private @Nullable String requestId;
  private boolean sidechain;
  private @Nullable String sessionId;
  private @Nullable String cwd;
  private @Nullable String uuid;
  private @Nullable String parentUuid;
  private @Nullable String branch;
  private @Nullable String messageId;
  private @Nullable String model;
  private List<Block> blocks = List.of();

  /** Reads a line that is known to be a valid JSON object; hands over a turn if it is one. */
  void read(byte[] buffer, int from, int to, long offset, EventSink sink) {
    clear();
    cursor.reset(buffer, from, to);
    cursor.enterObject();
    while (cursor.nextMember()) {
      member();
    }
    boolean assistant = "assistant".equals(type);
    String id = uuid;
    if (id == null || (!assistant && !"user".equals(type))) {
      return;
    }
    boolean tool = !assistant && blocks.stream().anyMatch(Block.ToolResult.class::isInstance);
    sink.accept(
        new ConversationTurn(
            offset,
            "",
            sessionId,
            id,
            parentUuid,
            at(),
            assistant ? Kind.ASSISTANT : tool ? Kind.TOOL_RESULT : Kind.HUMAN,
            tool ? "" : prose(blocks),
            blocks,
            assistant ? model : null,
            assistant ? messageId : null,
            assistant ? requestId : null,
            cwd,
            branch,
            sidechain));
  }

  private void clear() {
    type = null;
    timestamp = null;
    requestId = null;
    sidechain = false;
    sessionId = null;
    cwd = null;
    uuid = null;
    parentUuid = null;
    branch = null;
    noMessage();
  }

  private void noMessage() {
    messageId = null;
    model = null;
    blocks = List.of();
  }

  private void member() {
    switch (cursor.select(TOP)) {
      case 0 -> type = cursor.stringOrNull();
      case 1 -> message();
      case 2 -> timestamp = cursor.stringOrNull();
      case 3 -> requestId = scalar();
      case 4 -> sidechain = isTrue(cursor);
      case 5 -> sessionId = nonEmpty();
      case 6 -> cwd = nonEmpty();
      case 7 -> uuid = nonEmpty();
      case 8 -> parentUuid = nonEmpty();
      case 9 -> branch = nonEmpty();
      default -> cursor.skipValue();
    }
  }

  private void message() {
    noMessage();
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      cursor.skipValue();
      return;
    }
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.select(MESSAGE)) {
        case 0 -> messageId = scalar();
        case 1 -> model = nonEmpty();
        case 2 -> blocks = content();
        default -> cursor.skipValue();
      }
    }
  }

  private List<Block> content() {
    switch (cursor.peek()) {
      case STRING -> {
        String text = cursor.readString();
        return text.isEmpty() ? List.of() : List.of(new Block.Text(text));
      }
      case ARRAY -> {
        List<Block> found = new ArrayList<>();
        cursor.enterArray();
        while (cursor.nextElement()) {
          Block block = blockReader.read();
          if (block != null) {
            found.add(block);
          }
        }
        return found;
      }
      default -> {
        cursor.skipValue();
        return List.of();
      }
    }
  }

  /** The texts a person would search for, joined by line ends. */
  private static String prose(List<Block> blocks) {
    StringBuilder prose = new StringBuilder();
    for (Block block : blocks) {
      if (block instanceof Block.Text(String text) && !text.isEmpty()) {
        prose.append(prose.isEmpty() ? "" : "\n").append(text);
      }
    }
    return prose.toString();
  }

  private @Nullable Long at() {
    long micros = timestamp == null ? Timestamps.INVALID : Timestamps.micros(timestamp);
    return micros == Timestamps.INVALID ? null : micros;
  }

  /** Consumes any value; whether it is {@code true}. */
  static boolean isTrue(JsonCursor cursor) {
    if (cursor.peek() == JsonCursor.Kind.BOOLEAN) {
      return cursor.readBoolean();
    }
    cursor.skipValue();
    return false;
  }

  private @Nullable String nonEmpty() {
    String text = cursor.stringOrNull();
    return text == null || text.isEmpty() ? null : text;
  }

  /** An id: a string or a number as text. */
  private @Nullable String scalar() {
    if (cursor.peek() == JsonCursor.Kind.NUMBER) {
      cursor.enterNumber();
      return cursor.text();
    }
    return nonEmpty();
  }
}
