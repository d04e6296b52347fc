package dev.cctally.platform.config;

import dev.cctally.spi.json.JsonCursor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks that are read from the file but whose settings no command sets one by one. */
public final class OtherBlocks {
  private static final String PRICING = "pricing";
  private static final String CACHE_REPORT = "cache_report";
  private static final String ANOMALY = "anomaly_threshold_pp";
  private static final String SHARE = "share";
  private static final int MOST_POINTS = 100;

  /** Their names. */
  public static final Set<String> NAMES =
      Set.of(FeedSettings.BLOCK, CACHE_REPORT, PRICING, PluginChoices.BLOCK, SHARE);

  private static final Map<String, Set<String>> MEMBERS =
      Map.of(
          FeedSettings.BLOCK,
          Set.of(
              "user_agent", "throttle_seconds", "fresh_threshold_seconds", "stale_after_seconds"),
          CACHE_REPORT,
          Set.of(ANOMALY),
          PRICING,
          Set.of("overrides"),
          PluginChoices.BLOCK,
          Set.of("disabled", "disabled_auto", "enabled_user", "allow_override", "config"),
          SHARE,
          Set.of("presets", "history"));

  /** A line about what was ignored: what is before the key, the key, and what is after it. */
  private static final Pattern WARNING =
      Pattern.compile(
          "warning: (?:ignoring (?:malformed )?)?([a-z_.]+(?:\\[[0-9]+])?) in config[;]? (.*)");

  private OtherBlocks() {}

  /**
   * {@return what is wrong with a block, by the key where it is wrong; in the order of the file}
   *
   * @param block its name, one of {@link #NAMES}
   * @param json its value
   */
  public static Map<String, String> problems(String block, String json) {
    Map<String, String> problems = new LinkedHashMap<>();
    JsonCursor cursor = cursor(json);
    if (block.equals(FeedSettings.BLOCK)) {
      String problem = new FeedSettingsParser(cursor).parse().problem();
      if (problem != null) {
        problems.put(problem.substring(0, problem.indexOf(' ')), problem);
      }
    } else if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      problems.put(block, block + " must be an object");
    } else if (block.equals(CACHE_REPORT)) {
      points(cursor, problems);
    } else {
      String whole = "{" + JsonDocument.quoted(block) + ":" + json + "}";
      Configuration configuration =
          ConfigurationParser.parse(whole.getBytes(StandardCharsets.UTF_8)).configuration();
      if (configuration != null) {
        configuration.warnings().forEach(warning -> put(warning, block, problems));
      }
    }
    return problems;
  }

  private static void put(String warning, String block, Map<String, String> problems) {
    Matcher matcher = WARNING.matcher(warning);
    if (matcher.matches()) {
      String what = matcher.group(2).replaceFirst("; ignoring the rest$", "");
      problems.put(matcher.group(1), matcher.group(1) + " " + what.replaceFirst("^it ", ""));
    } else {
      problems.put(block, warning.replaceFirst("^warning: ", ""));
    }
  }

  private static void points(JsonCursor cursor, Map<String, String> problems) {
    cursor.enterObject();
    while (cursor.nextMember()) {
      boolean asked = cursor.name().equals(ANOMALY);
      String text = "";
      if (asked && cursor.peek() == JsonCursor.Kind.NUMBER) {
        cursor.enterNumber();
        text = cursor.text();
      } else {
        cursor.skipValue();
      }
      if (asked && !(text.matches("[0-9]{1,3}") && inRange(Integer.parseInt(text)))) {
        String key = CACHE_REPORT + "." + ANOMALY;
        problems.put(key, key + " must be an integer from 1 to 100");
      }
    }
  }

  private static boolean inRange(int points) {
    return points >= 1 && points <= MOST_POINTS;
  }

  /**
   * {@return the keys in a block that nobody reads}
   *
   * @param block its name, one of {@link #NAMES}
   * @param json its value
   */
  public static List<String> unknown(String block, String json) {
    List<String> unknown = new ArrayList<>();
    JsonCursor cursor = cursor(json);
    if (cursor.peek() == JsonCursor.Kind.OBJECT) {
      cursor.enterObject();
      while (cursor.nextMember()) {
        if (!MEMBERS.getOrDefault(block, Set.of()).contains(cursor.name())) {
          unknown.add(block + "." + cursor.name());
        }
        cursor.skipValue();
      }
    }
    return unknown;
  }

  private static JsonCursor cursor(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    JsonCursor cursor = new JsonCursor();
    cursor.reset(bytes, 0, bytes.length);
    return cursor;
  }
}
