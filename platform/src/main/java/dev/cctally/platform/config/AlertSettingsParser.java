package dev.cctally.platform.config;

import static dev.cctally.platform.config.JsonValue.described;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Picks {@link AlertSettings} out of the configuration. */
final class AlertSettingsParser {
  private static final String ENABLED = "enabled";
  private static final String WEEKLY = "weekly_thresholds";
  private static final String FIVE_HOUR = "five_hour_thresholds";
  private static final String PROJECTED = "projected_enabled";
  private static final String NOTIFIER = "notifier";
  private static final String TEMPLATE = "command_template";
  private static final String WINDOWS = "windows";
  private static final String NOTIFIERS = "notifier_settings";
  private static final List<String> NAMES =
      List.of(ENABLED, WEEKLY, FIVE_HOUR, PROJECTED, NOTIFIER, TEMPLATE, WINDOWS, NOTIFIERS);
  private static final FieldNames MEMBERS = FieldNames.of(NAMES.toArray(new String[0]));
  private static final Pattern WINDOW = Pattern.compile("[a-z][a-z0-9-]*_[a-z0-9-]+");

  private final JsonCursor cursor;
  private final ThresholdList lists;
  private final Map<String, String> problems = new LinkedHashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private final Map<String, List<Integer>> thresholds = new LinkedHashMap<>();
  private Map<String, List<Integer>> windows = Map.of();
  private Map<String, Map<String, String>> notifiers = Map.of();
  private boolean enabled;
  private boolean projected;
  private String notifier = AlertSettings.AUTO;
  private List<String> template = List.of();

  AlertSettingsParser(JsonCursor cursor) {
    this.cursor = cursor;
    this.lists = new ThresholdList(cursor);
  }

  /** Reads the block's value, whatever it is. */
  AlertSettings parse() {
    if (cursor.peek() == JsonCursor.Kind.OBJECT) {
      cursor.enterObject();
      while (cursor.nextMember()) {
        member(cursor.select(MEMBERS));
      }
      if (notifier.equals(AlertSettings.COMMAND)
          && template.isEmpty()
          && !problems.containsKey(TEMPLATE)) {
        wrong(NOTIFIER, "='command' requires alerts.command_template to be set");
      }
    } else {
      cursor.skipValue();
      problems.put("", "alerts must be an object");
    }
    thresholds.putAll(windows);
    return new AlertSettings(
        enabled, projected, thresholds, notifier, template, notifiers, ordered(), warnings);
  }

  private void member(int member) {
    if (member < 0) {
      warnings.add("warning: ignoring unknown alerts config key: " + cursor.name());
      cursor.skipValue();
      return;
    }
    String name = NAMES.get(member);
    problems.remove(name); // of a member that occurs twice the last counts
    switch (name) {
      case ENABLED -> enabled = bool(name);
      case PROJECTED -> projected = bool(name);
      case WEEKLY -> put(thresholds, "weekly", name);
      case FIVE_HOUR -> put(thresholds, "five_hour", name);
      case NOTIFIER -> notifier = notifier();
      case TEMPLATE -> template = template();
      case WINDOWS -> windows = windows();
      default -> notifiers = notifiers();
    }
  }

  private boolean bool(String name) {
    if (cursor.peek() == JsonCursor.Kind.BOOLEAN) {
      return cursor.readBoolean();
    }
    wrong(name, " must be a JSON boolean, got " + described(cursor));
    return false;
  }

  private void put(Map<String, List<Integer>> into, String axis, String name) {
    into.remove(axis);
    ThresholdList.Outcome outcome = lists.read();
    if (outcome.problem() == null) {
      into.put(axis, outcome.thresholds());
    } else {
      wrong(name, outcome.problem());
    }
  }

