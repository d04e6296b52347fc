package dev.cctally.plugins.codex;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.Numbers;
import dev.cctally.spi.json.Timestamps;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.QuotaReading;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads statements of rate limits: an object with a slot for each window. Not for several threads.
 */
final class RateLimits {
  private static final FieldNames ENVELOPE =
      FieldNames.of("plan_type", "limit_id", "limit_name", "credits", "individual_limit");
  private static final FieldNames SLOT =
      FieldNames.of("used_percent", "window_minutes", "resets_at", "resets_in_seconds");
  private static final long MICROS = 1_000_000;
  private static final double FIRST_MILLIS = 1e11; // as seconds this would be beyond the year 5000
  private static final double LAST_MILLIS = 1e14;
  private static final double LONGEST_WAIT = 1e9; // seconds, some thirty years

  private static final int MOST_DIGITS = 15;
  private static final double[] POWERS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private static final byte[] NOTHING = {};

  private final JsonCursor cursor = new JsonCursor();

  private byte[] line = NOTHING; // what the cursor walks over

  // What was read last: statements mostly repeat the one before, to the byte.
  private byte[] spelling = NOTHING;
  private final List<Slot> slots = new ArrayList<>(2);
  private @Nullable String plan;
  private @Nullable String pool;
  private boolean relative; // a moment was stated as a time from the statement on

  /** A window as stated. */
  private record Slot(
      String name, double usedPercent, @Nullable Double minutes, @Nullable Long resetsAtMicros) {}

  /**
   * Hands over the readings of one statement.
   *
   * @param limits where it stands in the buffer
   * @param atMicros when it was made
   * @param offset where its line starts in the file
   */
  void read(byte[] buffer, Span limits, long atMicros, long offset, EventSink sink) {
    if (!limits.isSpelled(buffer, spelling)) {
      parse(buffer, limits, atMicros);
      spelling = relative ? NOTHING : limits.spelling(buffer);
    }
    for (Slot slot : slots) {
      String window = WindowIds.of(slot.name(), slot.minutes(), pool);
      if (window != null) {
        sink.accept(
            new QuotaReading(
                offset, atMicros, window, slot.usedPercent(), slot.resetsAtMicros(), null, plan));
      }
    }
  }

  private void parse(byte[] buffer, Span limits, long atMicros) {
    slots.clear();
    plan = null;
    pool = null;
    relative = false;
    line = buffer;
    limits.open(buffer, cursor);
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.select(ENVELOPE)) {
        case 0 -> plan = Settings.usable(cursor.stringOrNull());
        case 1 -> pool = Settings.usable(cursor.stringOrNull());
        case 2, 3, 4 -> cursor.skipValue(); // may look like a slot, but is none
        default -> {
          String name = cursor.name();
          Slot slot = slot(name, atMicros);
          if (slot != null) {
            slots.add(slot);
          }
        }
      }
    }
  }

  /** Consumes a member; {@code null} if it does not say how much of a window is used. */
  private @Nullable Slot slot(String name, long atMicros) {
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      cursor.skipValue();
      return null;
    }
    Double used = null;
    Double minutes = null;
    Long resetsAt = null;
    Double wait = null;
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.select(SLOT)) {
        case 0 -> used = number();
        case 1 -> minutes = number();
        case 2 -> resetsAt = instant();
        case 3 -> wait = number();
        default -> cursor.skipValue();
      }
    }
    if (used == null || used < 0) {
      return null;
    }
    if (resetsAt == null && wait != null && wait >= 0 && wait < LONGEST_WAIT) {
      relative = true;
      resetsAt = atMicros + Math.round(wait * MICROS);
    }
    return new Slot(name, used, minutes, resetsAt);
  }

  /** Consumes a value: a number, or text that is one; anything else is {@code null}. */
  private @Nullable Double number() {
    switch (cursor.peek()) {
      case NUMBER -> {
        cursor.enterNumber();
        double plain = plain(line, cursor.textFrom(), cursor.textTo());
        if (!Double.isNaN(plain)) {
          return plain;
        }
      }
      case STRING -> cursor.enterString();
      default -> {
        cursor.skipValue();
        return null;
      }
    }
    BigDecimal value = Numbers.decimal(cursor.text().strip());
    return value == null ? null : (Double) value.doubleValue();
  }

  /**
   * The nearest number to some digits with at most one point; NaN for any other spelling. Nearly
   * all are such: whole numbers and powers of ten that a double holds exactly, so that one division
   * rounds once, as reading the decimal would.
   */
  private static double plain(byte[] bytes, int from, int to) {
    if (to - from > MOST_DIGITS || from == to) {
      return Double.NaN;
    }
    long digits = 0;
    int point = to;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (bytes[i] == '.' && point == to && i > from && i + 1 < to) {
        point = i;
      } else if (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
      } else {
        return Double.NaN;
      }
    }
    return point == to ? digits : digits / POWERS[to - point - 1];
  }

  /** Consumes a value: seconds or milliseconds since the epoch, or a time as text. */
  private @Nullable Long instant() {
    if (cursor.peek() == JsonCursor.Kind.STRING) {
      String text = cursor.readString().strip();
      BigDecimal value = Numbers.decimal(text);
      if (value != null) {
        return instant(value.doubleValue());
      }
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      long micros = Timestamps.micros(bytes, 0, bytes.length);
      return micros == Timestamps.INVALID ? null : (Long) micros;
    }
    Double value = number();
    return value == null ? null : instant(value);
  }

  private static @Nullable Long instant(double sinceEpoch) {
    if (sinceEpoch <= 0 || sinceEpoch >= LAST_MILLIS) {
      return null;
    }
    return Math.round(sinceEpoch * (sinceEpoch < FIRST_MILLIS ? MICROS : MICROS / 1000));
  }
}
