package dev.cctally.platform.share;

import dev.cctally.platform.project.Project;
import dev.cctally.platform.project.ProjectLabels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each project of a document is called, the same everywhere in it. A project whose folder
 * nobody wrote down keeps its name, which tells nothing.
 */
public final class ProjectNames {
  private final Map<String, String> names;

  private ProjectNames(Map<String, String> names) {
    this.names = Map.copyOf(names);
  }

  /**
   * Numbers projects: the one that was used most is {@code project-1}. Equal ones are numbered by
   * their real names, so that the same report always gives the same numbers.
   *
   * @param usage how much of each project there is in the document
   * @return the names
   */
  public static ProjectNames anonymous(Map<Project, Long> usage) {
    Map<String, String> names = new HashMap<>();
    for (Project project : ranked(usage)) {
      names.put(project.key(), "project-" + (names.size() + 1));
    }
    return new ProjectNames(names);
  }

  /**
   * Calls projects by their folders' names, and by the folder above as well where names are equal;
   * never by a whole path.
   *
   * @param usage how much of each project there is in the document
   * @param aliases names that win: display key, git root or path to name
   * @return the names
   */
  public static ProjectNames revealed(Map<Project, Long> usage, Map<String, String> aliases) {
    List<Project> projects = ranked(usage);
    List<String> labels =
        ProjectLabels.disambiguated(projects.stream().map(ProjectNames::withBaseName).toList());
    List<String> shown = new ArrayList<>(labels.size());
    for (int i = 0; i < labels.size(); i++) {
      shown.add(alias(projects.get(i), aliases, labels.get(i)));
    }
    List<String> unique = ProjectLabels.numbered(shown);
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < unique.size(); i++) {
      names.put(projects.get(i).key(), unique.get(i));
    }
    return new ProjectNames(names);
  }

  /**
   * {@return what the project is called}
   *
   * @param project the project
   * @throws IllegalArgumentException if it is none of the document's
   */
  public String of(Project project) {
    if (project.unknown()) {
      return Project.UNKNOWN.displayKey();
    }
    String name = names.get(project.key());
    if (name == null) {
      throw new IllegalArgumentException("a project that the document does not have");
    }
    return name;
  }

  private static List<Project> ranked(Map<Project, Long> usage) {
    Map<String, Project> projects = new LinkedHashMap<>();
    Map<String, Long> sums = new HashMap<>();
    usage.forEach((project, amount) -> {
      if (!project.unknown()) {
        projects.putIfAbsent(project.key(), project);
        sums.merge(project.key(), amount, Math::addExact);
      }
    });
    List<Project> ranked = new ArrayList<>(projects.values());
    ranked.sort(
        Comparator.comparingLong((Project project) -> sums.getOrDefault(project.key(), 0L))
            .reversed()
            .thenComparing(Project::displayKey)
            .thenComparing(Project::key));
    return ranked;
  }

  /** Names of folders of other systems are whole paths to us. */
  private static Project withBaseName(Project project) {
    String name = project.displayKey();
    int end = name.length();
    while (end > 0 && separator(name.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > 0 && !separator(name.charAt(start - 1))) {
      start--;
    }
    String base = name.substring(start, end);
    return base.isEmpty() || base.equals(name)
        ? project
        : new Project(project.key().replace('\\', '/'), base, project.gitRoot(), project.gone());
  }

  private static boolean separator(char c) {
    return c == '/' || c == '\\';
  }

  private static String alias(Project project, Map<String, String> aliases, String otherwise) {
    for (String key : keys(project)) {
      String alias = aliases.get(key);
      if (alias != null) {
        return alias;
      }
    }
    return otherwise;
  }

  private static Collection<String> keys(Project project) {
    List<String> keys = new ArrayList<>();
    keys.add(project.displayKey());
    if (project.gitRoot() != null) {
      keys.add(project.gitRoot());
    }
    keys.add(project.key());
    return keys;
  }
}
