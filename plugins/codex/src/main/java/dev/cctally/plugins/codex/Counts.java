package dev.cctally.plugins.codex;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.Numbers;
import java.nio.charset.StandardCharsets;

/**
 * One object of token counts. What is missing, no number or negative counts as 0. Mutable and
 * reused.
 */
final class Counts {
  private static final FieldNames MEMBERS =
      FieldNames.of(
          "input_tokens",
          "cached_input_tokens",
          "output_tokens",
          "reasoning_output_tokens",
          "total_tokens",
          "cache_read_input_tokens");
  private static final long NOT_STATED = -1;

  private boolean present;
  private boolean usable;
  private boolean repaired;
  private long input;
  private long cached;
  private long cacheRead;
  private long output;
  private long reasoning;
  private long total;

  void clear() {
    present = false;
    usable = true;
    repaired = false;
    input = 0;
    cached = NOT_STATED;
    cacheRead = NOT_STATED;
    output = 0;
    reasoning = 0;
    total = NOT_STATED;
  }

  /**
   * Consumes a value; what is not an object leaves no counts.
   *
   * @param buffer what the cursor walks over
   */
  void read(byte[] buffer, JsonCursor cursor) {
    clear();
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      cursor.skipValue();
      return;
    }
    present = true;
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.select(MEMBERS)) {
        case 0 -> input = count(buffer, cursor, 0);
        case 1 -> cached = count(buffer, cursor, NOT_STATED);
        case 2 -> output = count(buffer, cursor, 0);
        case 3 -> reasoning = count(buffer, cursor, 0);
        case 4 -> total = count(buffer, cursor, NOT_STATED);
        case 5 -> cacheRead = count(buffer, cursor, NOT_STATED);
        default -> cursor.skipValue();
      }
    }
  }

  private long count(byte[] buffer, JsonCursor cursor, long none) {
    switch (cursor.peek()) {
      case NUMBER -> {
        cursor.enterNumber();
        return accepted(Numbers.whole(buffer, cursor.textFrom(), cursor.textTo()));
      }
      case NULL -> {
        cursor.readNull();
        return none;
      }
      case STRING -> {
        cursor.enterString();
        String text = cursor.text().strip();
        if (Numbers.decimal(text) == null) {
          repaired = true;
          return none;
        }
        byte[] digits = text.getBytes(StandardCharsets.US_ASCII);
        return accepted(Numbers.whole(digits, 0, digits.length));
      }
      default -> {
        cursor.skipValue();
        repaired = true;
        return none;
      }
    }
  }

  private long accepted(long value) {
    if (value == Numbers.INVALID) {
      usable = false;
      return 0;
    }
    if (value < 0) {
      repaired = true;
      return 0;
    }
    return value;
  }

  /** Whether every count is one that a single response can have. */
  boolean believable() {
    return usable
        && input <= Cumulative.MOST_OF_ONE
        && cached() <= Cumulative.MOST_OF_ONE
        && output <= Cumulative.MOST_OF_ONE
        && reasoning <= Cumulative.MOST_OF_ONE;
  }

  /** Whether there was an object. */
  boolean present() {
    return present;
  }

  /** Whether no count was beyond what can be added up. */
  boolean usable() {
    return usable;
  }

  /** Whether a count had to be read as 0. */
  boolean repaired() {
    return repaired;
  }

  /** The whole prompt. */
  long input() {
    return input;
  }

  /** The part of the prompt that was read from the cache, as stated. */
  long cached() {
    return Math.max(cached == NOT_STATED ? cacheRead : cached, 0);
  }

  /** What was generated, reasoning included. */
  long output() {
    return output;
  }

  /** The reasoning in it. */
  long reasoning() {
    return reasoning;
  }

  /** All tokens: as stated, or else prompt and output. */
  long total() {
    long sum = input + output;
    return total != NOT_STATED ? total : sum < 0 ? Long.MAX_VALUE : sum;
  }
}
