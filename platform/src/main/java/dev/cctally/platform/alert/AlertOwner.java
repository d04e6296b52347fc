package dev.cctally.platform.alert;

import dev.cctally.spi.vendor.ContractNames;
import dev.cctally.spi.vendor.VendorInfo;
import java.util.Map;
import java.util.Objects;

/**
 * The vendor an alert is about. One vendor may own the plain axis {@value #PLAIN_BUDGET}: texts
 * about it do not say its name.
 *
 * @param vendorId the vendor's id
 * @param name the vendor's name for people
 * @param budgetAxis the axis of its budget
 * @param windowAxes axes of quota windows with a name of their own, by the windows' ids
 */
public record AlertOwner(
    String vendorId, String name, String budgetAxis, Map<String, String> windowAxes) {
  /** The axis of a budget that needs no name. */
  public static final String PLAIN_BUDGET = "budget";

  /** Rejects {@code null} and copies the map. */
  public AlertOwner {
    Objects.requireNonNull(vendorId, "vendorId");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(budgetAxis, "budgetAxis");
    windowAxes = Map.copyOf(windowAxes);
  }

  /**
   * {@return the vendor as its plugin describes it}
   *
   * @param info the description
   */
  public static AlertOwner of(VendorInfo info) {
    ContractNames names = info.names();
    return new AlertOwner(info.id(), info.displayName(), names.alertAxis(), names.windowAxes());
  }

  /**
   * {@return a vendor that claims no names}
   *
   * @param vendorId the vendor's id
   * @param name the vendor's name for people
   */
  public static AlertOwner general(String vendorId, String name) {
    ContractNames names = ContractNames.general(vendorId, name);
    return new AlertOwner(vendorId, name, names.alertAxis(), names.windowAxes());
  }

  /** {@return whether texts say the vendor's name} */
  public boolean named() {
    return !budgetAxis.equals(PLAIN_BUDGET);
  }

  /**
   * {@return the axis of a quota window: the name the vendor claims for it, else {@code
   * <vendor>_<window>}}
   *
   * @param windowId the window
   */
  public String windowAxis(String windowId) {
    return windowAxes.getOrDefault(windowId, vendorId + "_" + windowId);
  }

  /** {@return what a projection of the budget is called: {@code <axis>_usd}} */
  public String budgetMetric() {
    return budgetAxis + "_usd";
  }

  /**
   * {@return what a projection of a quota window is called: {@code <axis>_pct}}
   *
   * @param windowId the window
   */
  public String windowMetric(String windowId) {
    return windowAxis(windowId) + "_pct";
  }
}
