package dev.cctally.platform.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;

/** Hands PF4J the descriptors we have checked, so that no manifest is read twice. */
final class CheckedDescriptors implements PluginDescriptorFinder {
  private final List<CheckedPlugin> plugins;

  CheckedDescriptors(List<CheckedPlugin> plugins) {
    this.plugins = List.copyOf(plugins);
  }

  @Override
  public boolean isApplicable(Path jar) {
    return plugins.stream().anyMatch(plugin -> plugin.plugin().jar().equals(jar));
  }

  @Override
  public PluginDescriptor find(Path jar) {
    return plugins.stream()
        .filter(plugin -> plugin.plugin().jar().equals(jar))
        .map(CheckedDescriptors::descriptor)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no plugin at " + jar));
  }

  private static PluginDescriptor descriptor(CheckedPlugin plugin) {
    String pluginClass = plugin.pluginClass();
    DefaultPluginDescriptor descriptor =
        new DefaultPluginDescriptor(
            plugin.id(),
            "",
            pluginClass == null ? org.pf4j.Plugin.class.getName() : pluginClass,
            plugin.version().toString(),
            plugin.requires().text(),
            plugin.plugin().provider(),
            "");
    for (Map.Entry<String, VersionRange> need : plugin.dependencies().entrySet()) {
      descriptor.addDependency(new PluginDependency(need.getKey() + "@" + need.getValue().text()));
    }
    return descriptor;
  }
}
