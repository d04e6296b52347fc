package dev.cctally.platform.config;

import static dev.cctally.platform.config.JsonValue.described;

import dev.cctally.spi.json.JsonCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a list of percentages at which a quota axis alerts: whole, from 1 to 100, ascending. */
final class ThresholdList {
  private static final int MOST = 100;

  private final JsonCursor cursor;

  /**
   * What came of it.
   *
   * @param thresholds the list; empty if something is wrong
   * @param problem a clause that follows the setting's name, or {@code null}
   */
  record Outcome(List<Integer> thresholds, @Nullable String problem) {}

  ThresholdList(JsonCursor cursor) {
    this.cursor = cursor;
  }

  /** Reads the value to its end, whatever it is. */
  Outcome read() {
    if (cursor.peek() != JsonCursor.Kind.ARRAY) {
      cursor.skipValue();
      return new Outcome(List.of(), " must be a list of integers");
    }
    List<Integer> thresholds = new ArrayList<>();
    String problem = null;
    cursor.enterArray();
    while (cursor.nextElement()) {
      String wrong = add(thresholds);
      problem = problem == null ? wrong : problem;
    }
    if (problem == null && thresholds.isEmpty()) {
      problem = " must not be empty (disable alerts via alerts.enabled=false)";
    }
    return problem == null
        ? new Outcome(List.copyOf(thresholds), null)
        : new Outcome(List.of(), problem);
  }

  private @Nullable String add(List<Integer> thresholds) {
    boolean number = cursor.peek() == JsonCursor.Kind.NUMBER;
    String got = described(cursor);
    if (!number || !got.startsWith(JsonValue.WHOLE)) {
      return " items must be integers, got " + got;
    }
    String text = got.substring(JsonValue.WHOLE.length());
    int value = value(text);
    if (value < 1 || value > MOST) {
      return " items must be in [1, 100], got " + text;
    }
    int last = thresholds.isEmpty() ? 0 : thresholds.getLast();
    thresholds.add(value);
    if (value == last) {
      return " contains duplicate value " + value;
    }
    return value < last ? " must be strictly increasing, got " + last + " then " + value : null;
  }

  private static int value(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return 0; // too long to be a percentage
    }
  }
}
