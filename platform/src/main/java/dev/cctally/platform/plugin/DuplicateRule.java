package dev.cctally.platform.plugin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Settles which of several plugins with one id, vendor or notifier is used: a bundled one, unless
 * the user allowed it to be replaced; then the higher version; then the first file name.
 */
final class DuplicateRule {
  private final Set<String> overridable;
  private final Rejections rejections;

  DuplicateRule(Set<String> overridable, Rejections rejections) {
    this.overridable = overridable;
    this.rejections = rejections;
  }

  /** The plugins that are used; the others get a warning, unless the user asked for it. */
  List<CheckedPlugin> settle(List<CheckedPlugin> candidates) {
    List<CheckedPlugin> ranked = new ArrayList<>(candidates);
    ranked.sort((left, right) -> compare(left, right));
    Map<String, CheckedPlugin> byId = new HashMap<>();
    Map<String, CheckedPlugin> byVendor = new HashMap<>();
    Map<String, CheckedPlugin> byNotifier = new HashMap<>();
    List<CheckedPlugin> kept = new ArrayList<>();
    for (CheckedPlugin plugin : ranked) {
      String vendor = plugin.plugin().vendorId();
      CheckedPlugin sameId = byId.get(plugin.id());
      CheckedPlugin sameVendor = vendor == null ? null : byVendor.get(vendor);
      String notifier = plugin.plugin().notifierId();
      CheckedPlugin sameNotifier = notifier == null ? null : byNotifier.get(notifier);
      if (sameId != null) {
        boolean replaced = plugin.plugin().bundled() && !sameId.plugin().bundled();
        if (replaced) {
          rejections.silently(
              plugin,
              PluginState.FAILED,
              plugin.label() + " is replaced by your " + sameId.plugin().jar().getFileName(),
              false);
        } else {
          rejections.plugin(plugin, PluginState.FAILED, duplicate(plugin, sameId));
        }
      } else if (sameVendor != null) {
        rejections.plugin(
            plugin,
            PluginState.FAILED,
            "is a duplicate: vendor '" + vendor + "' is already provided by " + sameVendor.id());
      } else if (sameNotifier != null) {
        rejections.plugin(
            plugin,
            PluginState.FAILED,
            "is a duplicate: notifier '"
                + notifier
                + "' is already provided by "
                + sameNotifier.id());
      } else {
        byId.put(plugin.id(), plugin);
        if (vendor != null) {
          byVendor.put(vendor, plugin);
        }
        if (notifier != null) {
          byNotifier.put(notifier, plugin);
        }
        kept.add(plugin);
      }
    }
    return kept;
  }

  // Written out: Comparator's combinators are not in the AOT cache and cost 15 ms at start.
  private int compare(CheckedPlugin left, CheckedPlugin right) {
    int order = Integer.compare(precedence(left), precedence(right));
    order = order != 0 ? order : right.version().compareTo(left.version());
    return order != 0 ? order : left.plugin().jar().compareTo(right.plugin().jar());
  }

  private int precedence(CheckedPlugin plugin) {
    if (plugin.plugin().bundled()) {
      return 1;
    }
    return overridable.contains(plugin.id()) ? 0 : 2;
  }

  private static String duplicate(CheckedPlugin plugin, CheckedPlugin used) {
    return "in "
        + plugin.plugin().jar().getFileName()
        + " is a duplicate of "
        + used.plugin().jar().getFileName()
        + " ("
        + used.plugin().version()
        + ") and is left out";
  }
}
