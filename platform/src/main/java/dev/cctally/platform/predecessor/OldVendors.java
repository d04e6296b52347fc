package dev.cctally.platform.predecessor;

import dev.cctally.platform.alert.AlertOwner;
import dev.cctally.platform.config.BudgetBinding;
import dev.cctally.platform.quota.QuotaStore;
import dev.cctally.platform.quota.SeriesKey;
import dev.cctally.spi.quota.QuotaWindow;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The vendors there are, as far as old rows are about them. The old product recorded the quota of
 * one vendor, the one that claims the plain names; rows about it do not name it.
 *
 * @param bindings vendors' budgets
 * @param windows the quota windows of the vendor with the plain names
 */
public record OldVendors(List<BudgetBinding> bindings, List<QuotaWindow> windows) {
  /** Copies the lists. */
  public OldVendors {
    bindings = List.copyOf(bindings);
    windows = List.copyOf(windows);
  }

  /** The vendor with the plain names, if it is there. */
  Optional<BudgetBinding> plain() {
    return bindings.stream().filter(BudgetBinding::flat).findFirst();
  }

  /** A vendor's budget, or {@code null} if its plugin is not there. */
  @Nullable BudgetBinding binding(String vendorId) {
    return bindings.stream()
        .filter(binding -> binding.vendorId().equals(vendorId))
        .findFirst()
        .orElse(null);
  }

  /** The vendor as alerts name it, also one whose plugin is not there. */
  AlertOwner owner(String vendorId) {
    BudgetBinding binding = binding(vendorId);
    return binding == null
        ? AlertOwner.general(vendorId, vendorId)
        : AlertOwner.of(binding.vendor());
  }

  /** The series of the main windows of a vendor. */
  SeriesKey series(BudgetBinding vendor) {
    return QuotaStore.mainSeries(vendor.vendorId(), "", windows);
  }

  /** The window an axis is about, or {@code null}. */
  @Nullable QuotaWindow window(AlertOwner owner, String axis) {
    Objects.requireNonNull(axis, "axis");
    return windows.stream()
        .filter(window -> owner.windowAxis(window.id()).equals(axis))
        .findFirst()
        .orElse(null);
  }
}
