package dev.cctally.platform.hook;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.JsonSyntaxException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a vendor's tool, as far as we care.
 *
 * @param name the event's name, fit for a log line
 * @param session the start of the session's id, fit for a log line
 */
public record HookEvent(String name, String session) {
  private static final String UNKNOWN = "unknown";
  private static final FieldNames FIELDS = FieldNames.of("hook_event_name", "session_id");
  private static final int LONGEST_NAME = 64;
  private static final int SESSION_LENGTH = 8;

  /** Rejects {@code null}. */
  public HookEvent {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(session, "session");
  }

  /**
   * Reads what the tool passed. It may have been cut off, and it may be anything: what cannot be
   * found is unknown.
   *
   * @param payload what was passed
   * @return the event
   */
  public static HookEvent of(byte[] payload) {
    String name = null;
    String session = null;
    JsonCursor cursor = new JsonCursor();
    cursor.reset(payload, 0, payload.length);
    try {
      if (cursor.peek() == JsonCursor.Kind.OBJECT) {
        cursor.enterObject();
        while (cursor.nextMember()) {
          switch (cursor.select(FIELDS)) {
            case 0 -> name = cursor.stringOrNull();
            case 1 -> session = cursor.stringOrNull();
            default -> cursor.skipValue();
          }
        }
      }
    } catch (JsonSyntaxException e) {
      return of(name, session); // what stood before counts
    }
    return of(name, session);
  }

  /**
   * {@return an event}
   *
   * @param name its name, or {@code null} if unknown; what would break a log line is replaced
   * @param session the session's id, likewise
   */
  public static HookEvent of(@Nullable String name, @Nullable String session) {
    return new HookEvent(name(name), session(session));
  }

  private static String name(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return UNKNOWN;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < Math.min(name.length(), LONGEST_NAME); i++) {
      char c = name.charAt(i);
      out.append(c > ' ' && c < 0x7f && c != '=' ? c : '_');
    }
    return out.toString();
  }

  private static String session(@Nullable String session) {
    if (session == null) {
      return UNKNOWN;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < Math.min(session.length(), SESSION_LENGTH); i++) {
      char c = session.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (letter || (c >= '0' && c <= '9') || c == '-' || c == '_') {
        out.append(c);
      }
    }
    return out.isEmpty() ? UNKNOWN : out.toString();
  }

  /**
   * {@return the same event under another name}
   *
   * @param other the name
   */
  public HookEvent named(String other) {
    return new HookEvent(name(other), session);
  }
}
