package dev.cctally.plugins.claude.quota;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.JsonSyntaxException;
import dev.cctally.spi.vendor.QuotaReading;
import java.util.ArrayList;
import java.util.List;

/** What Claude Code passes to a status line's script. */
final class StatusLine {
  private static final FieldNames ROOT = FieldNames.of("rate_limits");
  private static final FieldNames WINDOWS = FieldNames.of("five_hour", "seven_day");
  private static final FieldNames WINDOW = FieldNames.of("used_percentage", "resets_at");
  private static final List<String> IDS = List.of("five-hour", "seven-day");

  private StatusLine() {}

  static List<QuotaReading> readings(byte[] json, long atMicros) {
    List<QuotaReading> readings = new ArrayList<>();
    JsonCursor cursor = new JsonCursor();
    cursor.reset(json, 0, json.length);
    try {
      if (cursor.peek() != JsonCursor.Kind.OBJECT) {
        return List.of();
      }
      cursor.enterObject();
      while (cursor.nextMember()) {
        if (cursor.select(ROOT) == 0 && cursor.peek() == JsonCursor.Kind.OBJECT) {
          readings.clear(); // of a name that occurs twice the last counts
          limits(cursor, json, atMicros, readings);
        } else {
          cursor.skipValue();
        }
      }
      cursor.finish();
      return readings;
    } catch (JsonSyntaxException e) {
      return List.of();
    }
  }

  private static void limits(
      JsonCursor cursor, byte[] json, long atMicros, List<QuotaReading> readings) {
    cursor.enterObject();
    while (cursor.nextMember()) {
      int index = cursor.select(WINDOWS);
      if (index < 0) {
        cursor.skipValue();
        continue;
      }
      Window window = Window.read(cursor, json, WINDOW);
      Double percent = window == null ? null : Window.number(window.percent());
      if (window == null || percent == null || percent < 0) {
        continue;
      }
      String resetsAt = window.resetsAt();
      Long reset = resetsAt == null ? null : Window.micros(resetsAt);
      readings.add(new QuotaReading(0, atMicros, IDS.get(index), percent, reset, null, null));
    }
  }
}
