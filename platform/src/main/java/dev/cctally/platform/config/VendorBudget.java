package dev.cctally.platform.config;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is set about one vendor's budget.
 *
 * @param binding whose, and where it stands
 * @param amount US dollars for each period, finite and positive; {@code null} if there is no budget
 * @param period the period kind
 * @param alerts whether thresholds alert
 * @param thresholds percentages of the amount, ascending and distinct, 1 to 100; may be empty
 * @param projectedAlerts whether thresholds alert when they are merely projected to be reached
 */
public record VendorBudget(
    BudgetBinding binding,
    @Nullable Double amount,
    String period,
    boolean alerts,
    List<Integer> thresholds,
    boolean projectedAlerts) {
  /** The thresholds of a budget that names none. */
  public static final List<Integer> DEFAULT_THRESHOLDS = List.of(90, 100);

  /** Copies the list. */
  public VendorBudget {
    Objects.requireNonNull(binding, "binding");
    Objects.requireNonNull(period, "period");
    thresholds = List.copyOf(thresholds);
  }

  /** {@return the vendor} */
  public String vendorId() {
    return binding.vendorId();
  }

  /** {@return whether there is a budget} */
  public boolean configured() {
    return amount != null;
  }
}
