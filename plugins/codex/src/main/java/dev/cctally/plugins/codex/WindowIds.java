package dev.cctally.plugins.codex;

import dev.cctally.spi.quota.QuotaWindow;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names the windows of rate limits. They go by their length where it is stated, since the same slot
 * has had different lengths; and by their pool, since a model with limits of its own must not be
 * taken for the whole account.
 */
final class WindowIds {
  private static final Pattern ID =
      Pattern.compile("(five(?=-hour)|seven(?=-day)|[0-9]{1,8})-(day|hour|minute)(?:-(.+))?");
  private static final String MAIN_POOL = "codex";
  private static final long HOUR = 60; // minutes
  private static final long DAY = 24 * HOUR;
  private static final double TOLERANCE = 1.5; // minutes; some versions state one less
  private static final double LONGEST = 1e7; // minutes, some twenty years

  private WindowIds() {}

  /**
   * {@return the id of a window, or {@code null} if nothing tells it}
   *
   * @param slot the name of the slot it was stated in
   * @param minutes its length, if stated
   * @param pool the pool it belongs to, if stated
   */
  static @Nullable String of(String slot, @Nullable Double minutes, @Nullable String pool) {
    String window =
        minutes != null && minutes > 0 && minutes < LONGEST ? byLength(minutes) : word(slot);
    if (window.isEmpty()) {
      return null;
    }
    String suffix = pool == null || pool.equals(MAIN_POOL) ? "" : word(pool);
    return suffix.isEmpty() ? window : window + "-" + suffix;
  }

  private static String byLength(double minutes) {
    if (near(minutes, 5 * HOUR)) {
      return "five-hour";
    }
    if (near(minutes, 7 * DAY)) {
      return "seven-day";
    }
    long days = Math.round(minutes / DAY);
    if (days > 0 && near(minutes, days * DAY)) {
      return days + "-day";
    }
    long hours = Math.round(minutes / HOUR);
    return hours > 0 && near(minutes, hours * HOUR)
        ? hours + "-hour"
        : Math.max(1, Math.round(minutes)) + "-minute";
  }

  /**
   * {@return the window of an id that {@link #of} made, or {@code null} if the id does not tell its
   * length}
   *
   * @param id the id
   */
  static @Nullable QuotaWindow window(String id) {
    Matcher parts = ID.matcher(id);
    if (!parts.matches()) {
      return null;
    }
    long count =
        switch (parts.group(1)) {
          case "five" -> 5;
          case "seven" -> 7;
          default -> Long.parseLong(parts.group(1));
        };
    String unit = parts.group(2);
    long minutes =
        switch (unit) {
          case "day" -> DAY;
          case "hour" -> HOUR;
          default -> 1;
        };
    String pool = parts.group(3);
    String label = count + " " + unit + (count == 1 ? "" : "s");
    return new QuotaWindow(
        id, pool == null ? label : label + ", " + pool, Duration.ofMinutes(count * minutes));
  }

  private static boolean near(double minutes, long length) {
    return Math.abs(minutes - length) < TOLERANCE;
  }

  /** The letters and digits of a name in lower case, hyphens between them. */
  private static String word(String name) {
    String joined = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    int from = joined.startsWith("-") ? 1 : 0;
    int to = joined.length() > from && joined.endsWith("-") ? joined.length() - 1 : joined.length();
    return joined.substring(from, Math.min(to, from + 60));
  }
}
