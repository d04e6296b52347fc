package dev.cctally.platform.config.key;

import dev.cctally.platform.config.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One of a few words.
 *
 * @param words the words
 * @param style how exactly they must be typed, and how others are refused
 * @param renamed words that had a meaning once, each with what it is called now
 */
record ChoiceType(List<String> words, Style style, Map<String, String> renamed)
    implements KeyType, StoredType {
  /** How exactly a word must be typed. */
  enum Style {
    /** Exactly; the program refuses. */
    EXACT,
    /** Blanks around do not matter; the command refuses. */
    TRIMMED,
    /** Neither do capitals. */
    ANY_CASE
  }

  ChoiceType {
    words = List.copyOf(words);
    renamed = Map.copyOf(renamed);
  }

  ChoiceType(List<String> words, Style style) {
    this(words, style, Map.of());
  }

  @Override
  public ConfigValue typed(String key, String text) {
    String word = word(text);
    if (words.contains(word)) {
      return new ConfigValue.Word(word);
    }
    if (renamed.containsKey(word)) {
      throw RefusedSettingException.byProgram(
          key + " '" + word + "' was renamed; use '" + renamed.get(word) + "'");
    }
    String choices = key + " must be one of " + String.join(", ", words);
    throw style == Style.EXACT
        ? RefusedSettingException.byProgram(choices + " (got '" + text + "')")
        : RefusedSettingException.byCommand(choices + ", got '" + text + "'");
  }

  private String word(String text) {
    return switch (style) {
      case EXACT -> text;
      case TRIMMED -> text.strip();
      case ANY_CASE -> text.strip().toLowerCase(Locale.ROOT);
    };
  }

  @Override
  public Reading stored(String key, Json json) {
    return json instanceof Json.Text text && words.contains(word(text.value()))
        ? Reading.of(new ConfigValue.Word(word(text.value())))
        : Reading.wrong(
            key + " must be one of " + String.join(", ", words) + ", got " + shown(json));
  }

  private static String shown(Json json) {
    return json instanceof Json.Text text ? "'" + text.value() + "'" : json.kind();
  }

  @Override
  public String accepts() {
    return String.join("|", words);
  }
}
