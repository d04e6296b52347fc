package dev.cctally.cli.render;

import java.util.Map;

/** Names of projects. */
public final class Labels {
  private Labels() {}

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
