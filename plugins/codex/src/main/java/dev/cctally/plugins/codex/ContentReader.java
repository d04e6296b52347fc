package dev.cctally.plugins.codex;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.vendor.ConversationTurn.Block;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of a message or of reasoning. What has a kind unknown here is left out. Not for
 * several threads.
 */
final class ContentReader {
  private static final FieldNames MEMBERS = FieldNames.of("type", "text", "refusal", "image_url");
  private static final String DATA = "data:";

  private final JsonCursor cursor;
  private String type = "";
  private String text = "";
  private String refusal = "";
  private @Nullable String mediaType;
  private long dataLength;

  /**
   * Makes a reader.
   *
   * @param cursor stands at the content at every call of {@link #read}
   */
  ContentReader(JsonCursor cursor) {
    this.cursor = cursor;
  }

  /** Consumes a list of parts, or one text. */
  List<Block> read() {
    switch (cursor.peek()) {
      case STRING -> {
        String whole = cursor.readString();
        return whole.isEmpty() ? List.of() : List.of(new Block.Text(whole));
      }
      case ARRAY -> {
        List<Block> parts = new ArrayList<>();
        cursor.enterArray();
        while (cursor.nextElement()) {
          Block part = part();
          if (part != null) {
            parts.add(part);
          }
        }
        return parts;
      }
      default -> {
        cursor.skipValue();
        return List.of();
      }
    }
  }

  private @Nullable Block part() {
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      cursor.skipValue();
      return null;
    }
    type = "";
    text = "";
    refusal = "";
    mediaType = null;
    dataLength = 0;
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.select(MEMBERS)) {
        case 0 -> type = string();
        case 1 -> text = string();
        case 2 -> refusal = string();
        case 3 -> image();
        default -> cursor.skipValue();
      }
    }
    return switch (type) {
      case "input_text", "output_text", "text", "summary_text", "reasoning_text" ->
          new Block.Text(text);
      case "refusal" -> new Block.Text(refusal);
      case "input_image", "output_image" -> new Block.Attachment("image", mediaType, dataLength);
      default -> null;
    };
  }

  private String string() {
    String value = cursor.stringOrNull();
    return value == null ? "" : value;
  }

  /** Consumes an address; of {@code data:image/png;base64,…} only kind and size are kept. */
  private void image() {
    mediaType = null;
    dataLength = 0;
    String address = string();
    int comma = address.indexOf(',');
    if (!address.startsWith(DATA) || comma < 0) {
      return;
    }
    int end = address.indexOf(';');
    String kind = address.substring(DATA.length(), end >= 0 && end < comma ? end : comma);
    mediaType = kind.isEmpty() ? null : kind;
    dataLength = (long) address.length() - comma - 1;
  }
}
