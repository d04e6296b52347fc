package dev.cctally.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares JSON documents member by member and element by element, in both directions; numbers may
 * differ by a thousand-millionth.
 */
final class SameJson {
  private final List<String> differences = new ArrayList<>();

  /** What differs, one sentence each. */
  static List<String> differences(String expected, String actual) {
    return differences(JsonDifference.parse(expected), JsonDifference.parse(actual));
  }

  static List<String> differences(@Nullable Object expected, @Nullable Object actual) {
    SameJson same = new SameJson();
    same.walk("$", expected, actual);
    return same.differences;
  }

  private void walk(String path, @Nullable Object expected, @Nullable Object actual) {
    if (expected instanceof Map<?, ?> want && actual instanceof Map<?, ?> have) {
      TreeSet<String> names = new TreeSet<>();
      want.keySet().forEach(name -> names.add(String.valueOf(name)));
      have.keySet().forEach(name -> names.add(String.valueOf(name)));
      for (String name : names) {
        if (!want.containsKey(name) || !have.containsKey(name)) {
          differences.add(path + "." + name + (want.containsKey(name) ? " is missing" : " is new"));
        } else {
          walk(path + "." + name, want.get(name), have.get(name));
        }
      }
    } else if (expected instanceof List<?> want && actual instanceof List<?> have) {
      if (want.size() != have.size()) {
        differences.add(path + ": " + want.size() + " elements != " + have.size());
        return;
      }
      for (int i = 0; i < want.size(); i++) {
        walk(path + "[" + i + "]", want.get(i), have.get(i));
      }
    } else if (expected instanceof Double want && actual instanceof Double have) {
      if (Math.abs(want - have) > 1e-9 * Math.max(1, Math.abs(want))) {
        differences.add(path + ": " + want + " != " + have);
      }
    } else if (!String.valueOf(expected).equals(String.valueOf(actual))
        || (expected == null) != (actual == null)) {
      differences.add(path + ": " + expected + " != " + actual);
    }
  }
}
