package dev.cctally.platform.budget;

import dev.cctally.platform.config.ProjectBudget;
import dev.cctally.spi.model.Money;
import java.util.Objects;

/**
 * What was spent of one project's budget.
 *
 * @param budget what is set
 * @param label the project's name, with the folder above where another configured project has the
 *     same
 * @param window the window; the same for all projects
 * @param spent the exact sum in the window up to now
 * @param recent of it, the sum of the last 24 hours
 * @param status where that leads
 */
public record ProjectSpending(
    ProjectBudget budget,
    String label,
    BudgetWindow window,
    Money spent,
    Money recent,
    BudgetStatus status) {
  /** Rejects {@code null}. */
  public ProjectSpending {
    Objects.requireNonNull(budget, "budget");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(spent, "spent");
    Objects.requireNonNull(recent, "recent");
    Objects.requireNonNull(status, "status");
  }
}
