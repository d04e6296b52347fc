package dev.cctally.platform.config.key;

import dev.cctally.platform.config.Json;

/**
 * A whole number.
 *
 * @param least the least that is accepted
 * @param most the most that is accepted
 */
record WholeType(int least, int most) implements KeyType, StoredType {
  private static final int LONGEST = 9;

  @Override
  public ConfigValue typed(String key, String text) {
    String digits = text.strip();
    if (!digits.matches("[+-]?[0-9]+")) {
      throw RefusedSettingException.byProgram("invalid integer for " + key + ": '" + text + "'");
    }
    if (!inRange(digits)) {
      throw RefusedSettingException.byProgram(key + " out of range: " + plain(digits) + range());
    }
    return new ConfigValue.Whole(Integer.parseInt(digits));
  }

  @Override
  public Reading stored(String key, Json json) {
    String digits =
        switch (json) {
          case Json.Digits number -> number.text();
          case Json.Text text -> text.value().strip(); // by hand
          case Json.Nothing _, Json.Truth _, Json.Items _, Json.Members _ -> "";
        };
    if (!digits.matches("[+-]?[0-9]+")) {
      return Reading.wrong(key + " must be an integer, got " + json.kind());
    }
    return inRange(digits)
        ? Reading.of(new ConfigValue.Whole(Integer.parseInt(digits)))
        : Reading.wrong(key + " out of range: " + plain(digits) + range());
  }

  private boolean inRange(String digits) {
    String plain = plain(digits);
    if (plain.length() > LONGEST) {
      return false;
    }
    int number = Integer.parseInt(plain);
    return number >= least && number <= most;
  }

  private static String plain(String digits) {
    String plain = digits.replaceFirst("^[+]", "").replaceFirst("^(-?)0+(?=[0-9])", "$1");
    return plain.equals("-0") ? "0" : plain;
  }

  private String range() {
    return " (must be in [" + least + ", " + most + "])";
  }

  @Override
  public String accepts() {
    return "an integer from " + least + " to " + most;
  }
}
