package dev.cctally.platform.budget;

import dev.cctally.platform.config.VendorBudget;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.spi.model.Money;
import java.util.List;
import java.util.Objects;

/**
 * What was spent of one vendor's budget.
 *
 * @param budget what is set, with the vendor's description; configured
 * @param window the window
 * @param spent the exact sum in the window up to now
 * @param recent of it, the sum of the last 24 hours
 * @param status where that leads
 * @param models the models that were used, by cost
 * @param unpricedModels models whose cost is unknown, by name
 */
public record VendorSpending(
    VendorBudget budget,
    BudgetWindow window,
    Money spent,
    Money recent,
    BudgetStatus status,
    List<ModelUsage> models,
    List<String> unpricedModels) {
  /** Rejects {@code null} and copies the lists. */
  public VendorSpending {
    Objects.requireNonNull(budget, "budget");
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(spent, "spent");
    Objects.requireNonNull(recent, "recent");
    Objects.requireNonNull(status, "status");
    models = List.copyOf(models);
    unpricedModels = List.copyOf(unpricedModels);
  }
}
