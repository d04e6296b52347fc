package dev.cctally.plugins.claude.quota;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.Numbers;
import dev.cctally.spi.json.Timestamps;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One window as JSON states it, before anything is checked.
 *
 * @param percent how much is used as it is written, without quotation marks; {@code null} if absent
 * @param resetsAt when it resets as it is written, likewise
 * @param resetsIsText whether that is a JSON text
 */
record Window(@Nullable String percent, @Nullable String resetsAt, boolean resetsIsText) {
  private static final long SECOND = 1_000_000;

  /** Reads one; {@code null} if the value is no object. */
  static @Nullable Window read(JsonCursor cursor, byte[] bytes, FieldNames percentAndReset) {
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      cursor.skipValue();
      return null;
    }
    String percent = null;
    String resetsAt = null;
    boolean text = false;
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.select(percentAndReset)) {
        case 0 -> percent = value(cursor, bytes);
        case 1 -> {
          text = cursor.peek() == JsonCursor.Kind.STRING;
          resetsAt = value(cursor, bytes);
        }
        default -> cursor.skipValue();
      }
    }
    return new Window(percent, resetsAt, text);
  }

  private static @Nullable String value(JsonCursor cursor, byte[] bytes) {
    return switch (cursor.peek()) {
      case STRING -> cursor.readString();
      case NULL -> {
        cursor.readNull();
        yield null;
      }
      case OBJECT, ARRAY, NUMBER, BOOLEAN -> {
        cursor.toValue();
        int from = cursor.position();
        cursor.skipValue();
        yield new String(bytes, from, cursor.position() - from, StandardCharsets.UTF_8);
      }
    };
  }

  /** A number, or {@code null}. */
  static @Nullable Double number(@Nullable String text) {
    BigDecimal value = text == null ? null : Numbers.decimal(text.strip());
    return value == null ? null : (Double) value.doubleValue();
  }

  /** The second in an ISO 8601 text, without an offset in UTC; {@code null} if it is none. */
  static @Nullable Long isoMicros(String text) {
    long micros = Timestamps.micros(text);
    return micros == Timestamps.INVALID ? null : (Long) (micros - Math.floorMod(micros, SECOND));
  }
}
