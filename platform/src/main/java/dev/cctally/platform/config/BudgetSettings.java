package dev.cctally.platform.config;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is set about budgets: the block {@value #BLOCK}. If anything in it is wrong nothing counts
 * as set, and {@code problem} says why: who only reports other things goes on, who reports or
 * watches budgets does not.
 *
 * @param vendors the budgets of vendors, in the order they were asked for, configured or not
 * @param projects the budgets of projects in the order of the configuration; empty unless a vendor
 *     {@linkplain BudgetBinding#ownsProjects owns} them
 * @param projectAlerts whether thresholds of projects alert
 * @param guard whether prompts are blocked
 * @param inert keys of blocks that look like a vendor's budget and belong to none that was asked
 *     for, such as one whose plugin is not there
 * @param warnings lines for the user about what was ignored
 * @param problem what is wrong with the block, a clause that names the key; {@code null} if nothing
 */
public record BudgetSettings(
    List<VendorBudget> vendors,
    List<ProjectBudget> projects,
    boolean projectAlerts,
    GuardSettings guard,
    List<String> inert,
    List<String> warnings,
    @Nullable String problem) {
  /** The block's name. */
  public static final String BLOCK = "budget";

  static final String PROJECTS = "projects";
  static final String PROJECT_ALERTS = "project_alerts_enabled";
  static final String VENDORS = "vendors";
  static final String PERIOD = "period";
  static final String ALERTS = "alerts_enabled";
  static final String THRESHOLDS = "alert_thresholds";
  static final String PROJECTED = "projected_enabled";

  /** Names in the block that are no vendor's. */
  static final Set<String> RESERVED =
      Set.of(
          "weekly_usd",
          PERIOD,
          ALERTS,
          THRESHOLDS,
          PROJECTED,
          PROJECTS,
          PROJECT_ALERTS,
          GuardSettings.NAME,
          VENDORS);

  /** Copies the lists. */
  public BudgetSettings {
    Objects.requireNonNull(guard, "guard");
    vendors = List.copyOf(vendors);
    projects = List.copyOf(projects);
    inert = List.copyOf(inert);
    warnings = List.copyOf(warnings);
  }

  /**
   * {@return the budget of a vendor, configured or not; empty if it was not asked for}
   *
   * @param vendorId the vendor
   */
  public Optional<VendorBudget> of(String vendorId) {
    return vendors.stream().filter(budget -> budget.vendorId().equals(vendorId)).findFirst();
  }

  /** {@return the vendor whose members stand among those of all, if it was asked for} */
  public Optional<VendorBudget> flat() {
    return vendors.stream().filter(budget -> budget.binding().flat()).findFirst();
  }

  /** {@return the vendor whose usage projects' budgets are about, if it was asked for} */
  public Optional<VendorBudget> projectOwner() {
    return vendors.stream().filter(budget -> budget.binding().ownsProjects()).findFirst();
  }
}
