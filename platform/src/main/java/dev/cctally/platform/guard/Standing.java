package dev.cctally.platform.guard;

import dev.cctally.platform.budget.BudgetStatus;
import dev.cctally.platform.budget.BudgetWindow;
import dev.cctally.spi.model.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one budget stands.
 *
 * @param vendor the vendor's name for people
 * @param project the project's name; {@code null} for the vendor's own budget
 * @param amount what may be spent in US dollars; positive
 * @param spent what was spent
 * @param window the window
 * @param atPercent from which percentage of the amount on prompts are blocked
 */
public record Standing(
    String vendor,
    @Nullable String project,
    double amount,
    Money spent,
    BudgetWindow window,
    int atPercent) {
  /** Rejects {@code null}, except for the project. */
  public Standing {
    Objects.requireNonNull(vendor, "vendor");
    Objects.requireNonNull(spent, "spent");
    Objects.requireNonNull(window, "window");
  }

  /** {@return percent of the amount that is spent} */
  public double consumption() {
    return spent.toDollars().doubleValue() / amount * 100;
  }

  /** {@return whether prompts are blocked, by the rule of alerts: exactly at it is reached} */
  public boolean exceeded() {
    return consumption() + BudgetStatus.SNAP >= atPercent;
  }
}
