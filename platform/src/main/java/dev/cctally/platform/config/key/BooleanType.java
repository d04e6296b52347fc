package dev.cctally.platform.config.key;

import dev.cctally.platform.config.Json;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * On or off.
 *
 * @param wording how a wrong text is refused
 * @param textsInFile whether a text in the file counts, which people put there by hand
 */
record BooleanType(Wording wording, boolean textsInFile) implements KeyType, StoredType {
  private static final List<String> YES = List.of("true", "yes", "on", "1");
  private static final List<String> NO = List.of("false", "no", "off", "0");

  /** How a wrong text is refused. */
  enum Wording {
    LISTING,
    BRACKETED,
    PLAIN
  }

  @Override
  public ConfigValue typed(String key, String text) {
    Boolean on = parse(text);
    if (on == null) {
      throw refusal(key, text);
    }
    return new ConfigValue.Flag(on);
  }

  private RefusedSettingException refusal(String key, String text) {
    return switch (wording) {
      case LISTING ->
          RefusedSettingException.byProgram(
              "invalid boolean value for "
                  + key
                  + ": '"
                  + text
                  + "' (expected true|false|yes|no|1|0|on|off)");
      case BRACKETED ->
          RefusedSettingException.byProgram(key + " must be boolean (got '" + text + "')");
      case PLAIN ->
          RefusedSettingException.byCommand(key + " must be a boolean, got '" + text + "'");
    };
  }

  @Override
  public Reading stored(String key, Json json) {
    if (json instanceof Json.Truth truth) {
      return Reading.of(new ConfigValue.Flag(truth.value()));
    }
    Boolean on = (textsInFile && json instanceof Json.Text text) ? parse(text.value()) : null;
    return on == null
        ? Reading.wrong(key + " must be a JSON boolean, got " + json.kind())
        : Reading.of(new ConfigValue.Flag(on));
  }

  private static @Nullable Boolean parse(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (YES.contains(word)) {
      return true;
    }
    return NO.contains(word) ? false : null;
  }

  @Override
  public String accepts() {
    return "true|false|yes|no|1|0|on|off";
  }

  @Override
  public List<String> words() {
    return List.of("true", "false");
  }
}
