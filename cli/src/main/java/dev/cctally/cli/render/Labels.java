package dev.cctally.cli.render;

import java.util.Map;

/** Names that logs bring with them. */
public final class Labels {
  private static final int LONGEST = 80;

  private Labels() {}

  /**
   * {@return a name without what a terminal would obey}
   *
   * @param name the name
   */
  public static String clean(String name) {
    return DisplayText.clean(name);
  }

  /**
   * {@return a name without what a terminal would obey, and no longer than a line}
   *
   * @param name the name
   */
  public static String brief(String name) {
    return DisplayText.shortenEnd(DisplayText.clean(name), LONGEST, "…");
  }

  /**
   * {@return the label, followed by {@code (#2)}, {@code (#3)}, … if it has been used before}
   *
   * @param label the label
   * @param seen how often each was used; counted on
   */
  public static String unique(String label, Map<String, Integer> seen) {
    int times = seen.merge(label, 1, Integer::sum);
    return times == 1 ? label : label + " (#" + times + ")";
  }
}
