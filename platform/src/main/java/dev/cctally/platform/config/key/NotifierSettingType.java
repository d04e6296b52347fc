package dev.cctally.platform.config.key;

import dev.cctally.platform.config.AlertSettings;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a notifier of a plugin wants to know; any text.
 *
 * @param installed the ids of the notifiers there are
 */
record NotifierSettingType(Supplier<List<String>> installed) implements KeyType {
  @Override
  public ConfigValue typed(String key, String text) {
    String id = key.split("\\.", -1)[2];
    List<String> known = installed.get();
    if (!known.contains(id)) {
      throw RefusedSettingException.ofBlock(
          AlertSettings.BLOCK,
          key
              + ": there is no notifier '"
              + id
              + "'"
              + (known.isEmpty() ? "" : "; there are " + String.join(", ", known)));
    }
    if (!text.equals(scalars(text))) {
      throw RefusedSettingException.ofBlock(
          AlertSettings.BLOCK, key + " must be a text, got half a character");
    }
    return new ConfigValue.Word(text);
  }

  /** A text without halves of characters, which no file can hold. */
  private static String scalars(String text) {
    StringBuilder whole = new StringBuilder();
    text.codePoints()
        .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  @Override
  public String accepts() {
    return "a text";
  }
}
