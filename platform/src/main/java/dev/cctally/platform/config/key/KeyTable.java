package dev.cctally.platform.config.key;

import dev.cctally.platform.config.AlertSettings;
import dev.cctally.platform.config.BudgetBinding;
import dev.cctally.platform.config.BudgetSettings;
import dev.cctally.spi.vendor.VendorInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which settings there are. Those of vendors' budgets are told by the vendors, who are asked only
 * if such a setting is. Used by one thread at a time.
 */
public final class KeyTable {
  private final Supplier<List<VendorInfo>> vendors;
  private final UnaryOperator<String> projectKey;
  private final Block alerts;
  private @Nullable Block budget;

  /**
   * Makes the table. Does no I/O.
   *
   * @param vendors the vendors there are
   * @param notifiers the ids of the notifiers there are
   * @param windows the axes of the quota windows that have no setting of their own name
   * @param projectKey finds the project a path lies in, as a budget names it
   */
  public KeyTable(
      Supplier<List<VendorInfo>> vendors,
      Supplier<List<String>> notifiers,
      Supplier<List<String>> windows,
      UnaryOperator<String> projectKey) {
    this.vendors = vendors;
    this.projectKey = projectKey;
    alerts = new AlertKeys(notifiers, windows);
  }

  /** All blocks, in the order in which their published settings are listed. */
  List<Block> blocks() {
    return List.of(
        PlainBlocks.DISPLAY,
        alerts,
        PlainBlocks.DASHBOARD,
        PlainBlocks.UPDATE,
        PlainBlocks.STATUS_LINE,
        budget(),
        PlainBlocks.COLLECTOR);
  }

  private synchronized Block budget() {
    Block known = budget;
    if (known == null) {
      known = new BudgetKeys(BudgetBinding.of(vendors.get()), projectKey);
      budget = known;
    }
    return known;
  }

  /** All settings: the published ones in their published order, then the others. */
  List<ConfigKey> keys() {
    List<ConfigKey> keys = new ArrayList<>();
    List<ConfigKey> added = new ArrayList<>();
    for (Block block : blocks()) {
      for (ConfigKey key : block.keys()) {
        (key.published() ? keys : added).add(key);
      }
    }
    keys.addAll(added);
    return keys;
  }

  /** The setting of a name. */
  Optional<ConfigKey> find(String name) {
    Block block = blockOf(name);
    return block == null ? Optional.empty() : block.find(name);
  }

  /** The block of a setting. */
  Block block(ConfigKey key) {
    Block block = blockOf(key.name());
    if (block == null) {
      throw new IllegalArgumentException(key.name());
    }
    return block;
  }

  private @Nullable Block blockOf(String name) {
    int dot = name.indexOf('.');
    String first = dot < 0 ? name : name.substring(0, dot);
    return switch (first) {
      case "display" -> PlainBlocks.DISPLAY;
      case AlertSettings.BLOCK -> alerts;
      case "dashboard" -> PlainBlocks.DASHBOARD;
      case "update" -> PlainBlocks.UPDATE;
      case "statusline" -> PlainBlocks.STATUS_LINE;
      case BudgetSettings.BLOCK -> budget();
      case "collector" -> PlainBlocks.COLLECTOR;
      default -> null;
    };
  }
}
