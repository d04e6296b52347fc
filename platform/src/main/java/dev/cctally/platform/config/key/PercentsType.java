package dev.cctally.platform.config.key;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Percentages, separated by commas.
 *
 * @param strict whether the list must be as the file wants it: not empty, ascending, each once. If
 *     not, it is put in order and may be empty, for none
 */
record PercentsType(boolean strict) implements KeyType {
  private static final int MOST = 100;
  private static final int LONGEST = 9;

  @Override
  public ConfigValue typed(String key, String text) {
    List<Integer> percents = new ArrayList<>();
    if (text.isBlank()) {
      return checked(key, percents);
    }
    List<String> words = List.of(text.split(",", -1));
    for (String word : words) {
      if (!word.strip().matches("[+-]?[0-9]+")) {
        throw refused(
            key + " must be a comma-separated list of integers, got '" + text.strip() + "'");
      }
    }
    for (String word : words) {
      percents.add(percent(word.strip()));
    }
    return checked(key, percents);
  }

  private static int percent(String digits) {
    String plain = digits.replaceFirst("^[+]", "").replaceFirst("^0+(?=[0-9])", "");
    return plain.length() > LONGEST ? Integer.MAX_VALUE : Integer.parseInt(plain);
  }

  private ConfigValue checked(String key, List<Integer> percents) {
    for (int percent : percents) {
      if (percent < 1 || percent > MOST) {
        throw refused(
            strict
                ? key + " items must be in [1, 100], got " + percent
                : key + " entries must be in [1, 100]");
      }
    }
    if (!strict) {
      return new ConfigValue.Percents(List.copyOf(new TreeSet<>(percents)));
    }
    if (percents.isEmpty()) {
      throw refused(key + " must not be empty (disable alerts via alerts.enabled=false)");
    }
    for (int i = 1; i < percents.size(); i++) {
      int last = percents.get(i - 1);
      int now = percents.get(i);
      if (now == last) {
        throw refused(key + " contains duplicate value " + now);
      }
      if (now < last) {
        throw refused(key + " must be strictly increasing, got " + last + " then " + now);
      }
    }
    return new ConfigValue.Percents(percents);
  }

  private RefusedSettingException refused(String message) {
    return strict
        ? RefusedSettingException.ofBlock("alerts", message)
        : RefusedSettingException.byCommand(message);
  }

  @Override
  public String accepts() {
    return strict
        ? "integers from 1 to 100, ascending, separated by commas"
        : "integers from 1 to 100, separated by commas; empty for none";
  }
}
