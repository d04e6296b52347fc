package dev.cctally.platform.plugin;

import java.util.Map;
import java.util.Set;

/**
 * How the plugins that were started in a process fared.
 *
 * @param failed how those failed that did, as a clause, by id
 * @param worked the ids of the others
 */
public record PluginRun(Map<String, String> failed, Set<String> worked) {
  /** No plugin was started. */
  public static final PluginRun NOTHING = new PluginRun(Map.of(), Set.of());

  /** Copies the collections. */
  public PluginRun {
    failed = Map.copyOf(failed);
    worked = Set.copyOf(worked);
  }
}
