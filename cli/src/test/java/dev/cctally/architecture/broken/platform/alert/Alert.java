package dev.cctally.architecture.broken.platform.alert;

import dev.cctally.architecture.broken.platform.budget.Budget;

/** A sample for the rules: needs what needs it. */
public final class Alert {
  Budget budget() {
    return new Budget();
  }
}
