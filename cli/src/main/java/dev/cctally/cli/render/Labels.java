package dev.cctally.cli.render;

import java.util.Map;

/** Names of projects. */
final class Labels {
  private Labels() {}

  /** The label, followed by {@code (#2)}, {@code (#3)}, … if it has been used before. */
  static String unique(String label, Map<String, Integer> seen) {
    int times = seen.merge(label, 1, Integer::sum);
    return times == 1 ? label : label + " (#" + times + ")";
  }
}
