package dev.cctally.platform.config;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Picks {@link FeedSettings} out of the configuration. Unknown members are ignored. */
final class FeedSettingsParser {
  private static final String[] NAMES = {
    "user_agent", "throttle_seconds", "fresh_threshold_seconds", "stale_after_seconds"
  };
  private static final FieldNames MEMBERS = FieldNames.of(NAMES);
  private static final int LONGEST_AGENT = 256;
  private static final int LEAST_THROTTLE = 5;
  private static final int MOST_THROTTLE = 600;

  private final JsonCursor cursor;
  private @Nullable String problem;

  FeedSettingsParser(JsonCursor cursor) {
    this.cursor = cursor;
  }

  /** Reads the block's value, whatever it is. */
  FeedSettings parse() {
    JsonCursor.Kind kind = cursor.peek();
    if (kind != JsonCursor.Kind.OBJECT) {
      cursor.skipValue();
      return kind == JsonCursor.Kind.NULL
          ? FeedSettings.DEFAULTS
          : FeedSettings.broken(
              FeedSettings.BLOCK
                  + " must be an object, got "
                  + kind.name().toLowerCase(Locale.ROOT));
    }
    FeedSettings defaults = FeedSettings.DEFAULTS;
    String agent = null;
    int throttle = defaults.throttleSeconds();
    int fresh = defaults.freshSeconds();
    int stale = defaults.staleSeconds();
    cursor.enterObject();
    while (cursor.nextMember()) {
      int member = cursor.select(MEMBERS);
      switch (member) {
        case 0 -> agent = agent();
        case 1 -> throttle = number(NAMES[member], throttle);
        case 2 -> fresh = number(NAMES[member], fresh);
        case 3 -> stale = number(NAMES[member], stale);
        default -> cursor.skipValue();
      }
    }
    if (throttle < LEAST_THROTTLE || throttle > MOST_THROTTLE) {
      wrong("throttle_seconds must be in [5, 600], got " + throttle);
    }
    if (fresh >= stale) {
      wrong("fresh_threshold_seconds must be < stale_after_seconds");
    }
    return problem == null
        ? new FeedSettings(agent, throttle, fresh, stale, null)
        : FeedSettings.broken(problem);
  }

  private @Nullable String agent() {
    if (cursor.peek() == JsonCursor.Kind.NULL) {
      cursor.readNull();
      return null;
    }
    String agent = "";
    if (cursor.peek() == JsonCursor.Kind.STRING) {
      agent = cursor.readString();
    } else {
      cursor.skipValue();
    }
    if (agent.isBlank()) {
      wrong("user_agent must be a non-empty string or null");
    } else if (agent.length() > LONGEST_AGENT) {
      wrong("user_agent exceeds 256 chars");
    }
    return agent;
  }

  private int number(String name, int otherwise) {
    switch (cursor.peek()) {
      case NULL -> {
        cursor.readNull();
        return otherwise;
      }
      case NUMBER -> {
        int number = whole();
        if (number == Integer.MIN_VALUE) {
          wrong(name + " must be an integer");
          return otherwise;
        }
        boolean ranged = name.equals(NAMES[1]); // has a range of its own
        if (number < 1 && !ranged) {
          wrong(name + " must be >= 1");
          return otherwise;
        }
        return number;
      }
      default -> {
        cursor.skipValue();
        wrong(name + " must be an integer");
        return otherwise;
      }
    }
  }

  /** The number, or the least there is if it is no whole one. */
  private int whole() {
    cursor.enterNumber();
    try {
      return Integer.parseInt(cursor.text());
    } catch (NumberFormatException e) {
      return Integer.MIN_VALUE;
    }
  }

  /** Of several things that are wrong the first is told. */
  private void wrong(String what) {
    if (problem == null) {
      problem = FeedSettings.BLOCK + "." + what;
    }
  }
}
