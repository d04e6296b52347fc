package dev.cctally.platform.budget;

import dev.cctally.platform.config.ProjectBudget;
import dev.cctally.platform.project.Project;
import dev.cctally.platform.project.ProjectLabels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names projects that have budgets. */
public final class BudgetProjects {
  private BudgetProjects() {}

  /**
   * {@return the names of configured projects by their keys, in the order of the configuration} The
   * last name of the folder; where several have the same, with the folder above.
   *
   * @param budgets the configured projects
   */
  public static Map<String, String> labels(List<ProjectBudget> budgets) {
    List<Project> projects = new ArrayList<>(budgets.size());
    budgets.forEach(budget -> projects.add(project(budget.key())));
    List<String> labels = ProjectLabels.disambiguated(projects);
    Map<String, String> byKey = new LinkedHashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      byKey.put(budgets.get(i).key(), labels.get(i));
    }
    return byKey;
  }

  /**
   * {@return a project by its key alone}
   *
   * @param key its folder
   */
  public static Project project(String key) {
    int end = key.length();
    while (end > 1 && key.charAt(end - 1) == '/') {
      end--;
    }
    String name = key.substring(key.lastIndexOf('/', end - 1) + 1, end);
    return new Project(key, name.isEmpty() ? key : name, null, false);
  }
}
