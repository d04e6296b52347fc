package dev.cctally.platform.config.key;

import java.util.Locale;

/**
 * Dollars, or nothing.
 *
 * @param optional whether nothing can be set
 */
record AmountType(boolean optional) implements KeyType {
  @Override
  public ConfigValue typed(String key, String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (optional && (word.isEmpty() || word.equals("null") || word.equals("none"))) {
      return ConfigValue.Nothing.BLANK;
    }
    return switch (Amount.reading(text)) {
      case AMOUNT -> new ConfigValue.Money(Amount.of(text));
      case NO_AMOUNT ->
          throw RefusedSettingException.byCommand(key + " must be a finite number > 0");
      case NO_NUMBER ->
          throw RefusedSettingException.byCommand(
              key + " must be a number" + (optional ? " or null" : "") + ", got '" + text + "'");
    };
  }

  @Override
  public String accepts() {
    return optional ? "a number > 0, or null" : "a number > 0";
  }
}
