package dev.cctally.platform.plugin;

import java.nio.file.Path;
import java.util.List;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginLoader;
import org.pf4j.PluginManager;

/** Makes a class loader for each plugin; what a plugin depends on has been loaded before. */
final class IsolatedPluginLoader implements PluginLoader {
  private final PluginManager manager;

  IsolatedPluginLoader(PluginManager manager) {
    this.manager = manager;
  }

  @Override
  public boolean isApplicable(Path jar) {
    return true;
  }

  @Override
  public ClassLoader loadPlugin(Path jar, PluginDescriptor descriptor) {
    List<ClassLoader> dependencies =
        descriptor.getDependencies().stream()
            .map(PluginDependency::getPluginId)
            .map(manager::getPluginClassLoader)
            .toList();
    return new IsolatedClassLoader(
        descriptor.getPluginId(), jar, getClass().getClassLoader(), dependencies);
  }
}
