package org.example.gemini;

import dev.cctally.spi.json.CompactJson;
import dev.cctally.spi.json.CutText;
import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.Timestamps;
import dev.cctally.spi.vendor.ConversationTurn;
import dev.cctally.spi.vendor.ConversationTurn.Block;
import dev.cctally.spi.vendor.ConversationTurn.Kind;
import dev.cctally.spi.vendor.EventSink;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes conversation turns of messages. Not for several threads. */
final class TurnReader {
  private static final FieldNames PART = FieldNames.of("text", "functionResponse");
  private static final FieldNames CALL = FieldNames.of("name", "args");
  private static final int LONGEST_INPUT = 200;

  /** Hands over a turn if the line is a message of the user or the model. */
  void read(ChatLine line, ChatFile file, long offset, EventSink sink) {
    boolean answer = "gemini".equals(line.type);
    String id = line.id;
    if (id == null || !(answer || "user".equals(line.type))) {
      return;
    }
    List<Block> blocks = new ArrayList<>();
    boolean toolResult = line.contentAt >= 0 && content(line.at(line.contentAt), blocks);
    if (line.toolCallsAt >= 0) {
      toolCalls(line.at(line.toolCallsAt), blocks);
    }
    Kind kind = answer ? Kind.ASSISTANT : toolResult ? Kind.TOOL_RESULT : Kind.HUMAN;
    sink.accept(
        new ConversationTurn(
            offset,
            "",
            file.subAgent() ? file.sessionId() : null,
            id,
            null,
            line.atMicros == Timestamps.INVALID ? null : (Long) line.atMicros,
            kind,
            kind == Kind.TOOL_RESULT ? "" : prose(blocks),
            blocks,
            answer ? line.model : null,
            answer ? id : null,
            null,
            null,
            null,
            file.subAgent()));
  }

  private static String prose(List<Block> blocks) {
    return blocks.stream()
        .filter(Block.Text.class::isInstance)
        .map(block -> ((Block.Text) block).text())
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** Reads a string, a part or a list of parts; whether a tool's answer is among them. */
  private static boolean content(JsonCursor cursor, List<Block> blocks) {
    switch (cursor.peek()) {
      case STRING -> {
        String text = cursor.readString();
        if (!text.isEmpty()) {
          blocks.add(new Block.Text(text));
        }
      }
      case OBJECT -> {
        return part(cursor, blocks);
      }
      case ARRAY -> {
        boolean toolResult = false;
        cursor.enterArray();
        while (cursor.nextElement()) {
          toolResult |= content(cursor, blocks);
        }
        return toolResult;
      }
      default -> cursor.skipValue();
    }
    return false;
  }

  private static boolean part(JsonCursor cursor, List<Block> blocks) {
    boolean toolResult = false;
    cursor.enterObject();
    while (cursor.nextMember()) {
      int member = cursor.select(PART);
      if (member == 0) {
        String text = cursor.stringOrNull();
        if (text != null) {
          blocks.add(new Block.Text(text));
        }
      } else {
        toolResult |= member == 1;
        cursor.skipValue();
      }
    }
    return toolResult;
  }

  private static void toolCalls(JsonCursor cursor, List<Block> blocks) {
    if (cursor.peek() != JsonCursor.Kind.ARRAY) {
      cursor.skipValue();
      return;
    }
    cursor.enterArray();
    while (cursor.nextElement()) {
      Block call = cursor.peek() == JsonCursor.Kind.OBJECT ? toolCall(cursor) : skipped(cursor);
      if (call != null) {
        blocks.add(call);
      }
    }
  }

  private static @Nullable Block skipped(JsonCursor cursor) {
    cursor.skipValue();
    return null;
  }

  private static @Nullable Block toolCall(JsonCursor cursor) {
    String name = null;
    CutText input = new CutText(LONGEST_INPUT);
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.select(CALL)) {
        case 0 -> name = cursor.stringOrNull();
        case 1 -> CompactJson.copy(cursor, input);
        default -> cursor.skipValue();
      }
    }
    return name == null ? null : new Block.ToolUse(name, input.text());
  }
}
