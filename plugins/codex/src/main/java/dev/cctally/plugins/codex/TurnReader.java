package dev.cctally.plugins.codex;

import dev.cctally.plugins.codex.FileNames.InnerId;
import dev.cctally.plugins.codex.OpenPrompts.Form;
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
 * Makes conversation turns of {@code response_item} lines: messages, reasoning, calls of tools and
 * what they gave; and of prompts that stand in {@code user_message} events only. What Codex itself
 * puts into the conversation is left out. Not for several threads.
 */
final class TurnReader {
  private static final FieldNames MEMBERS =
      FieldNames.of(
          "type",
          "role",
          "id",
          "call_id",
          "content",
          "summary",
          "name",
          "arguments",
          "input",
          "action",
          "output");
  private static final FieldNames EVENT = FieldNames.of("type", "message");
  private static final String USER_MESSAGE = "user_message";
  private static final String CALL = "_call";
  private static final String OUTPUT = "_output";

  private final Progress progress;
  private final InnerId fileId;
  private final JsonCursor cursor = new JsonCursor();
  private final ContentReader contentReader = new ContentReader(cursor);
  private final ToolText toolText = new ToolText(cursor);
  private String type = "";
  private String role = "";
  private @Nullable String id;
  private @Nullable String callId;
  private List<Block> content = List.of();
  private List<Block> summary = List.of();
  private String name = "";
  private String arguments = "";
  private Block.@Nullable ToolResult output;

  TurnReader(Progress progress, InnerId fileId) {
    this.progress = progress;
    this.fileId = fileId;
  }

  /** Reads a line whose payload is present; hands over a turn if it is one. */
  void read(RolloutLine line, long offset, EventSink sink) {
    clear();
    line.payload.open(line.buffer(), cursor);
    cursor.enterObject();
    while (cursor.nextMember()) {
      member();
    }
    long at = line.atMicros();
    ConversationTurn turn = turn(offset, at == Timestamps.INVALID ? null : (Long) at);
    if (turn == null) {
      return;
    }
    if (turn.kind() != Kind.HUMAN) {
      progress.prompts.answered();
      sink.accept(turn);
    } else if (progress.prompts.isNew(turn.text(), Form.ITEM)) {
      sink.accept(turn);
    }
  }

  /** Reads the payload of an event; hands over a turn if it is a prompt that stands here only. */
  void readEvent(RolloutLine line, long offset, EventSink sink) {
    line.payload.open(line.buffer(), cursor);
    String kind = "";
    String message = "";
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.select(EVENT)) {
        case 0 -> kind = string();
        case 1 -> message = string();
        default -> cursor.skipValue();
      }
    }
    if (!kind.equals(USER_MESSAGE) || message.isBlank()) {
      return;
    }
    List<Block> said = Injected.without(List.of(new Block.Text(message)));
    if (said.isEmpty() || !progress.prompts.isNew(message, Form.EVENT)) {
      return;
    }
    long at = line.atMicros();
    Long time = at == Timestamps.INVALID ? null : (Long) at;
    sink.accept(turn(offset, time, "@" + offset, null, Kind.HUMAN, said));
  }

  private void clear() {
    type = "";
    role = "";
    id = null;
    callId = null;
    content = List.of();
    summary = List.of();
    name = "";
    arguments = "";
    output = null;
  }

  private void member() {
    switch (cursor.select(MEMBERS)) {
      case 0 -> type = string();
      case 1 -> role = string();
      case 2 -> id = Settings.usable(cursor.stringOrNull());
      case 3 -> callId = Settings.usable(cursor.stringOrNull());
      case 4 -> content = contentReader.read();
      case 5 -> summary = contentReader.read();
      case 6 -> name = string();
      case 7, 8, 9 -> arguments = toolText.input();
      case 10 -> output = toolText.output();
      default -> cursor.skipValue();
    }
  }

  private String string() {
    String value = cursor.stringOrNull();
    return value == null ? "" : value;
  }

  private @Nullable ConversationTurn turn(long offset, @Nullable Long at) {
    if (type.equals("message")) {
      return message(offset, at);
    }
    if (type.equals("reasoning")) {
      List<Block> thoughts = new ArrayList<>();
      thoughts(summary, thoughts);
      thoughts(content, thoughts);
      return thoughts.isEmpty()
          ? null // only its encrypted form was kept
          : turn(offset, at, itemId(offset), null, Kind.ASSISTANT, thoughts);
    }
    if (type.endsWith(OUTPUT)) {
      Block result = output == null ? new Block.ToolResult("", false, false) : output;
      String answer = callId == null ? itemId(offset) : callId + "/output";
      return turn(offset, at, answer, callId, Kind.TOOL_RESULT, List.of(result));
    }
    if (type.endsWith(CALL)) {
      String tool = name.isEmpty() ? type.substring(0, type.length() - CALL.length()) : name;
      String call = callId == null ? itemId(offset) : callId;
      return turn(
          offset, at, call, null, Kind.ASSISTANT, List.of(new Block.ToolUse(tool, arguments)));
    }
    return null;
  }

  private @Nullable ConversationTurn message(long offset, @Nullable Long at) {
    boolean human = role.equals("user");
    if (!human && !role.equals("assistant")) {
      return null; // instructions of the tool and its maker
    }
    List<Block> said = human ? Injected.without(content) : content;
    return said.isEmpty()
        ? null
        : turn(offset, at, itemId(offset), null, human ? Kind.HUMAN : Kind.ASSISTANT, said);
  }

  private static void thoughts(List<Block> from, List<Block> to) {
    for (Block block : from) {
      if (block instanceof Block.Text(String text) && !text.isEmpty()) {
        to.add(new Block.Thinking(text));
      }
    }
  }

  private ConversationTurn turn(
      long offset,
      @Nullable Long at,
      String turnId,
      @Nullable String parentId,
      Kind kind,
      List<Block> blocks) {
    return new ConversationTurn(
        offset,
        "",
        progress.sessionId == null ? fileId.text() : progress.sessionId,
        turnId,
        parentId,
        at,
        kind,
        prose(blocks),
        blocks,
        kind == Kind.ASSISTANT ? progress.model : null,
        null,
        null,
        progress.folder,
        progress.branch,
        false);
  }

  /** The vendor's id of the item, or else one made of its place. */
  private String itemId(long offset) {
    return id == null ? "@" + offset : id;
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
}
