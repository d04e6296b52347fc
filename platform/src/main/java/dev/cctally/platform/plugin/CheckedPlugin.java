package dev.cctally.platform.plugin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plugin whose manifest obeys the rules.
 *
 * @param plugin what others may know of it
 * @param version its version
 * @param requires the SPI versions it works with
 * @param platforms where it works; empty for everywhere
 * @param dependencies ids of the plugins whose classes it uses, with the versions it accepts
 * @param pluginClass its PF4J plugin class, or {@code null} if it needs none
 */
record CheckedPlugin(
    InstalledPlugin plugin,
    SemVer version,
    VersionRange requires,
    Set<String> platforms,
    Map<String, VersionRange> dependencies,
    @Nullable String pluginClass) {
  CheckedPlugin {
    platforms = Set.copyOf(platforms);
    dependencies = new LinkedHashMap<>(dependencies);
  }

  String id() {
    return plugin.id();
  }

  /** How messages name it. */
  String label() {
    return "plugin " + plugin.id() + " " + plugin.version();
  }

  boolean runsOn(String platform) {
    return platforms.isEmpty() || platforms.contains(platform);
  }
}
