package dev.cctally.cli.command;

import dev.cctally.platform.budget.BudgetedVendors;
import dev.cctally.platform.config.BudgetBinding;
import dev.cctally.platform.plugin.PluginHost;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The vendors that can have budgets: those whose plugins work, in the order of their plugins. What
 * is set for others stays as it is.
 *
 * @param bindings where their budgets stand
 */
record BudgetVendors(List<BudgetBinding> bindings) {
  BudgetVendors {
    bindings = List.copyOf(bindings);
  }

  static BudgetVendors of(PluginHost plugins) {
    return new BudgetVendors(BudgetedVendors.of(plugins));
  }

  /** The vendor that is named, or {@code null} if none is. */
  @Nullable BudgetBinding named(Values values) {
    String id = values.text("--vendor");
    if (id == null) {
      return null;
    }
    for (BudgetBinding binding : bindings) {
      if (binding.vendorId().equals(id.strip())) {
        return binding;
      }
    }
    throw new UsageException("argument --vendor/--source: " + Values.invalidChoice(id, ids()));
  }

  /** The vendor that is meant where none is named: the one that claims the plain names. */
  BudgetBinding meant(@Nullable BudgetBinding named) {
    Optional<BudgetBinding> meant =
        named == null
            ? bindings.stream().filter(BudgetBinding::flat).findFirst()
            : Optional.of(named);
    if (meant.isEmpty() && bindings.size() == 1) {
      return bindings.getFirst();
    }
    return meant.orElseThrow(() ->
        new UsageException(
            "the following arguments are required: --vendor (choose from "
                + String.join(", ", ids())
                + ")"));
  }

  /** The vendor whose projects can have budgets, if one can. */
  Optional<BudgetBinding> projectOwner() {
    return bindings.stream().filter(BudgetBinding::ownsProjects).findFirst();
  }

  /** The period kind that is named, in its long spelling, or {@code null} if none is. */
  @Nullable String period(Values values) {
    String text = values.text("--period");
    if (text == null) {
      return null;
    }
    String period = BudgetModel.SHORT_PERIODS.getOrDefault(text, text);
    Set<String> kinds = new LinkedHashSet<>(BudgetModel.SHORT_PERIODS.values());
    bindings.forEach(binding -> kinds.addAll(binding.listedPeriods()));
    if (!kinds.contains(period)) {
      kinds.addAll(BudgetModel.SHORT_PERIODS.keySet());
      throw new UsageException("argument --period: " + Values.invalidChoice(text, kinds));
    }
    return period;
  }

  private List<String> ids() {
    return bindings.stream().map(BudgetBinding::vendorId).toList();
  }
}
