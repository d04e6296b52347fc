package org.example.gemini;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.Numbers;
import dev.cctally.spi.model.TokenCounts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The member {@code tokens} of a message. Its {@code input} includes what came from the cache;
 * versions that left it out are told by {@code total}. {@code thoughts} stand beside {@code output}
 * and are billed like it; {@code tool} are prompt tokens beside {@code input}.
 */
final class TokensMember {
  private static final FieldNames NAMES =
      FieldNames.of("input", "output", "cached", "thoughts", "tool", "total");
  private static final int INPUT = 0;
  private static final int OUTPUT = 1;
  private static final int CACHED = 2;
  private static final int THOUGHTS = 3;
  private static final int TOOL = 4;
  private static final int TOTAL = 5;

  private final long[] counts = new long[6];
  private boolean present;
  private boolean usable;

  void clear() {
    Arrays.fill(counts, 0);
    present = false;
    usable = true;
  }

  /** Whether the message has any: it is written first without, and again when they are known. */
  boolean present() {
    return present;
  }

  /** Whether all of them are counts. */
  boolean usable() {
    return usable;
  }

  /** Consumes the value. */
  void read(JsonCursor cursor) {
    clear();
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      present = cursor.peek() != JsonCursor.Kind.NULL;
      usable = !present;
      cursor.skipValue();
      return;
    }
    present = true;
    cursor.enterObject();
    while (cursor.nextMember()) {
      int member = cursor.select(NAMES);
      if (member < 0 || cursor.peek() == JsonCursor.Kind.NULL) {
        cursor.skipValue();
      } else if (cursor.peek() == JsonCursor.Kind.NUMBER) {
        cursor.enterNumber();
        byte[] digits = cursor.text().getBytes(StandardCharsets.UTF_8);
        counts[member] = Numbers.whole(digits, 0, digits.length);
        usable &= counts[member] >= 0; // not too large either: that is Numbers.INVALID
      } else {
        cursor.skipValue();
        usable = false;
      }
    }
  }

  private long sum() {
    return counts[INPUT] + counts[OUTPUT] + counts[THOUGHTS] + counts[TOOL];
  }

  private boolean includesCached() {
    return counts[TOTAL] != sum() + counts[CACHED] && counts[CACHED] <= counts[INPUT];
  }

  /** Whether the parts add up to the total in one way or the other. */
  boolean addsUp() {
    long total = counts[TOTAL];
    return total == 0
        || (total == sum() && counts[CACHED] <= counts[INPUT])
        || total == sum() + counts[CACHED];
  }

  /** The counts as they are billed. */
  TokenCounts billed() {
    long input = counts[INPUT] - (includesCached() ? counts[CACHED] : 0) + counts[TOOL];
    long output = counts[OUTPUT] + counts[THOUGHTS];
    return new TokenCounts(input, counts[CACHED], 0, 0, output, counts[THOUGHTS]);
  }
}
