package dev.cctally.platform.plugin;

import org.pf4j.PluginStatusProvider;

/** Which plugins are switched off is settled before PF4J sees them. */
final class AllEnabled implements PluginStatusProvider {
  @Override
  public boolean isPluginDisabled(String pluginId) {
    return false;
  }

  @Override
  public void disablePlugin(String pluginId) {
    throw new UnsupportedOperationException("plugins are switched off in the configuration");
  }

  @Override
  public void enablePlugin(String pluginId) {
    throw new UnsupportedOperationException("plugins are switched on in the configuration");
  }
}
