package dev.cctally.platform.config;

import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is set about alerts: the block {@value #BLOCK}. Each part stands for itself: one that is
 * wrong is at its default and {@code problems} says why, while the others hold. So a slip in a list
 * of thresholds does not take away the program the user wants to be told by.
 *
 * @param enabled {@code enabled}: whether quota alerts are on; off unless set
 * @param projectedEnabled {@code projected_enabled}: whether projections of a quota alert as well;
 *     off unless set
 * @param thresholds percentages by the axis they are for, each list ascending and not empty; {@link
 *     #thresholds(String)} also knows the defaults
 * @param notifier {@code notifier}: {@value #AUTO}, {@value #COMMAND}, {@value #NONE} or the id of
 *     a notifier, which may be one that is not installed
 * @param commandTemplate {@code command_template}: a program and its arguments, with tokens; empty
 *     if there is none
 * @param notifierSettings {@code notifier_settings}: what is set for single notifiers, by their
 *     ids: names and values as text. May hold secrets
 * @param problems what is wrong, in the order of the settings: the setting's name in the block,
 *     empty for the block itself, with a clause that starts with its full name
 * @param warnings lines for the user about members nobody knows
 */
public record AlertSettings(
    boolean enabled,
    boolean projectedEnabled,
    Map<String, List<Integer>> thresholds,
    String notifier,
    List<String> commandTemplate,
    Map<String, Map<String, String>> notifierSettings,
    Map<String, String> problems,
    List<String> warnings) {
  /** The block's name. */
  public static final String BLOCK = "alerts";

  /** The notifier that is the best this host has. */
  public static final String AUTO = "auto";

  /** The notifier that is the user's own program. */
  public static final String COMMAND = "command";

  /** No notifier: alerts are only recorded. */
  public static final String NONE = "none";

  /** The percentages of an axis for which nothing is set. */
  public static final List<Integer> DEFAULT_THRESHOLDS = List.of(90, 95);

  /** Nothing is set. */
  public static final AlertSettings DEFAULTS =
      new AlertSettings(false, false, Map.of(), AUTO, List.of(), Map.of(), Map.of(), List.of());

  /** Copies. */
  public AlertSettings {
    thresholds = Map.copyOf(thresholds);
    commandTemplate = List.copyOf(commandTemplate);
    notifierSettings = Map.copyOf(notifierSettings);
    problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems));
    warnings = List.copyOf(warnings);
  }

  /**
   * {@return the settings a block stands for} For those who are about to write one: they refuse it
   * if there are {@link #problems}.
   *
   * @param json the block's value as UTF-8
   * @throws JsonSyntaxException if it is no JSON
   */
  public static AlertSettings of(byte[] json) {
    JsonCursor cursor = new JsonCursor();
    cursor.reset(json, 0, json.length);
    AlertSettings settings = new AlertSettingsParser(cursor).parse();
    cursor.finish();
    return settings;
  }

  /**
   * {@return at which percentages a quota axis alerts, ascending; never empty}
   *
   * @param axis the axis: {@code weekly}, {@code five_hour} or {@code <vendor>_<window>}
   */
  public List<Integer> thresholds(String axis) {
    return thresholds.getOrDefault(axis, DEFAULT_THRESHOLDS);
  }

  /**
   * Says what is set, but no values of notifiers' settings nor the template: they may be secret.
   */
  @Override
  public String toString() {
    return "AlertSettings[enabled=" + enabled + ", notifier=" + notifier + "]";
  }

  /** {@return the first thing that is wrong, or {@code null}} */
  public @Nullable String problem() {
    return problems.isEmpty() ? null : problems.values().iterator().next();
  }

  /**
   * {@return what {@code notifier} may be set to, in the order in which it is told}
   *
   * @param installed the ids of the installed notifiers
   */
  public static List<String> notifierChoices(Collection<String> installed) {
    List<String> choices = new ArrayList<>(List.of(AUTO));
    choices.addAll(installed);
    choices.add(COMMAND);
    choices.add(NONE);
    return choices;
  }

  /**
   * {@return why a text cannot be set as {@code notifier}, or {@code null} if it can}
   *
   * @param notifier the text
   * @param installed the ids of the installed notifiers
   */
  public static @Nullable String notifierProblem(String notifier, Collection<String> installed) {
    List<String> choices = notifierChoices(installed);
    return choices.contains(notifier)
        ? null
        : "alerts.notifier must be one of ['"
            + String.join("', '", choices)
            + "'], got '"
            + notifier
            + "'";
  }
}
