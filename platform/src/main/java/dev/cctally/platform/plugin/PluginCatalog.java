package dev.cctally.platform.plugin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plugins that may be loaded: bundled ones first, then by id. Every id and every vendor id
 * occurs once, and what a plugin depends on is there too.
 */
final class PluginCatalog {
  private final Map<String, CheckedPlugin> plugins;

  private final List<Rejection> rejected;

  PluginCatalog(Collection<CheckedPlugin> usable, List<Rejection> rejected) {
    Map<String, CheckedPlugin> byId = new LinkedHashMap<>();
    usable.forEach(plugin -> byId.put(plugin.id(), plugin));
    this.rejected = List.copyOf(rejected);
    this.plugins = Collections.unmodifiableMap(byId);
  }

  Collection<CheckedPlugin> all() {
    return plugins.values();
  }

  List<InstalledPlugin> installed() {
    return plugins.values().stream().map(CheckedPlugin::plugin).toList();
  }

  /** What is in the folders and not used. */
  List<Rejection> rejected() {
    return rejected;
  }

  /** The rejected plugins, as far as it is known what they bring. */
  List<UnusablePlugin> unusable() {
    List<UnusablePlugin> unusable = new ArrayList<>();
    for (Rejection rejection : rejected) {
      CheckedPlugin plugin = rejection.plugin();
      PluginJar jar = rejection.jar();
      InstalledPlugin known =
          plugin != null
              ? plugin.plugin()
              : jar == null ? null : DescriptorRules.sketch(jar, rejection.bundled());
      if (known != null) {
        unusable.add(
            new UnusablePlugin(
                known, rejection.state(), rejection.automatic(), rejection.problem()));
      }
    }
    return unusable;
  }

  Optional<CheckedPlugin> ofVendor(String vendorId) {
    return plugins.values().stream()
        .filter(plugin -> vendorId.equals(plugin.plugin().vendorId()))
        .findFirst();
  }

  Optional<CheckedPlugin> ofNotifier(String notifierId) {
    return plugins.values().stream()
        .filter(plugin -> notifierId.equals(plugin.plugin().notifierId()))
        .findFirst();
  }

  /** A plugin's dependencies and at last itself, so that each comes after what it needs. */
  List<CheckedPlugin> loadOrder(CheckedPlugin plugin) {
    Deque<CheckedPlugin> order = new ArrayDeque<>();
    Deque<CheckedPlugin> open = new ArrayDeque<>(List.of(plugin));
    while (!open.isEmpty()) {
      CheckedPlugin next = open.removeFirst();
      order.remove(next); // a dependency of two must come before both
      order.addFirst(next);
      for (String id : next.dependencies().keySet()) {
        CheckedPlugin dependency = plugins.get(id);
        if (dependency != null) {
          open.addLast(dependency);
        }
      }
    }
    return List.copyOf(order);
  }
}
