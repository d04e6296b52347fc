package dev.cctally.platform.plugin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import org.pf4j.ExtensionDescriptor;
import org.pf4j.ExtensionFinder;
import org.pf4j.ExtensionWrapper;
import org.pf4j.PluginManager;

/**
 * Finds a plugin's extensions by the index that PF4J's annotation processor writes into its jar.
 * Unlike PF4J's own finder it looks into that one jar only, does not log what it cannot load but
 * throws, and does not read annotations, whose machinery costs more at start than the plugin.
 */
final class ExtensionIndex implements ExtensionFinder {
  private final PluginManager manager;

  ExtensionIndex(PluginManager manager) {
    this.manager = manager;
  }

  @Override
  public <T> List<ExtensionWrapper<T>> find(Class<T> type, String pluginId) {
    List<ExtensionWrapper<T>> found = new ArrayList<>();
    for (Class<?> extension : classes(pluginId)) {
      if (type.isAssignableFrom(extension)) {
        found.add(wrapper(extension));
      }
    }
    return found;
  }

  @Override
  public <T> List<ExtensionWrapper<T>> find(Class<T> type) {
    List<ExtensionWrapper<T>> found = new ArrayList<>();
    manager.getPlugins().forEach(plugin -> found.addAll(find(type, plugin.getPluginId())));
    return found;
  }

  @Override
  @SuppressWarnings("rawtypes") // PF4J's signature
  public List<ExtensionWrapper> find(String pluginId) {
    List<ExtensionWrapper> found = new ArrayList<>();
    classes(pluginId).forEach(extension -> found.add(wrapper(extension)));
    return found;
  }

  @Override
  public Set<String> findClassNames(String pluginId) {
    // Not through the class loader: an index of a dependency or of the platform is not this
    // plugin's, and the JDK's jar URL connections cost 5 ms at their first use.
    try (JarFile jar = new JarFile(manager.getPlugin(pluginId).getPluginPath().toFile())) {
      return ExtensionNames.of(jar);
    } catch (IOException e) {
      throw new PluginFailure(
          "its " + ExtensionNames.RESOURCE + " cannot be read: " + e.getMessage());
    }
  }

  private List<Class<?>> classes(String pluginId) {
    ClassLoader loader = manager.getPluginClassLoader(pluginId);
    List<Class<?>> classes = new ArrayList<>();
    for (String name : findClassNames(pluginId)) {
      try {
        classes.add(loader.loadClass(name));
      } catch (ClassNotFoundException e) {
        throw new PluginFailure(
            "its " + ExtensionNames.RESOURCE + " names " + name + ", which it does not contain");
      }
    }
    return classes;
  }

  @SuppressWarnings("unchecked") // callers checked that the class is a T
  private <T> ExtensionWrapper<T> wrapper(Class<?> extension) {
    return (ExtensionWrapper<T>)
        new ExtensionWrapper<>(
            new ExtensionDescriptor(0, extension), manager.getExtensionFactory());
  }
}
