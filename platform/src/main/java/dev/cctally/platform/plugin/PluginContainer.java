package dev.cctally.platform.plugin;

import java.util.List;
import org.pf4j.AbstractPluginManager;
import org.pf4j.ExtensionFactory;
import org.pf4j.ExtensionFinder;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRepository;
import org.pf4j.PluginState;
import org.pf4j.PluginStatusProvider;
import org.pf4j.PluginWrapper;
import org.pf4j.RuntimeMode;
import org.pf4j.VersionManager;

/**
 * Holds one plugin and what it depends on for PF4J. One each, because PF4J's managers are not
 * thread-safe: a plugin that never returns from its start would otherwise hold up all others. It
 * reads no folder, no settings file and none of PF4J's system properties, and its parts throw where
 * PF4J's own would log and go on.
 */
final class PluginContainer extends AbstractPluginManager {
  private final List<CheckedPlugin> loadOrder;

  /**
   * Makes a container; loads nothing.
   *
   * @param loadOrder the plugin, last, after what it depends on
   * @param spiVersion the SPI version offered to plugins
   */
  PluginContainer(List<CheckedPlugin> loadOrder, String spiVersion) {
    super(List.of(loadOrder.getLast().plugin().jar().toAbsolutePath())); // read by nobody
    this.loadOrder = List.copyOf(loadOrder);
    setSystemVersion(spiVersion); // PF4J checks nothing while this is 0.0.0
    setResolveRecoveryStrategy(ResolveRecoveryStrategy.IGNORE_PLUGIN_AND_CONTINUE);
    pluginDescriptorFinder = new CheckedDescriptors(this.loadOrder);
  }

  /** Loads and starts the plugin and what it depends on. Runs plugin code. */
  void start() {
    for (CheckedPlugin plugin : loadOrder) {
      loadPlugin(plugin.plugin().jar());
    }
    for (CheckedPlugin plugin : loadOrder) {
      PluginWrapper wrapper = getPlugin(plugin.id());
      if (wrapper == null || wrapper.getPluginState() == PluginState.DISABLED) {
        throw new PluginFailure("PF4J refused " + plugin.label());
      }
      startPlugin(plugin.id());
      ((GuardedPluginFactory) pluginFactory).check();
    }
  }

  /** New instances of the plugin's own extensions of a type. Runs plugin code. */
  <T> List<T> extensions(Class<T> type) {
    return getExtensions(type, loadOrder.getLast().id());
  }

  /** Lets go of the plugin's classes, so that their memory comes free whoever still holds this. */
  void forget() {
    plugins.clear();
    pluginClassLoaders.clear();
    unresolvedPlugins.clear();
    resolvedPlugins.clear();
    startedPlugins.clear();
  }

  ClassLoader classLoader() {
    return getPluginClassLoader(loadOrder.getLast().id());
  }

  @Override
  public RuntimeMode getRuntimeMode() {
    return RuntimeMode.DEPLOYMENT;
  }

  @Override
  protected PluginDescriptorFinder createPluginDescriptorFinder() {
    return new CheckedDescriptors(List.of()); // replaced once the constructor knows the plugins
  }

  @Override
  protected PluginLoader createPluginLoader() {
    return new IsolatedPluginLoader(this);
  }

  @Override
  protected PluginFactory createPluginFactory() {
    return new GuardedPluginFactory();
  }

  @Override
  protected ExtensionFinder createExtensionFinder() {
    return new ExtensionIndex(this);
  }

  @Override
  protected ExtensionFactory createExtensionFactory() {
    return new ConstructorFactory();
  }

  @Override
  protected PluginRepository createPluginRepository() {
    return new NoRepository();
  }

  @Override
  protected PluginStatusProvider createPluginStatusProvider() {
    return new AllEnabled();
  }

  @Override
  protected VersionManager createVersionManager() {
    return new StrictVersions();
  }
}
