package dev.cctally.platform.budget;

import dev.cctally.platform.config.BudgetSettings;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All budgets at one moment.
 *
 * @param now the moment
 * @param settings what is set
 * @param vendors what was spent of each vendor's budget that has a window, in the order of the
 *     settings
 * @param projects what was spent of each project's budget, in the order of the settings; {@code
 *     null} if they have no window, or if there are none
 */
public record BudgetOverview(
    Instant now,
    BudgetSettings settings,
    List<VendorSpending> vendors,
    @Nullable List<ProjectSpending> projects) {
  /** Copies the lists. */
  public BudgetOverview {
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(settings, "settings");
    vendors = List.copyOf(vendors);
    projects = projects == null ? null : List.copyOf(projects);
  }

  /**
   * {@return what was spent of a vendor's budget; empty if it has none, or no window}
   *
   * @param vendorId the vendor
   */
  public Optional<VendorSpending> of(String vendorId) {
    return vendors.stream().filter(one -> one.budget().vendorId().equals(vendorId)).findFirst();
  }

  /** {@return the projects by what is used of their budgets, most first; none without a window} */
  public List<ProjectSpending> projectsByUse() {
    List<ProjectSpending> known = projects;
    return known == null
        ? List.of()
        : known.stream()
            .sorted(
                Comparator.comparingDouble(
                        (ProjectSpending project) -> project.status().consumption())
                    .reversed())
            .toList();
  }
}
