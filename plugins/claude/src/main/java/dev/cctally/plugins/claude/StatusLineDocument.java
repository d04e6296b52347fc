package dev.cctally.plugins.claude;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.Numbers;
import dev.cctally.spi.json.Timestamps;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.statusline.StatusLineInput;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the document member by member; what has the wrong type is as if it were not there. */
final class StatusLineDocument {
  private static final FieldNames TOP =
      FieldNames.of(
          "session_id", "transcript_path", "model", "cost", "rate_limits", "context_window");
  private static final FieldNames MODEL = FieldNames.of("id", "display_name");
  private static final FieldNames COST = FieldNames.of("total_cost_usd");
  private static final FieldNames LIMITS = FieldNames.of("five_hour", "seven_day");
  private static final String[] WINDOWS = {ClaudeVendor.FIVE_HOURS, ClaudeVendor.SEVEN_DAYS};
  private static final FieldNames LIMIT = FieldNames.of("used_percentage", "resets_at");
  private static final FieldNames CONTEXT = FieldNames.of("used_percentage");

  /** Some thousand years: what is further away is no time. */
  private static final BigDecimal FURTHEST_SECOND = BigDecimal.valueOf(100_000_000_000L);

  private static final long MICROS = 1_000_000;

  private final byte[] json;
  private final JsonCursor cursor = new JsonCursor();
  private @Nullable String sessionId;
  private @Nullable String transcriptPath;
  private @Nullable String modelId;
  private @Nullable String modelName;
  private @Nullable Money cost;
  private @Nullable Double contextPercent;
  private List<StatusLineInput.Limit> limits = List.of();

  StatusLineDocument(byte[] json) {
    this.json = json;
  }

  StatusLineInput read() {
    cursor.reset(json, 0, json.length);
    if (entered()) {
      while (cursor.nextMember()) {
        switch (cursor.select(TOP)) {
          case 0 -> sessionId = text();
          case 1 -> transcriptPath = text();
          case 2 -> model();
          case 3 -> cost();
          case 4 -> limits();
          case 5 -> contextPercent = percent(CONTEXT);
          default -> cursor.skipValue();
        }
      }
    }
    return new StatusLineInput(
        sessionId, transcriptPath, modelId, modelName, cost, contextPercent, limits);
  }

  private boolean entered() {
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      cursor.skipValue();
      return false;
    }
    cursor.enterObject();
    return true;
  }

  private @Nullable String text() {
    String text = cursor.stringOrNull();
    return text == null || text.isEmpty() ? null : text;
  }

  private void model() {
    modelId = null;
    modelName = null;
    if (entered()) {
      while (cursor.nextMember()) {
        switch (cursor.select(MODEL)) {
          case 0 -> modelId = text();
          case 1 -> modelName = text();
          default -> cursor.skipValue();
        }
      }
    }
  }

  private void cost() {
    cost = null;
    if (entered()) {
      while (cursor.nextMember()) {
        if (cursor.select(COST) == 0) {
          String number = numeral();
          cost = number == null ? null : Numbers.dollars(number);
        } else {
          cursor.skipValue();
        }
      }
    }
  }

  /** A number or a string, as text. */
  private @Nullable String numeral() {
    JsonCursor.Kind kind = cursor.peek();
    if (kind == JsonCursor.Kind.NUMBER) {
      cursor.enterNumber();
      return cursor.text();
    }
    String text = cursor.stringOrNull();
    return text == null ? null : text.strip();
  }

  private @Nullable Double finite() {
    String text = numeral();
    BigDecimal number = text == null ? null : Numbers.decimal(text);
    return number == null ? null : number.doubleValue();
  }

  private @Nullable Double percent(FieldNames name) {
    Double percent = null;
    if (entered()) {
      while (cursor.nextMember()) {
        if (cursor.select(name) == 0) {
          percent = finite();
        } else {
          cursor.skipValue();
        }
      }
    }
    return percent;
  }

  private void limits() {
    StatusLineInput.@Nullable Limit[] found = new StatusLineInput.@Nullable Limit[WINDOWS.length];
    if (entered()) {
      while (cursor.nextMember()) {
        int window = cursor.select(LIMITS);
        if (window < 0) {
          cursor.skipValue();
        } else {
          found[window] = limit(WINDOWS[window]);
        }
      }
    }
    List<StatusLineInput.Limit> known = new ArrayList<>(WINDOWS.length);
    for (StatusLineInput.Limit limit : found) {
      if (limit != null) {
        known.add(limit);
      }
    }
    limits = known;
  }

  private StatusLineInput.@Nullable Limit limit(String window) {
    Double percent = null;
    Long reset = null;
    if (entered()) {
      while (cursor.nextMember()) {
        switch (cursor.select(LIMIT)) {
          case 0 -> percent = finite();
          case 1 -> reset = instant();
          default -> cursor.skipValue();
        }
      }
    }
    return percent == null && reset == null
        ? null
        : new StatusLineInput.Limit(window, percent, reset);
  }

  /** Seconds since 1970, whose fraction is dropped, or an ISO time, without an offset in UTC. */
  private @Nullable Long instant() {
    if (cursor.peek() == JsonCursor.Kind.NUMBER) {
      cursor.enterNumber();
      BigDecimal seconds = Numbers.decimal(cursor.text());
      return seconds == null || seconds.abs().compareTo(FURTHEST_SECOND) > 0
          ? null
          : seconds.longValue() * MICROS;
    }
    String text = cursor.stringOrNull();
    long micros = text == null ? Timestamps.INVALID : Timestamps.micros(text);
    return micros == Timestamps.INVALID ? null : micros;
  }
}