  private Map<String, List<Integer>> windows() {
    problems.keySet().removeIf(name -> name.startsWith(WINDOWS + "."));
    Map<String, List<Integer>> found = new LinkedHashMap<>();
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      wrong(WINDOWS, " must be an object, got " + described(cursor));
      return found;
    }
    cursor.enterObject();
    while (cursor.nextMember()) {
      String name = cursor.name();
      if (WINDOW.matcher(name).matches()) {
        problems.remove(WINDOWS + "." + name);
        put(found, name, WINDOWS + "." + name);
      } else {
        warnings.add("warning: ignoring unknown alerts config key: windows." + name);
        cursor.skipValue();
      }
    }
    return found;
  }

  private Map<String, Map<String, String>> notifiers() {
    problems.keySet().removeIf(name -> name.startsWith(NOTIFIERS + "."));
    Map<String, Map<String, String>> found = new LinkedHashMap<>();
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      wrong(NOTIFIERS, " must be an object, got " + described(cursor));
      return found;
    }
    cursor.enterObject();
    while (cursor.nextMember()) {
      String id = cursor.name();
      if (cursor.peek() == JsonCursor.Kind.OBJECT) {
        found.put(id, settings(NOTIFIERS + "." + id + "."));
      } else {
        wrong(NOTIFIERS + "." + id, " must be an object, got " + described(cursor));
      }
    }
    return found;
  }

  private Map<String, String> settings(String where) {
    Map<String, String> settings = new LinkedHashMap<>();
    cursor.enterObject();
    while (cursor.nextMember()) {
      String name = cursor.name();
      switch (cursor.peek()) {
        case STRING -> settings.put(name, cursor.readString());
        case NUMBER -> {
          cursor.enterNumber();
          settings.put(name, cursor.text());
        }
        case BOOLEAN -> settings.put(name, String.valueOf(cursor.readBoolean()));
        case NULL -> {
          cursor.readNull();
          settings.remove(name);
        }
        case OBJECT, ARRAY ->
            wrong(where + name, " must be a text, a number or a boolean, got " + described(cursor));
      }
    }
    return settings;
  }

  private String notifier() {
    if (cursor.peek() == JsonCursor.Kind.STRING) {
      String text = cursor.readString().strip();
      if (!text.isEmpty()) {
        return text;
      }
      wrong(NOTIFIER, " must not be empty");
    } else {
      wrong(NOTIFIER, " must be a string, got " + described(cursor));
    }
    return AlertSettings.AUTO;
  }

  private List<String> template() {
    if (cursor.peek() == JsonCursor.Kind.NULL) {
      cursor.readNull();
      return List.of();
    }
    if (cursor.peek() != JsonCursor.Kind.ARRAY) {
      cursor.skipValue();
      wrong(TEMPLATE, " must be null or a non-empty list of strings");
      return List.of();
    }
    List<String> elements = new ArrayList<>();
    String flaw = null;
    cursor.enterArray();
    while (cursor.nextElement()) {
      if (cursor.peek() == JsonCursor.Kind.STRING) {
        String element = cursor.readString();
        elements.add(element);
        flaw = first(flaw, element.indexOf('\0') >= 0, " elements must not contain a NUL byte");
      } else {
        String got = described(cursor);
        flaw = first(flaw, true, " elements must be strings, got " + got);
      }
    }
    flaw = first(flaw, elements.isEmpty(), " must be null or a non-empty list of strings");
    flaw =
        first(
            flaw,
            !elements.isEmpty() && elements.getFirst().isBlank(),
            "[0] (the program) must not be empty/whitespace");
    if (flaw != null) {
      wrong(TEMPLATE, flaw);
      return List.of();
    }
    return elements;
  }

  private static @Nullable String first(@Nullable String flaw, boolean wrong, String what) {
    return flaw == null && wrong ? what : flaw;
  }

  private void wrong(String name, String what) {
    problems.put(name, AlertSettings.BLOCK + "." + name + what);
  }

  /** The problems in the order of the settings, whatever order the file has. */
  private Map<String, String> ordered() {
    Map<String, String> ordered = new LinkedHashMap<>();
    for (String name : NAMES) {
      String problem = problems.get(name);
      if (problem != null) {
        ordered.put(name, problem);
      }
    }
    problems.forEach(ordered::putIfAbsent);
    return ordered;
  }
}
