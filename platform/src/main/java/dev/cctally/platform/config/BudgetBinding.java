package dev.cctally.platform.config;

import dev.cctally.spi.vendor.BudgetTraits;
import dev.cctally.spi.vendor.ContractNames;
import dev.cctally.spi.vendor.VendorInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Where a vendor's budget stands in the configuration, and what may stand there. The only place
 * that knows that a vendor's names decide it.
 *
 * @param vendor the vendor as it describes itself
 * @param path the names that lead to the object with the vendor's members; just {@code budget} for
 *     the vendor whose members stand among those of all
 * @param periods the period kinds a budget may have, default first; not empty
 */
public record BudgetBinding(VendorInfo vendor, List<String> path, List<String> periods) {
  /** A calendar week, which every vendor's budget may have. */
  public static final String CALENDAR_WEEK = "calendar-week";

  /** A calendar month, likewise. */
  public static final String CALENDAR_MONTH = "calendar-month";

  /** Copies the lists. */
  public BudgetBinding {
    Objects.requireNonNull(vendor, "vendor");
    path = List.copyOf(path);
    periods = List.copyOf(periods);
  }

  /**
   * {@return the bindings of vendors, in their order} A name that is taken, by a vendor before or
   * by the configuration itself, is no vendor's: that one gets the general form.
   *
   * @param vendors the vendors
   */
  public static List<BudgetBinding> of(List<VendorInfo> vendors) {
    List<BudgetBinding> bindings = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (VendorInfo vendor : vendors) {
      String prefix = vendor.names().budgetKeyPrefix();
      if (!usable(prefix) || !taken.add(prefix)) {
        prefix = ContractNames.general(vendor.id(), vendor.displayName()).budgetKeyPrefix();
        taken.add(prefix);
      }
      List<String> path = new ArrayList<>(List.of(prefix.split("\\.", 3)));
      bindings.add(new BudgetBinding(vendor, path, periods(vendor)));
    }
    return bindings;
  }

  private static boolean usable(String prefix) {
    String block = BudgetSettings.BLOCK;
    if (prefix.equals(block)) {
      return true;
    }
    if (!prefix.startsWith(block + ".")) {
      return false;
    }
    String name = prefix.substring(block.length() + 1);
    return !name.isEmpty() && name.indexOf('.') < 0 && !BudgetSettings.RESERVED.contains(name);
  }

  /** Those it names, without repetition; the calendar's if it names none. */
  private static List<String> periods(VendorInfo vendor) {
    List<String> periods = vendor.budgetPeriods().stream().distinct().toList();
    return periods.isEmpty() ? List.of(CALENDAR_MONTH, CALENDAR_WEEK) : periods;
  }

  /** {@return the vendor's id} */
  public String vendorId() {
    return vendor.id();
  }

  /** {@return what is particular about the vendor's budgets} */
  public BudgetTraits traits() {
    return vendor.budget();
  }

  /** {@return how budgets name the vendor} */
  public String name() {
    return traits().name();
  }

  /** {@return whether the vendor's members stand among those of all} */
  public boolean flat() {
    return path.size() == 1;
  }

  /** {@return whether projects' budgets are about this vendor's usage} */
  public boolean ownsProjects() {
    return flat() && traits().byProject();
  }

  /** {@return the name of the member with the amount} */
  public String amountName() {
    return flat() ? "weekly_usd" : "amount_usd";
  }

  /**
   * {@return the key of a member, such as {@code budget.period}}
   *
   * @param member the member's name
   */
  public String key(String member) {
    return key() + "." + member;
  }

  /** {@return the key of the object that holds the members} */
  public String key() {
    return String.join(".", path);
  }

  /** {@return the period kind of a budget that names none} */
  public String defaultPeriod() {
    return periods.getFirst();
  }

  /** {@return the period kinds as messages list them: the vendor's own, then week, then month} */
  public List<String> listedPeriods() {
    List<String> listed = new ArrayList<>();
    for (String period : periods) {
      if (!period.equals(CALENDAR_WEEK) && !period.equals(CALENDAR_MONTH)) {
        listed.add(period);
      }
    }
    for (String period : List.of(CALENDAR_WEEK, CALENDAR_MONTH)) {
      if (periods.contains(period)) {
        listed.add(period);
      }
    }
    return listed;
  }

  /** {@return the settings of a vendor of which nothing is set} */
  public VendorBudget unset() {
    return new VendorBudget(
        this,
        null,
        defaultPeriod(),
        traits().alertsByDefault(),
        VendorBudget.DEFAULT_THRESHOLDS,
        false);
  }
}
