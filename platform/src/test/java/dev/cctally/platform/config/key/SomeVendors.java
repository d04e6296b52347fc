package dev.cctally.platform.config.key;

import dev.cctally.platform.config.ConfigurationEditor;
import dev.cctally.platform.store.DataDirectory;
import dev.cctally.spi.vendor.BudgetTraits;
import dev.cctally.spi.vendor.ContractNames;
import dev.cctally.spi.vendor.CostBasis;
import dev.cctally.spi.vendor.VendorInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Settings on a machine with three vendors and two notifiers. */
final class SomeVendors {
  private static final VendorInfo FLAT =
      new VendorInfo(
          "north",
          "North Tool",
          CostBasis.EQUIVALENT,
          List.of("own-week", "calendar-week", "calendar-month"),
          new ContractNames("budget", "", "budget", "North", Map.of()),
          new BudgetTraits("North", "BUDGET", true, true));
  private static final VendorInfo NAMED =
      new VendorInfo(
          "south",
          "South",
          CostBasis.ACTUAL,
          List.of("calendar-month", "calendar-week"),
          new ContractNames("budget.south", "south", "south_budget", "South", Map.of()));
  private static final VendorInfo GENERAL =
      new VendorInfo(
          "east-one",
          "East",
          CostBasis.ACTUAL,
          List.of("calendar-week"),
          ContractNames.general("east-one", "East"));

  private SomeVendors() {}

  static UserSettings settings(Path data, ConfigChange.Listener listener) {
    return new UserSettings(
        new ConfigurationEditor(new DataDirectory(data)),
        new KeyTable(
            () -> List.of(GENERAL, NAMED, FLAT),
            () -> List.of("bell", "horn"),
            () -> List.of("south_day", "east-one_five-hour"),
            path -> path.startsWith("/") ? path : "/work/" + path),
        listener);
  }
}
