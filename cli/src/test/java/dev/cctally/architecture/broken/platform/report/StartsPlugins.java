package dev.cctally.architecture.broken.platform.report;

import org.pf4j.PluginWrapper;

/** A sample for the rules: starts plugins from a report. */
public final class StartsPlugins {
  String id(PluginWrapper plugin) {
    return plugin.getPluginId();
  }
}
