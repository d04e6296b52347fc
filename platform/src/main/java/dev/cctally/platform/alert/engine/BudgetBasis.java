package dev.cctally.platform.alert.engine;

import dev.cctally.platform.config.BudgetBinding;
import dev.cctally.platform.config.ProjectBudget;
import dev.cctally.platform.config.VendorBudget;
import java.time.DayOfWeek;

/**
 * The settings that decide when a budget alerts, as one text: if it differs from the one that was
 * last looked at, somebody has changed them, by whatever means.
 */
final class BudgetBasis {
  static final String UNSET = "unset";
  private static final String VENDOR = "vendor:";
  private static final String PROJECT = "project:";

  private BudgetBasis() {}

  static String subject(VendorBudget budget) {
    return VENDOR + budget.vendorId();
  }

  static String subject(VendorBudget owner, ProjectBudget budget) {
    return projects(owner) + budget.key();
  }

  /** Whether a subject is a vendor's budget, and no project's. */
  static boolean ofVendor(String subject) {
    return subject.startsWith(VENDOR);
  }

  /** How the subjects of a vendor's projects begin. */
  static String projects(VendorBudget owner) {
    return PROJECT + owner.vendorId() + ":";
  }

  static String of(VendorBudget budget, DayOfWeek firstWeekday) {
    if (!budget.configured()) {
      return UNSET;
    }
    String week =
        budget.period().equals(BudgetBinding.CALENDAR_WEEK) ? " from " + firstWeekday : "";
    return budget.amount()
        + " a "
        + budget.period()
        + week
        + (on(budget) ? " at " + budget.thresholds() : " silent");
  }

  static String of(VendorBudget owner, ProjectBudget budget, boolean alerts) {
    boolean on = alerts && !owner.thresholds().isEmpty();
    return budget.amount() + (on ? " at " + owner.thresholds() : " silent");
  }

  /** Whether the thresholds of a budget alert at all. */
  static boolean on(VendorBudget budget) {
    return budget.configured() && budget.alerts() && !budget.thresholds().isEmpty();
  }
}
