package dev.cctally.cli.render;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Model ids as tables show them. A vendor that names prefixes gets them dropped, as well as a date
 * at the end, and its models in alphabetical order; other vendors' ids stay as they are.
 */
public final class ModelNames {
  private static final String FAST = "-fast";
  private static final int DATE = 9; // a dash and eight digits

  private final Map<String, String> prefixes;

  /**
   * Makes a shortener.
   *
   * @param prefixes prefixes of model ids with their replacements; the longest that fits is used
   */
  public ModelNames(Map<String, String> prefixes) {
    this.prefixes = Map.copyOf(prefixes);
  }

  /**
   * {@return a model's short name}
   *
   * @param model its id
   */
  public String shortened(String model) {
    if (prefixes.isEmpty()) {
      return model;
    }
    String longest = "";
    for (String prefix : prefixes.keySet()) {
      if (prefix.length() > longest.length() && model.startsWith(prefix)) {
        longest = prefix;
      }
    }
    String name = prefixes.getOrDefault(longest, "") + model.substring(longest.length());
    return name.endsWith(FAST)
        ? withoutDate(name.substring(0, name.length() - FAST.length())) + FAST
        : withoutDate(name);
  }

  /** Distinct short names. */
  List<String> shortened(List<String> models) {
    if (prefixes.isEmpty()) {
      return models;
    }
    TreeSet<String> names = new TreeSet<>();
    for (String model : models) {
      names.add(shortened(model));
    }
    return List.copyOf(names);
  }

  private static String withoutDate(String name) {
    int dash = name.length() - DATE;
    if (dash <= 0 || name.charAt(dash) != '-') {
      return name;
    }
    for (int i = dash + 1; i < name.length(); i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return name;
      }
    }
    return name.substring(0, dash);
  }
}
