package dev.cctally.platform.project;

import java.util.List;
import java.util.Locale;

/**
 * What {@code --project} asks for. A project matches if a pattern, in any case, is part of its
 * display key or of its git root, or of its path if it has no root.
 */
public final class ProjectPatterns {
  private final List<String> patterns;

  /**
   * Makes the patterns.
   *
   * @param patterns any one must match; if there are none, every project matches
   */
  public ProjectPatterns(List<String> patterns) {
    this.patterns = patterns.stream().map(ProjectPatterns::fold).toList();
  }

  /**
   * {@return whether a project is asked for}
   *
   * @param project the project
   */
  public boolean match(Project project) {
    if (patterns.isEmpty()) {
      return true;
    }
    String name = fold(project.displayKey());
    String key = fold(project.key()); // the root, or the path if there is none
    for (String pattern : patterns) {
      if (name.contains(pattern) || key.contains(pattern)) {
        return true;
      }
    }
    return false;
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
