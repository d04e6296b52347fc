package dev.cctally.spi.vendor;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Who a vendor is. Plugins create these.
 *
 * @param id {@code [a-z][a-z0-9-]{1,31}}; stored with every row and never changed afterwards
 * @param displayName the name for people, for example {@code "Gemini CLI"}
 * @param costBasis what the vendor's dollars mean
 * @param budgetPeriods ids of the {@link dev.cctally.spi.period.PeriodType}s a budget may use,
 *     default first; the platform offers {@code calendar-week} and {@code calendar-month}
 * @param names names that published contracts reserve for this vendor
 * @param budget what is particular about its budgets
 * @since 1.0
 */
public record VendorInfo(
    String id,
    String displayName,
    CostBasis costBasis,
    List<String> budgetPeriods,
    ContractNames names,
    BudgetTraits budget) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,31}");

  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException if the id is not of the form above
   */
  public VendorInfo {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "vendor id '" + id + "' is not of the form [a-z][a-z0-9-]{1,31}");
    }
    Objects.requireNonNull(displayName, "displayName");
    Objects.requireNonNull(costBasis, "costBasis");
    budgetPeriods = List.copyOf(budgetPeriods);
    Objects.requireNonNull(names, "names");
    Objects.requireNonNull(budget, "budget");
  }

  /**
   * Makes the description of a vendor whose budgets are of the general form.
   *
   * @param id see the record
   * @param displayName see the record
   * @param costBasis see the record
   * @param budgetPeriods see the record
   * @param names see the record
   * @throws IllegalArgumentException if the id is not of the form above, or the name is blank
   */
  public VendorInfo(
      String id,
      String displayName,
      CostBasis costBasis,
      List<String> budgetPeriods,
      ContractNames names) {
    this(id, displayName, costBasis, budgetPeriods, names, BudgetTraits.general(displayName));
  }
}
