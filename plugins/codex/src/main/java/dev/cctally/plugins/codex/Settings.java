package dev.cctally.plugins.codex;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.Timestamps;
import org.jspecify.annotations.Nullable;

/**
 * What the head of a session, or of a turn in it, says. The strings are trimmed; blank ones, and
 * ones too long to be names or paths, count as absent. Mutable and reused.
 */
final class Settings {
  private static final FieldNames MEMBERS =
      FieldNames.of("id", "cwd", "model", "forked_from_id", "timestamp", "git");
  private static final FieldNames GIT = FieldNames.of("branch");

  private final JsonCursor cursor = new JsonCursor();

  @Nullable String id;
  @Nullable String folder;
  @Nullable String model;
  @Nullable String parentId;
  @Nullable String branch;
  long atMicros = Timestamps.INVALID;

  /** Reads the payload of a line; one that is not an object says nothing. */
  void read(RolloutLine line) {
    id = null;
    folder = null;
    model = null;
    parentId = null;
    branch = null;
    atMicros = Timestamps.INVALID;
    if (!line.payload.present()) {
      return;
    }
    line.payload.open(line.buffer(), cursor);
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.select(MEMBERS)) {
        case 0 -> id = text();
        case 1 -> folder = text();
        case 2 -> model = text();
        case 3 -> parentId = text();
        case 4 -> {
          String time = text();
          atMicros = time == null ? Timestamps.INVALID : Timestamps.micros(time);
        }
        case 5 -> git();
        default -> cursor.skipValue();
      }
    }
  }

  private void git() {
    branch = null;
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      cursor.skipValue();
      return;
    }
    cursor.enterObject();
    while (cursor.nextMember()) {
      if (cursor.select(GIT) == 0) {
        branch = text();
      } else {
        cursor.skipValue();
      }
    }
  }

  private @Nullable String text() {
    return usable(cursor.stringOrNull());
  }

  /** The trimmed text, or {@code null} if there is none that could be a name. */
  static @Nullable String usable(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String trimmed = text.strip();
    return trimmed.isEmpty() || trimmed.length() > Progress.LONGEST_TEXT ? null : trimmed;
  }
}
