package dev.cctally.platform.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names projects so that people can tell them apart. Looks only at the projects of one result. */
public final class ProjectLabels {
  private ProjectLabels() {}

  /**
   * Gives projects of equal display key the name of the folder above: {@code app (work)}. Where
   * that is equal too, labels stay equal.
   *
   * @param projects the projects of a result
   * @return their labels, in the same order
   */
  public static List<String> disambiguated(List<Project> projects) {
    Map<String, Integer> counts = new HashMap<>();
    for (Project project : projects) {
      counts.merge(project.displayKey(), 1, Integer::sum);
    }
    List<String> labels = new ArrayList<>(projects.size());
    for (Project project : projects) {
      boolean shared = counts.getOrDefault(project.displayKey(), 0) > 1;
      labels.add(
          shared ? project.displayKey() + " (" + parent(project) + ")" : project.displayKey());
    }
    return labels;
  }

  /**
   * As {@link #disambiguated}, and tells equal labels apart as {@link #numbered} does: for labels
   * that are keys.
   *
   * @param projects the projects of a result, in its order
   * @return their labels, in the same order
   */
  public static List<String> unique(List<Project> projects) {
    return numbered(disambiguated(projects));
  }

  /**
   * Numbers equal labels: the second gets {@code (#2)}, the third {@code (#3)}, and so on.
   *
   * @param labels the labels in the order of a result
   * @return different labels, in the same order
   */
  public static List<String> numbered(List<String> labels) {
    Set<String> taken = new HashSet<>(labels);
    Set<String> used = new HashSet<>();
    Map<String, Integer> last = new HashMap<>();
    List<String> result = new ArrayList<>(labels.size());
    for (String label : labels) {
      String name = label;
      if (!used.add(label)) {
        int number = last.getOrDefault(label, 1);
        do {
          name = label + " (#" + ++number + ")";
        } while (!taken.add(name)); // somebody may really be called that
        last.put(label, number);
      }
      result.add(name);
    }
    return result;
  }

  /** The name of the folder above a project's root or path; {@code /} if there is none. */
  private static String parent(Project project) {
    String key = project.key();
    String above = key.substring(0, Math.max(key.lastIndexOf('/'), 0));
    String name = above.substring(above.lastIndexOf('/') + 1);
    return name.isEmpty() ? "/" : name;
  }
}
