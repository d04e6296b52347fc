package dev.cctally.plugins.claude.quota;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.JsonSyntaxException;
import dev.cctally.spi.quota.QuotaAnswer;
import dev.cctally.spi.vendor.QuotaReading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the usage endpoint answers. Windows other than the two main ones are not looked at. */
final class UsageAnswer {
  private static final FieldNames WINDOWS = FieldNames.of("five_hour", "seven_day");
  private static final FieldNames WINDOW = FieldNames.of("utilization", "resets_at");
  private static final double MOST = 1000.0;

  private final long atMicros;
  private final List<String> warnings = new ArrayList<>();

  private UsageAnswer(long atMicros) {
    this.atMicros = atMicros;
  }

  static QuotaAnswer of(byte[] json, long atMicros) {
    Window week = null;
    Window block = null;
    JsonCursor cursor = new JsonCursor();
    cursor.reset(json, 0, json.length);
    try {
      if (cursor.peek() == JsonCursor.Kind.OBJECT) {
        cursor.enterObject();
        while (cursor.nextMember()) {
          switch (cursor.select(WINDOWS)) {
            case 0 -> block = Window.read(cursor, json, WINDOW);
            case 1 -> week = Window.read(cursor, json, WINDOW);
            default -> cursor.skipValue();
          }
        }
      } else {
        cursor.skipValue();
      }
      cursor.finish();
    } catch (JsonSyntaxException e) {
      return new QuotaAnswer.Unusable("response was not JSON");
    }
    return new UsageAnswer(atMicros).answer(week, block);
  }

  private QuotaAnswer answer(@Nullable Window week, @Nullable Window block) {
    if (week == null || week.percent() == null) {
      return new QuotaAnswer.Unusable("response missing seven_day.utilization");
    }
    String resetsAt = week.resetsAt();
    if (resetsAt == null || resetsAt.isBlank()) {
      return new QuotaAnswer.Unusable("response missing seven_day.resets_at");
    }
    Checked checked = check("seven-day", week, resetsAt);
    QuotaAnswer.Figure figure = checked.figure();
    if (figure == null) {
      return new QuotaAnswer.Unusable(
          "OAuth response had unparseable seven_day fields: " + checked.problem());
    }
    List<QuotaAnswer.Figure> figures = new ArrayList<>(List.of(figure));
    String blockResetsAt = block == null ? null : block.resetsAt();
    // An idle window has no reset; that is no fault.
    if (block != null && blockResetsAt != null && block.resetsIsText()) {
      Checked five = check("five-hour", block, blockResetsAt);
      QuotaAnswer.Figure blockFigure = five.figure();
      if (blockFigure != null) {
        figures.add(blockFigure);
      } else {
        warnings.add("ignoring unparseable five_hour fields: " + five.problem());
      }
    }
    return new QuotaAnswer.Stated(figures, warnings);
  }

  /** A window's figure, or what is wrong with it. */
  private record Checked(QuotaAnswer.@Nullable Figure figure, String problem) {
    static Checked wrong(String problem) {
      return new Checked(null, problem);
    }
  }

  private Checked check(String id, Window window, String resetsAt) {
    Double percent = Window.number(window.percent());
    if (percent == null) {
      return Checked.wrong("utilization is no number: " + shortened(window.percent()));
    }
    if (percent < 0 || percent > MOST) {
      return Checked.wrong(
          "utilization must be from 0 to 1000, not " + shortened(window.percent()));
    }
    Long reset = window.resetsIsText() ? Window.isoMicros(resetsAt) : null;
    if (reset == null) {
      return Checked.wrong("resets_at is no ISO 8601 time: " + shortened(resetsAt));
    }
    QuotaReading reading = new QuotaReading(0, atMicros, id, percent, reset, null, null);
    return new Checked(new QuotaAnswer.Figure(reading, resetsAt), "");
  }

  private static String shortened(@Nullable String text) {
    String all = String.valueOf(text);
    return all.length() > 60 ? all.substring(0, 60) + "…" : all;
  }
}
