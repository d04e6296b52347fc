package dev.cctally.plugins.codex;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.JsonSlice;
import java.nio.charset.StandardCharsets;

/**
 * The payload of an {@code event_msg} line, whatever the order of its members. Where a member
 * stands twice the last one counts. Mutable and reused.
 */
final class EventPayload {
  /** Which event it is. */
  enum Kind {
    /** There is no type, at least so far. */
    UNKNOWN,
    /** Token counts and rate limits. */
    TOKEN_COUNT,
    /** The settings of the conversation changed. */
    SETTINGS,
    /** One that says nothing about usage. */
    OTHER
  }

  private static final FieldNames MEMBERS =
      FieldNames.of("type", "info", "rate_limits", "model", "metadata", "thread_settings");
  private static final FieldNames INFO =
      FieldNames.of("last_token_usage", "total_token_usage", "rate_limits", "model", "model_name");
  private static final FieldNames METADATA = FieldNames.of("model");
  private static final FieldNames THREAD_SETTINGS = FieldNames.of("service_tier");
  private static final byte[] TOKEN_COUNT = "token_count".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SETTINGS =
      "thread_settings_applied".getBytes(StandardCharsets.US_ASCII);

  final Counts last = new Counts();
  final Counts total = new Counts();
  final Span rateLimits = new Span();
  final Span infoRateLimits = new Span();

  // Where a model may be named, the better place first.
  final JsonSlice model = new JsonSlice();
  final JsonSlice infoModel = new JsonSlice();
  final JsonSlice infoModelName = new JsonSlice();
  final JsonSlice metadataModel = new JsonSlice();

  final JsonSlice tier = new JsonSlice();
  private boolean tierStated;
  private Kind kind = Kind.UNKNOWN;
  private boolean info;

  void clear() {
    kind = Kind.UNKNOWN;
    rateLimits.clear();
    model.clear();
    metadataModel.clear();
    tier.clear();
    tierStated = false;
    noInfo();
  }

  private void noInfo() {
    info = false;
    last.clear();
    total.clear();
    infoRateLimits.clear();
    infoModel.clear();
    infoModelName.clear();
  }

  /**
   * Consumes a payload; one that is not an object counts as empty.
   *
   * @param buffer what the cursor walks over
   * @param mayLeave whether to stop as soon as the event is seen to be of no interest; the cursor
   *     then stands within the payload
   */
  void read(byte[] buffer, JsonCursor cursor, boolean mayLeave) {
    clear();
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      cursor.skipValue();
      return;
    }
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.select(MEMBERS)) {
        case 0 -> {
          kind(cursor);
          if (mayLeave && kind == Kind.OTHER) {
            return;
          }
        }
        case 1 -> info(buffer, cursor);
        case 2 -> rateLimits.take(cursor);
        case 3 -> model.take(cursor);
        case 4 -> metadata(cursor);
        case 5 -> settings(cursor);
        default -> cursor.skipValue();
      }
    }
  }

  private void kind(JsonCursor cursor) {
    kind = Kind.OTHER;
    if (cursor.peek() != JsonCursor.Kind.STRING) {
      cursor.skipValue();
      return;
    }
    cursor.enterString();
    if (cursor.textEquals(TOKEN_COUNT)) {
      kind = Kind.TOKEN_COUNT;
    } else if (cursor.textEquals(SETTINGS)) {
      kind = Kind.SETTINGS;
    }
  }

  private void info(byte[] buffer, JsonCursor cursor) {
    noInfo();
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      cursor.skipValue();
      return;
    }
    info = true;
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.select(INFO)) {
        case 0 -> last.read(buffer, cursor);
        case 1 -> total.read(buffer, cursor);
        case 2 -> infoRateLimits.take(cursor);
        case 3 -> infoModel.take(cursor);
        case 4 -> infoModelName.take(cursor);
        default -> cursor.skipValue();
      }
    }
  }

  private void metadata(JsonCursor cursor) {
    metadataModel.clear();
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      cursor.skipValue();
      return;
    }
    cursor.enterObject();
    while (cursor.nextMember()) {
      if (cursor.select(METADATA) == 0) {
        metadataModel.take(cursor);
      } else {
        cursor.skipValue();
      }
    }
  }

  private void settings(JsonCursor cursor) {
    tierStated = false;
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      cursor.skipValue();
      return;
    }
    cursor.enterObject();
    while (cursor.nextMember()) {
      if (cursor.select(THREAD_SETTINGS) == 0) {
        boolean nothing = cursor.peek() == JsonCursor.Kind.NULL;
        tier.take(cursor);
        tierStated = nothing || tier.isText();
      } else {
        cursor.skipValue();
      }
    }
  }

  /** Which event it is. */
  Kind kind() {
    return kind;
  }

  /** Whether there are figures at all; a statement of rate limits alone has none. */
  boolean hasInfo() {
    return info;
  }

  /** Whether a tier was named, or that there is none. */
  boolean tierStated() {
    return tierStated;
  }
}
